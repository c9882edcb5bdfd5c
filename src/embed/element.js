// The `<both-true>` element: a thin skin between a host page and the wasm.
//
// WebAssembly cannot extend HTMLElement, and a page should not pay for a walk that
// nobody reaches. So this class is plain JavaScript: it keeps the static text in
// place, fetches the rest when it is wanted, and hands over in one task.

// Put here by the build: the version, the hash in the name of every file, the packs there
// are, and the few words of the status line. No other word a reader sees stands in this file.
const site = __BOTH_TRUE__;

// Under this name the window keeps the one wasm instance of this exact version, and each
// document the one sheet made for it.
const ours = Symbol.for('both-true@' + site.version);

// Attributes that are properties too: the values allowed, the default first, or none
// where any text will do. A change of all but the first two mounts anew.
const attributes = {
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager', 'click'],
  paradox: [],
  length: ['short', 'full'],
  'heading-level': [3, 2, 4, 5, 6],
  start: [],
  lang: [],
};

// Every failure is thrown as a line of text that begins with the error event's code.
const offline = (error) => {
  throw 'network ' + error;
};

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

const locate = (name, ending) =>
  new URL(site.version + '/' + name + site.hash + ending, import.meta.url);

// Once something failed, no copy that a browser has kept is believed.
let cache;

const request = async (name, ending) => {
  const response = await fetch(locate(name, ending), { cache });
  if (!response.ok) throw response.url;
  return response;
};

const textOf = (response) => response.text();

// What to call when the instance dies: a function of every element that lives by it.
const dependents = new Set();

const inTime = (work) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(reject, 15000, 'timeout'))]);

// Browsers remember a failed import, and a dead instance lives on in its module, so
// every start but the first has an address of its own.
let starts = 0;

const start = async () => {
  const [glue, wasm, styles] = await Promise.all([
    import(locate('both-true-', '.js' + (starts++ ? '?r=' + starts : ''))),
    request('both-true-', '_bg.wasm'),
    request('both-true-', '.css').then(textOf),
  ]).catch(offline);
  await glue.start(wasm);

  // By a promise, so that the dying instance has come to rest before we act on it, and
  // cannot cry again when there is another. Widgets could be mounted anew from here.
  new Promise(glue.onPanic).then((message) => {
    delete globalThis[ours];
    for (const fail of dependents) fail('panic ' + message);
  });
  return { glue, styles };
};

// A failed start is forgotten before anyone hears of it: whoever tries again first
// starts anew, and the others join.
const assets = (pack) =>
  Promise.all([
    (globalThis[ours] ??= inTime(start()).catch((error) => {
      delete globalThis[ours];
      throw error;
    })),
    inTime(request('packs/' + pack + '.', '.json').then(textOf).catch(offline)),
  ]);

/** One explainer in a host page. Its light DOM is for everyone, and is never touched. */
export class BothTrue extends HTMLElement {
  static version = site.version;
  static observedAttributes = Object.keys(attributes).slice(2);

  #announceReady;
  /** Resolves when the widget is first ready. Why it is not, the error event says. */
  ready = new Promise((resolve) => {
    this.#announceReady = resolve;
  });

  #state;
  #progress;
  #internals = this.attachInternals();
  #widget;
  #styles;

  // Counts the attempts: what comes back to an older one has come too late.
  #attempt = 0;
  // Lets the loaded widget take its place; set for as long as that has to wait.
  #show;
  // Where the reader was, in each walk begun here, and the last of these walks.
  #places = {};
  #walk;

  // What stands above the static text.
  #idleLine = create('slot', { name: 'status' });
  #status = create('div', { part: 'status', role: 'status' });

