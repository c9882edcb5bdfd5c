// The child's side of a frame: the element in it, and what the page around is told.
//
// It runs before the body is there, so that the first thing painted has the right colours. A page
// without our loader never answers the hello; then nothing is told, and the frame scrolls.

const root = document.documentElement;
const element = document.createElement('both-true');

// What may be set, in the address and later. Which values do, the element knows.
const settings = ['paradox', 'lang', 'length', 'start', 'heading-level', 'theme'];

const set = (wishes) => {
  for (const name of settings) {
    if (/string|number/.test(typeof wishes[name])) element.setAttribute(name, wishes[name]);
  }
  const theme = element.getAttribute('theme');
  root.style.colorScheme = /^(light|dark)$/.test(theme) ? theme : '';
  root.lang = element.lang || 'en';
};

const address = Object.fromEntries(new URL(location).searchParams);
set(address);
// In the address alone, since choices are private.
if (address.share) element.setAttribute('share', address.share);

// Tells this load of the frame from the one before.
const id = Math.random().toString(36).slice(2);

// What the page around can be told once it has answered; until then it is kept.
let port;
const kept = [];
const tell = (type, more) => {
  const message = { bt: 1, id, type, ...more };
  if (port) port.postMessage(message);
  else kept.push(message);
};

for (const name of ['ready', 'error', 'step', 'choice', 'complete']) {
  element.addEventListener('both-true-' + name, ({ detail }) => {
    stepped ||= port && name === 'step';
    if (name !== 'ready' && name !== 'error') return tell('event', { name, detail });
    tell(name, { detail });
    measure();
  });
}

// The frame is as high as its content, and never the other way round: in a frame that has just
// been made higher or lower and no wider, only what was drawn anew counts, or heights that
// depend on the frame's own would grow for ever.
let drawn;
let width;
let height;
let wanted;
let sequence = 0;
const measure = () => {
  const answers = width === innerWidth && height !== innerHeight && !drawn;
  [width, height, drawn] = [innerWidth, innerHeight];
  // A frame that shrank to a line while it loads would pull the page along.
  if (!port || answers || !/ready|error/.test(element.state)) return;
  flatten();
  const before = wanted;
  wanted = Math.ceil(element.parentNode.getBoundingClientRect().height);
  if (wanted === before) return;
  tell('resize', { height: Math.min(Math.max(wanted, 120), 6000), seq: ++sequence });
  // No scrollbar comes and goes while the frame follows. One that does not follow has to have one.
  root.style.overflowY = 'hidden';
  setTimeout(letScroll, 500);
};
const letScroll = () => {
  root.style.overflowY = innerHeight < wanted ? '' : 'hidden';
};

// How tall the window is, a frame that follows its walk cannot know: what is meant for tall ones
// is for none here.
const flatten = () => {
  for (const { cssRules } of element.shadowRoot.adoptedStyleSheets) {
    for (const { media } of cssRules) {
      if (/height/.test(media?.mediaText)) media.mediaText = 'not all';
    }
  }
};

// What has just appeared may be out of the page's view: a new screen, or else what has taken the
// focus, which not every browser gives to a frame that is led by its page. What a reader can focus
// by hand they see already, and it must not move from under their pointer.
let stepped;
let focused;
const show = () => {
  const before = focused;
  const began = stepped;
  focused = element.shadowRoot.activeElement;
  stepped = false;
  if (!began && (focused === before || !(focused?.tabIndex < 0))) return;
  measure();
  const { top, bottom } = began ? { top: 0, bottom: 120 } : focused.getBoundingClientRect();
  // What begins a sheet is shown with what stands above it.
  tell('event', { name: 'show', detail: { top: top < 200 ? 0 : top, bottom } });
};

addEventListener('message', (event) => {
  const { data, source, ports } = event;
  if (!data?.bt) return;
  // The loader in here has ears for frames too, and there are none.
  event.stopImmediatePropagation();
  if (port || source !== parent || !ports[0]) return;
  if (data.bt !== 1 || data.id !== id || data.type !== 'init') return;
  [port] = ports;
  port.onmessage = hear;
  for (const message of kept) port.postMessage(message);
  measure();
  addEventListener('resize', letScroll);
  new ResizeObserver(measure).observe(element.parentNode);
  new MutationObserver(() => {
    drawn = true;
    setTimeout(show);
  }).observe(element.shadowRoot, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
});

const hear = ({ data }) => {
  if (data?.bt !== 1 || data.id !== id) return;
  const { type, step, links } = data;
  if (type === 'reset') element.reset();
  if (type === 'goTo' && typeof step === 'string') element.goTo(step);
  if (type === 'set') {
    set(data);
    if (typeof links === 'object') {
      element.links = links;
      element.load();
    }
  }
};

// Said to whoever is there, so nothing private is in it; a few times, since our loader may come
// late into the page.
const hello = (wait) => {
  if (port || wait > 9000) return;
  parent.postMessage({ bt: 1, id, type: 'hello' }, '*');
  setTimeout(hello, wait, wait * 2);
};

addEventListener('DOMContentLoaded', () => {
  const main = document.querySelector('main');
  // Of the links to texts the one to this walk stays; all of them, where there is no such walk.
  const language = root.lang.toLowerCase();
  const [text] = [language, language.split('-')[0], 'en'].flatMap((it) =>
    [...document.links].filter(({ pathname }) =>
      pathname.endsWith(`/${it}/${address.paradox}.html`),
    ),
  );
  if (text) main.replaceChildren(text);
  element.append(...main.childNodes);
  main.append(element);
  // What failed to load has nothing to say.
  if (parent !== window) customElements.whenDefined('both-true').then(() => hello(250));
});
