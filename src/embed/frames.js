// The parent's side of frames: makes each as high as its walk, and has the page hear what happens.
//
// The loader fetches this when the first hello comes. A page may have several loaders, and each
// hears every hello, so what has been answered is kept on the frame itself.

const ours = /\/v1\/(\d+\.\d+\.\d+\/)?frame(\.html)?$/;

/** Answers a frame of ours that says hello; anything else is let be. */
export const hear = ({ data, origin, source }) => {
  const { bt, id, type } = data;
  if (bt !== 1 || type !== 'hello' || typeof id !== 'string') return;
  const frame = [...document.querySelectorAll('iframe')].find((it) => it.contentWindow === source);
  // By the address that the page gave it, which no frame can change: neither an advertisement
  // nor a frame that has gone elsewhere is one of ours.
  if (!frame?.src.startsWith(origin + '/') || !ours.test(new URL(frame.src).pathname)) return;
  if (frame.bothTrue?.id === id) return;

  const { port1: port, port2 } = new MessageChannel();
  const ask = (type, more) => port.postMessage({ ...more, bt: 1, id, type });
  frame.bothTrue = {
    id,
    set: (settings) => ask('set', settings),
    reset: () => ask('reset'),
    goTo: (step) => ask('goTo', { step }),
  };

  let last = 0;
  port.onmessage = ({ data }) => {
    if (data?.bt !== 1 || data.id !== id) return;
    const { type, name, detail, height, seq } = data;
    if (type === 'resize' && [height, seq].every(Number.isInteger) && seq > last) {
      last = seq;
      grow(frame, Math.min(Math.max(height, 120), 6000));
    }
    if (type === 'event' && name === 'show') show(frame, detail);
    const told = type === 'event' ? name : type;
    if (['ready', 'error', 'step', 'choice', 'complete'].includes(told)) {
      frame.dispatchEvent(
        new CustomEvent('both-true-' + told, { detail, bubbles: true, composed: true }),
      );
    }
  };
  source.postMessage({ bt: 1, id, type: 'init' }, origin, [port2]);
};

const grow = (frame, height) => {
  const style = getComputedStyle(frame);
  // What the page has put around it is not to be taken from the walk.
  const around = ['border-top-width', 'border-bottom-width', 'padding-top', 'padding-bottom'];
  if (style.boxSizing === 'border-box') {
    for (const name of around) height += parseFloat(style.getPropertyValue(name));
  }
  frame.style.height = height + 'px';
};

// Scrolls a part of the frame into view, no further than it takes.
const show = (frame, detail) => {
  const { top, bottom } = detail ?? {};
  if (![top, bottom].every(Number.isFinite)) return;
  const { style } = frame;
  const before = style.scrollMargin;
  style.scrollMargin = `${-top}px 0 ${bottom - frame.clientHeight}px`;
  frame.scrollIntoView({ block: 'nearest' });
  style.scrollMargin = before;
};
