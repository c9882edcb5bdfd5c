// For pages that stand on one side of a frame and act as if they were ours: what they hear, and
// random messages to send.

window.told = [];
addEventListener('message', ({ data, origin, source, ports }) => {
  told.push({ data, origin });
  window.asker = source;
  // Only in a page that plays the frame.
  if (!ports[0]) return;
  window.port = ports[0];
  port.onmessage = ({ data }) => told.push({ data });
});

// As a frame, once or several times.
window.hello = (target, more) =>
  target.postMessage({ bt: 1, id: 'this load', type: 'hello', ...more }, '*');

// As the page around, to the frame that has said hello.
window.answer = (more, ends = new MessageChannel()) => {
  const { id } = told.find(({ data }) => data.type === 'hello').data;
  ends.port1.onmessage = ({ data }) => told.push({ data });
  window.port = ends.port1;
  asker.postMessage({ bt: 1, id, type: 'init', ...more }, '*', [ends.port2]);
  return id;
};

// Anything that can be sent, by chance from a seed. Of what means something only parts come.
window.fuzz = function* (seed, count, id) {
  const chance = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let it = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = (list) => list[Math.floor(chance() * list.length)];
  const types = ['hello', 'init', 'ready?', 'resize', 'event', 'set', 'goTo', 'constructor', ''];
  const keys = ['height', 'seq', 'name', 'detail', 'step', 'id', 'type'];
  keys.push('__proto__', 'constructor', 'toString', 'valueOf', 'then', 'port');
  const simple = [null, undefined, true, false, NaN, -0, -5.5, Infinity, 10n, new Date(NaN), /./g];
  const value = (depth) => {
    const kind = depth ? Math.floor(chance() * 7) : 0;
    if (kind < 2) return one(simple);
    if (kind === 2) return Array.from({ length: 3 }, () => value(depth - 1));
    if (kind === 3) return new Map([[value(depth - 1), value(depth - 1)]]);
    if (kind === 4) return new Uint8Array(5);
    return object(depth - 1);
  };
  const object = (depth) => {
    const made = {};
    for (let left = 4; left > 0; left--) {
      Object.defineProperty(made, one(keys), {
        value: value(depth),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    return made;
  };
  while (count-- > 0) {
    const odd = value(3);
    // Words, numbers and objects are something here.
    const none = () => one([undefined, true, 5n, [], /./g]);
    const settings = { links: one([false, 0, 'links']), theme: none(), paradox: none(), start: none() };
    const framed = { ...object(2), ...settings, type: one(types), bt: 1, id };
    yield one([odd, one(['', 'resize', 7]), framed, framed, { ...framed, bt: '1' }, { ...framed, id: odd }]);
  }
};