  constructor() {
    super();
    // A property set before the upgrade hides its accessor, so it is set again.
    for (const [name, value] of Object.entries(this)) {
      delete this[name];
      this[name] = value;
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

  /** The detail of the last step event. */
  get progress() {
    return this.#progress;
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
    if (this.#styles) this.#dress();
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

  #tell(name, detail) {
    if (name === 'step') this.#progress = detail;
    // A choice is private, unless the host page asks for it.
    if (name === 'choice' && this.getAttribute('share') !== 'choices') return;
    this.dispatchEvent(
      new CustomEvent('both-true-' + name, { detail, bubbles: true, composed: true }),
    );
  }

  /** Fetches and shows the widget now: the first time, after an error, or anew. */
  async load() {
    const attempt = ++this.#attempt;
    const lang = this.#language();
    const pack = lang + '/' + this.paradox;
    this.#enter('loading');
    try {
      if (!site.packs.includes(pack)) throw 'unknown-paradox ' + this.paradox;
      const [instance, text] = await assets(pack).catch(() => assets(pack));
      if (attempt !== this.#attempt) return;
      await new Promise((show) => {
        this.#show = show;
        this.#look({});
      });
      this.#mount(instance, text, lang);
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

  #mount({ glue, styles }, text, lang) {
    const box = create('div', { lang, dir: site.words[lang].dir });
    // Holds the room that is in view, and a little more: a short widget in place of a
    // long text would pull what follows into view.
    box.style.minHeight = `min(${this.offsetHeight}px,120vh)`;
    this.#retreat('loading');
    const { paradox, length, headingLevel, start } = this;
    this.#walk = paradox + start;
    const place = this.#places[this.#walk];
    dependents.add(this.#fail);
    try {
      this.#widget = glue.mount(
        box,
        text,
        { host: this, length, headingLevel, start, place },
        (name, detail) => this.#tell(name, detail),
      );
    } catch (error) {
      throw 'pack ' + error;
    }
    this.#styles = styles;
    this.#dress();
    this.shadowRoot.replaceChildren(box);
    // Out of view there is nothing to hold.
    this.#look({});
  }

  // Called when the element's top or all of it enters or leaves the view, and when it
  // is clicked. A click and not pointerdown: a finger put down may mean to scroll, and a
  // link that is pressed must still be there when it is let go. Only a click has a type.
  #look = ({ type: pressed }) => {
    const { top, bottom } = this.getBoundingClientRect();
    const below = top - innerHeight;
    // Who has been in the middle of a walk need not ask for it again.
    if (
      this.#state === 'idle' &&
      (pressed ||
        this.#walk ||
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
      this.shadowRoot.lastChild.style.minHeight = '';
    }
  };

  // The margin is below only: a text still to come is best changed before it is seen,
  // and what is above is changed when the reader is back at its top.
  #view = new IntersectionObserver(this.#look, { rootMargin: '0px 0px 300px' });

  #fail = (error) => {
    cache = 'reload';
    this.#retreat('error');
    this.#tell('error', { code: (error += '').split(' ')[0], message: error });
  };

  // A sheet belongs to the document it was made for, and an element may move to another.
  #dress() {
    const page = this.ownerDocument;
    const sheet = (page[ours] ??= new page.defaultView.CSSStyleSheet());
    sheet.replaceSync(this.#styles);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  // Back to the static text. The box goes first, with the listeners Yew put on it.
  #retreat(state) {
    const widget = this.#widget;
    this.#widget = this.#show = undefined;
    dependents.delete(this.#fail);
    this.shadowRoot.replaceChildren(this.#status, create('slot'));
    this.#enter(state);
    try {
      this.#places[this.#walk] = widget.place();
      widget.destroy();
    } catch {
      // There was none, or it died.
    }
  }

  #enter(state) {
    this.#state = state;
    const { loading, failed, again } = site.words[this.#language()];
    const { style, offsetHeight } = this.#status;
    // Every line stands in the room of the idle line. Without one there is no room, and
    // only a failure is worth making some.
    style.minHeight = offsetHeight + 'px';
    this.#status.replaceChildren(
      { loading: offsetHeight ? loading : '', error: failed + ' ' }[state] ?? this.#idleLine,
      state === 'error'
        ? create('button', { textContent: again, onclick: () => this.load() })
        : '',
    );
    try {
      const { states } = this.#internals;
      states.clear();
      states.add(state);
    } catch {
      // Without custom states there are still the property and the events.
    }
  }

  // English where the page's own language has no such pack.
  #language() {
    const [language] = (this.closest('[lang]')?.lang ?? '').split('-');
    return site.packs.includes(language + '/' + this.paradox) ? language : 'en';
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
