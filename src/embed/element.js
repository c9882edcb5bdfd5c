// The `<both-true>` element: a thin skin between a host page and the wasm.
//
// WebAssembly cannot extend HTMLElement, and a page should not pay for a walk that
// nobody reaches. So this class is plain JavaScript: it keeps the static text in
// place, fetches the rest when it is wanted, and hands over in one task.

import { locate } from './locate.js';

// Put here by the build: the version, where its files lie, the hash in their names and the
// digest of the wasm, and by language the few words of the status line and the packs there
// are. No other word a reader sees stands in this file.
const site = __BOTH_TRUE__;

// The one wasm instance of this window: a window has one definition of the element, and so one
// version of it.
let instance;

// Attributes that are properties too: the values allowed, the default first, or none
// where any text will do. A change of all but the first three mounts anew.
const attributes = {
  mode: ['read', 'present'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager', 'click'],
  lang: [],
  paradox: [],
  'heading-level': [3, 2, 4, 5, 6],
  src: [],
  length: ['short', 'full'],
  start: [],
};

// Every failure is thrown as a line of text that begins with the error event's code.
let cause = 'network ';
const offline = (error) => {
  throw cause + error;
};
addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  if (blockedURI.includes(site.hash)) cause = 'csp ';
});

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

// Once something failed, no copy that a browser has kept is believed.
let cache;

const request = async (url, integrity) => {
  const response = await fetch(url, { cache, integrity });
  if (!response.ok) throw url;
  return response;
};

const textOf = (response) => response.text();

// What to call when the instance dies: a function of every element that lives by it. It may
// die once, and its widgets are mounted anew where they were; after that it is an error.
const dependents = new Set();
let died;
const end = (message) => {
  instance = undefined;
  for (const dependent of dependents) dependent(died && 'panic ' + message);
  died = true;
};

const inTime = (work) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(reject, 15000, 'timeout'))]);

// Browsers remember a failed import, and a dead instance lives on in its module, so
// every start but the first has an address of its own.
let starts = 0;

const start = async () => {
  const [glue, wasm, ...styles] = await Promise.all([
    import(locate('both-true-', '.js' + (starts++ ? '?' + starts : ''))),
    request(locate('both-true-', '_bg.wasm'), site.integrity),
    request(locate('both-true-', '.css')).then(textOf),
    request(locate('both-true-', '_more.css')).then(textOf),
  ]).catch(offline);
  await glue.start(wasm, styles.join(''), end);
  return glue;
};

// A failed start is forgotten before anyone hears of it: whoever tries again first
// starts anew, and the others join.
const assets = (pack) =>
  Promise.all([
    (instance ??= inTime(start()).catch((error) => {
      instance = undefined;
      throw error;
    })),
    inTime(request(pack).then(textOf).catch(offline)),
  ]);

/** One explainer in a host page. Its light DOM is for everyone, and is never touched. */
export class BothTrue extends HTMLElement {
  static version = site.version;
  static observedAttributes = Object.keys(attributes).slice(3);

