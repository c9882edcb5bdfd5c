// The glue as it ships: what wasm-bindgen made, its start and its looks, and an ear for its death.
//
// What only a started widget needs is said here and not in the loader, which every page pays for.

import { depth, initSync, mount as draw } from 'wasm-bindgen';
import { Address, page } from './address.js';
import { Device, separator } from './device.js';

// Under this name each document keeps the sheet made for it.
const key = Symbol();

// The details of events as a page hears them, from their parts.
const details = {
  step: (paradox, step, index, total, complete) => ({
    paradox,
    step,
    index: +index,
    total: +total,
    complete: !!complete,
  }),
  choice: (paradox, step, choice) => ({ paradox, step, choice }),
  complete: (paradox) => ({ paradox }),
  error: (message) => ({ code: 'links', message }),
};

// Under this name an element keeps where its reader was, in each walk begun there: it outlives
// this instance.
const kept = Symbol.for('both-true places');

let sheetText;

/**
 * Starts the instance, from the response that brings its wasm and the text of its two sheets, and
 * has `ended` called if it dies. Every widget of the page dies with it.
 */
export const start = async (response, styles, ended) => {
  // A sheet cut short would still be a sheet, and so would a page that says there is none.
  if (!styles.split('/* whole */').at(2)) throw 'network The styles did not come whole.';
  sheetText = styles;
  // A download may break off as late as here.
  const bytes = await response.arrayBuffer().catch((error) => {
    throw 'network ' + error;
  });
  // Broken wasm and forbidden wasm are errors of one kind, told apart by their words.
  const begin = async () => initSync({ module: await WebAssembly.compile(bytes) });
  await begin().catch((error) => {
    throw (/CSP|Security/.test(error) ? 'csp ' : 'wasm ') + error;
  });
  // By a promise, so that the dying instance has come to rest before anyone acts on it, and
  // cannot cry again when there is another.
  new Promise(onPanic).then(ended);
};

const onPanic = (heard) => {
  const rest = depth();
  // Whoever called the wasm, a trap ends as an error of the page or as one of ours. By a
  // microtask, when no call is under way any more: one cut short has left its stack behind.
  const hear = ({ message, detail }) =>
    queueMicrotask(() => depth() === rest || heard(message ?? detail.message));
  for (const name of ['error', 'both-true-error']) addEventListener(name, hear, true);
};

/**
 * A widget of this host, drawn into nodes that are not yet on the page. It knows the detail of its
 * last step event, and gives up the room it holds when told to settle. It begins where the reader left
 * this walk, or where the link leads that was pressed before it was there.
 */
export const mount = (host, pack, pressed, tell) => {
  const places = (host[kept] ??= {});
  const walk = host.paradox + host.src + host.start;
  // Who is in the static text by keyboard is taken along. Yew draws in a microtask; by the next task
  // there is something to focus.
  if (host.matches(':focus-within')) setTimeout(() => host.focus());
  const device = new Device(host.src || host.paradox, (notice) => widget.drawn.tell(notice));
  const address = new Address(host, (place) => widget.drawn.takeUp(place), (id) => widget.goTo(id));
  const hear = (name, detail) => {
    if (name === 'place') {
      device.keep(detail);
      address.keep(detail.split(separator)[0]);
      places[walk] = detail;
    } else if (name === 'print') print();
    else if (!details[name]) device[name](host);
    // A choice is private, unless the host page asks for it.
    else if (name !== 'choice' || host.getAttribute('share') === 'choices') {
      detail = details[name](...detail.split(separator));
      if (name === 'step') {
        widget.progress = detail;
        address.step(detail);
      }
      tell(name, detail);
    }
  };
  const widget = resting.pop() ?? {};
  const place = places[walk] ?? device.found(address.linked());
  try {
    const { length, headingLevel, start } = host;
    const lang = host.src ? '' : (host.closest('[lang]')?.lang ?? '');
    const given = {
      length,
      headingLevel,
      start,
      place,
      lang,
      links: links(host, tell),
      address: page(),
    };
    if (widget.nodes) widget.drawn.again(pack, given, hear);
    else Object.assign(widget, made(pack, given, hear));
  } catch (error) {
    if (widget.nodes) resting.push(widget);
    throw 'pack ' + error;
  }
  widget.progress = undefined;
  // Holds the room that is in view, and a little more: a short widget in place of a long
  // text would pull what follows into view.
  widget.box.style.minHeight = `min(${host.offsetHeight}px,120vh)`;
  widget.leave = () => [device, address].map((it) => it.leave());
  if (pressed) widget.goTo(pressed.hash.slice(1));
  else if (place === undefined) address.arrive();
  dress(host);
  return widget;
};

// The host's links, a line each: the element's property, or the JSON in its child with `slot="links"`.
const links = (host, tell) => {
  const lines = (given, above) =>
    Object.entries(given).flatMap(([name, link]) => {
      name = above + name.replaceAll('_', '-');
      const known = name !== 'reading' && name !== 'support';
      return known ? [name, link?.url, link?.label].join(separator) : lines(link, name + '.');
    });
  try {
    const child = host.querySelector('script[slot=links]');
    return lines(host.links ?? JSON.parse(child?.textContent ?? '{}'), '').join('\n');
  } catch (error) {
    tell('error', { code: 'links', message: '`links` is not a JSON object: ' + error });
    return '';
  }
};

// Widgets that were taken down. Yew leaves things behind for each app it ever drew, so the next
// widget is drawn by the app of the last.
const resting = [];

const made = (pack, given, hear) => {
  const box = document.createElement('div');
  // What a control does by a key is not for the page, which may turn a slide by it and forbid it.
  box.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const own = target.matches('input') ? /^( |Home|End|Arrow.*|Page.*)$/ : /^( |Enter)$/;
    if (own.test(key)) event.stopPropagation();
    // Where words run from right to left, a slider does; its keys do not in every engine.
    const along = { ArrowLeft: 1, ArrowRight: -1 }[key];
    const { altKey, ctrlKey, metaKey } = event;
    if (along && target.matches('[dir=rtl] .slider__range') && !(altKey || ctrlKey || metaKey)) {
      event.preventDefault();
      target.stepUp(along);
      target.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  // The text stays beside it, unseen, for print.
  const slot = document.createElement('slot');
  slot.hidden = true;
  const drawn = draw(box, pack, given, hear);
  return {
    drawn,
    box,
    nodes: [slot, box],
    reset: () => drawn.reset(),
    goTo: (id) => drawn.goTo(id),
    focus: () => drawn.focus(),
    settle: () => (box.style.minHeight = ''),
    destroy() {
      this.leave();
      drawn.rest();
      resting.push(this);
    },
  };
};

/** Puts on the one sheet of the document that the host is in: it may have come from another. */
export const dress = (host) => {
  const page = host.ownerDocument;
  // A document without a window shows nothing.
  if (!page.defaultView) return;
  // Told once: each time would have every widget of the page styled anew.
  if (!page[key]) (page[key] = new page.defaultView.CSSStyleSheet()).replaceSync(sheetText);
  host.shadowRoot.adoptedStyleSheets = [page[key]];
};
