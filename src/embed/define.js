// Registers `<both-true>`, and is what the loader is bundled from.
//
// Apart from the class, so that importing the class has no side effect.

import { BothTrue } from './element.js';
import { locate } from './locate.js';

const first = customElements.get('both-true');

// A page may carry the loader twice, pasted by two editors. A second definition
// would throw and take the rest of a bundle with it, so the first one wins.
if (first) console.warn('both-true', first.version, BothTrue.version);
else customElements.define('both-true', BothTrue);

// A frame of ours that says hello is taken in hand, by what only pages with frames need.
addEventListener('message', async (event) => {
  if (event.data?.bt) (await import(locate('frames-', '.js'))).hear(event);
});
