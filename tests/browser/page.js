// What every script of the tests begins with: how to look into a widget. `nth` says which; a page
// that hides its widgets from its document says where they are.

const widget = (window.widgets ?? document.querySelectorAll('both-true'))[nth];
const root = widget?.shadowRoot;
const find = (selector) => root.querySelector(selector);
const all = (selector) => [...root.querySelectorAll(selector)];

// The words on show, as laid out: what is not drawn is not in them.
const words = () =>
  [...root.children].map((it) => it.innerText ?? '').join('\n').replaceAll('\u00a0', ' ');

// A control by its words, or by those of a part of it.
const control = (label) =>
  all('button, summary, label').find((it) =>
    [it, ...it.querySelectorAll('*')].some((part) => part.textContent.trim() === label),
  );

// The middle of an element, in view; nothing while a pointer there would meet something else.
// As text, since a page may have changed what becomes of objects on their way to the driver.
const spot = (element) => {
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const [at, down] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  return element.contains(root.elementFromPoint(at, down)) ? JSON.stringify({ at, down }) : null;
};

const paths = () => all('.stage__drawing path').map((it) => it.getAttribute('d'));