  #announceReady;
  /** Resolves when the widget is first ready. Why it is not, the error event says. */
  ready = new Promise((resolve) => (this.#announceReady = resolve));

  #state;
  #states = this.attachInternals().states;
  #glue;
  #widget;

  // Counts the attempts: what comes back to an older one has come too late.
  #attempt = 0;
  // Lets the loaded widget take its place; set for as long as that has to wait.
  #show;
  // The link of the static text that was pressed before the widget could hear of it.
  #pressed;

  // What stands above the static text.
  #idleLine = create('slot', { name: 'status' });
  #status = create('div', { part: 'status', role: 'status' });

  constructor() {
    super();
    // A property set before the upgrade hides its accessor, so it is set again; one that is for
    // reading only stays as it is.
    for (const [name, value] of Object.entries(this)) {
      delete this[name];
      Reflect.set(this, name, value);
    }
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
    // Captured, because the widget may stop what bubbles.
    this.addEventListener('click', this.#look, true);
    this.#retreat('idle');
  }

  /** `idle`, `loading`, `ready` or `error`; in CSS, `:state(ready)` and so on. */
  get state() {
    return this.#state;
  }

  /** The detail of the widget's last step event. */
  get progress() {
    return this.#widget?.progress;
  }

  /** Back to the first step. */
  reset() {
    this.#widget?.reset();
  }

  /** Shows the step of that name; false where there is none. */
  goTo(id) {
    return !!this.#widget?.goTo(id);
  }

  /** Moves the focus to the step on show. */
  focus() {
    this.#widget?.focus();
  }

  connectedCallback() {
    // Adoption by another document ends here too, and has taken the sheet off.
    this.#glue?.dress(this);
    this.#view.observe(this);
    this.#view.observe(this.#status);
  }

  async disconnectedCallback() {
    // A move is a removal and an insertion, so what counts is how it ends.
    await new Promise(setTimeout);
    if (this.isConnected) return;
    this.#view.disconnect();
    this.#attempt++;
    this.#retreat('idle');
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after && this.#state !== 'idle') this.load();
  }

  #tell = (name, detail, cancelable) =>
    this.dispatchEvent(
      new CustomEvent('both-true-' + name, { detail, bubbles: true, composed: true, cancelable }),
    );

  /** Fetches and shows the widget now: the first time, after an error, or anew. */
  async load() {
    const { paradox, src } = this;
    if (!this.#widget && !this.#tell('beforeload', {}, true)) return;
    const attempt = ++this.#attempt;
    const language = this.#language();
    this.#enter('loading');
    try {
      if (!src && !site.words[language].includes(paradox)) throw 'unknown-paradox ' + paradox;
      const pack = src || locate('packs/' + language + '/' + paradox + '.', '.json');
      // Once more, in another task: by then a policy has told what it forbids.
      const [glue, text] = await assets(pack).catch(async () => {
        await new Promise(setTimeout);
        return assets(pack);
      });
      if (attempt !== this.#attempt) return;
      await new Promise((show) => {
        this.#show = show;
        this.#look();
      });
      const widget = glue.mount(this, text, this.#pressed, this.#tell);
      this.#retreat('loading');
      dependents.add(this.#end);
      this.#widget = widget;
      this.#glue = glue;
      this.shadowRoot.replaceChildren(...widget.nodes);
      this.#release();
      // Out of view there is nothing to hold.
      this.#look();
      // Yew draws in a microtask; by the next task there is something to see.
      await new Promise(setTimeout);
      if (!this.#widget) return;
      this.#enter('ready');
      this.#announceReady();
      this.#tell('ready');
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  // Called when the element's top or all of it enters or leaves the view, and when it
  // is clicked. A click and not pointerdown: a finger put down may mean to scroll, and a
  // link that is pressed must still be there when it is let go. Only a click has a type.
  #look = (event) => {
    const pressed = event?.type || this.#pressed;
    const { top, bottom } = this.getBoundingClientRect();
    const below = top - innerHeight;
    // A link to a place of the walk, `#change/a/s1`, leads on in the widget if one is to come.
    const link = !this.#widget && this.#state !== 'error' && event?.target?.closest('a');
    if (/^#\w+\//.test(link?.hash)) {
      event.preventDefault();
      this.#release();
      this.#pressed = link;
      link.style.opacity = 0.6;
    }
    // Who has been in the middle of a walk need not ask for it again.
    if (
      this.#state === 'idle' &&
      (pressed ||
        this.#glue ||
        this.loading === 'eager' ||
        (this.loading === 'lazy' && bottom > 0 && below < 300))
    ) {
      this.load();
    }

    // No text is changed while its reader is in the middle of it or further on, unless
    // they ask: not every browser keeps what is in view in its place when something above
    // shrinks. To see the status line again, if not yet all of it, is to be back.
    if (this.#show && (pressed || this.#widget || top > -99)) {
      if (pressed) this.scrollIntoView();
      this.#show();
    } else if (pressed || below > 0) {
      // The room held is given up at the reader's own act, or when it is below the view.
      this.#widget?.settle();
    }
  };

  // The margin is below only: a text still to come is best changed before it is seen,
  // and what is above is changed when the reader is back at its top.
  #view = new IntersectionObserver(this.#look, { rootMargin: '0px 0px 300px' });

  #release() {
    this.#pressed &&= this.#pressed.style.opacity = '';
  }

  // What to do when the instance dies: mount anew, or say that it cannot be.
  #end = (error) => (error ? this.#fail(error) : this.load());

  #fail = (error) => {
    this.#release();
    cache = 'reload';
    this.#retreat('error');
    this.#tell('error', { code: (error += '').split(' ')[0], message: error });
  };

  // Back to the static text. The box goes first, with the listeners Yew put on it.
  #retreat(state) {
    const widget = this.#widget;
    this.#widget = this.#show = undefined;
    dependents.delete(this.#end);
    this.shadowRoot.replaceChildren(this.#status, create('slot'));
    this.#enter(state);
    try {
      widget.destroy();
    } catch {
      // There was none, or it died.
    }
  }

  #enter(state) {
    this.#state = state;
    const [loading, failed, again] = site.words[this.#language()];
    // Every line stands in the room of the idle line. Without one there is no room, and
    // only a failure is worth making some. At first nothing is measured: with many widgets
    // on a page, each would have all of it laid out anew.
    const height = state !== 'idle' && this.#status.offsetHeight;
    this.#status.style.minHeight = height + 'px';
    this.#status.replaceChildren(
      { loading: height ? loading : '', error: failed + ' ' }[state] ?? this.#idleLine,
      state === 'error'
        ? create('button', {
            textContent: again,
            onclick: () => this.load(),
            // No taller than its line.
            style: 'font:inherit;line-height:1;padding:0',
          })
        : '',
    );
    try {
      this.#states.clear();
      this.#states.add(state);
    } catch {
      // Without custom states there are still the property and the events.
    }
  }

  // The page's own language, without its region where that has no such pack, or else English.
  #language() {
    const language = this.closest('[lang]')?.lang.toLowerCase() ?? '';
    const has = (it) => site.words[it]?.includes(this.paradox);
    return [language, language.split('-')[0]].find(has) ?? 'en';
  }
}

for (const [name, values] of Object.entries(attributes)) {
  Object.defineProperty(BothTrue.prototype, name.replace('-l', 'L'), {
    get() {
      const given = this.getAttribute(name) ?? '';
      return values.find((value) => value == given) ?? values[0] ?? given;
    },
    set(value) {
      this.setAttribute(name, value);
    },
  });
}
