// The page's address as a place of the walk: links that lead into it, and Back and Forward through it.
//
// A link that carries a place is heard by any page. Where the page says `address="hash"`, its address
// follows the walk as well: `#change/a/s1`. What was chosen is never in it, but kept in this script
// for as long as the page is open, and so Back undoes a step and Forward takes it again.

/** The page's address, without what stands after its `#`. */
export const page = () => location.href.split('#')[0];

const LINK = '#both-true=';

/** A link that carries a place, by its code. */
export const linkTo = (code) => page() + LINK + code;

// Entries of the history outlive a page that is loaded anew, and its places do not.
const { timeOrigin } = performance;

/** The address, for one host. */
export class Address {
  #follows;
  #host;
  // The place of each entry that this page has made in the browser's history.
  #places = [];
  #entry = 0;
  #left = new AbortController();
  #arrive;

  constructor(host, takeUp, goTo) {
    this.#host = host;
    this.#follows = host.getAttribute('address') === 'hash';
    this.#arrive = () => goTo(location.hash.slice(1));
    const hear = ({ state }) => {
      const [of, entry] = state?.bothTrue ?? [];
      const place = this.linked() ?? (of === timeOrigin && this.#places[entry]);
      this.#entry = place ? (entry ?? this.#entry) : this.#places.length;
      if (place) takeUp(place);
      else this.arrive();
    };
    addEventListener('popstate', hear, this.#left);
  }

  /** The code of a place, if a link has brought one of this walk. */
  linked() {
    const { src, paradox } = this.#host;
    const code = location.hash.split(LINK)[1];
    // What begins in another way is damaged or newer, and whoever reads it will say so.
    const other = /^1\.(\w+)/.exec(code)?.[1];
    return !src && paradox !== 'all' && other && other !== paradox ? undefined : code;
  }

  /** Begins where the address says, if it names a step. */
  arrive() {
    if (this.#follows && location.hash) this.#arrive();
  }

  step({ paradox, step }) {
    const hash = '#' + (step.startsWith(paradox + '/') || paradox === 'all' ? step : paradox + '/' + step);
    if (!this.#follows || location.hash === hash) return;
    // A link has done what it was for. From here on the address is that of the step.
    const write = this.linked() ? 'replaceState' : 'pushState';
    if (write === 'pushState') this.#entry = Math.max(this.#entry + 1, this.#places.length);
    history[write]({ bothTrue: [timeOrigin, this.#entry] }, '', hash);
  }

  keep(code) {
    // The entry the page was opened with is told from others from now on.
    if (this.#follows && !this.#places.length) history.replaceState({ bothTrue: [timeOrigin, 0] }, '');
    this.#places[this.#entry] = code;
  }

  leave() {
    this.#left.abort();
  }
}
