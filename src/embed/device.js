// What a reader has done on their own device: a place kept there, a link copied, a page saved or printed.
//
// Nothing here happens by itself, and nothing of it leaves the device. A browser may refuse any of it.

import { linkTo } from './address.js';

// In front of the name of whatever is kept, with the version of how it is kept.
const ours = 'both-true/';

// Stands between the code of a place, what the settings are, and what was written.
export const separator = '\x1f';

// The numbers of what the reader is told.
const LINKED = 3;
const REFUSED = 4;
const ELSEWHERE = 5;
const FORGOTTEN_ELSEWHERE = 6;
const COPIED = 8;
const NOT_COPIED = 9;

/** The device, for the one walk of that name. */
export class Device {
  #name;
  #tell;
  #keeps;
  #code;
  #left = new AbortController();

  constructor(walk, tell) {
    this.#name = ours + '1/' + walk;
    this.#tell = tell;
    // Another tab of this origin has kept a place of the same walk, or has forgotten it.
    const hear = ({ key, newValue }) => {
      if (this.#keeps && (key === null || key === this.#name)) {
        tell(newValue ? ELSEWHERE : FORGOTTEN_ELSEWHERE);
      }
    };
    addEventListener('storage', hear, this.#left);
  }

  /** What was kept; but if a link has brought the reader here, its place, and of theirs the settings. */
  found(linked) {
    let found;
    try {
      found = localStorage.getItem(this.#name) ?? undefined;
    } catch {
      // Refused: then nothing was kept either.
    }
    if (!linked || !found) return linked ?? found;
    // The place that was kept stands, so nothing is kept in its stead until the reader asks for it.
    setTimeout(() => this.#tell(LINKED));
    return linked + separator + '00' + (found.split(separator)[1] ?? '').slice(2);
  }

  /** The walk has come to another place, or something of the reader's own has changed. */
  keep(place) {
    const [code, own, ...words] = place.split(separator);
    const first = !this.#code;
    this.#code = code;
    const [keepsPlace, keepsWords] = own;
    try {
      // What was found stands until something changes.
      if (!first && keepsPlace > 0) {
        const kept = [code, own, ...(keepsWords > 0 ? words : [])];
        localStorage.setItem(this.#name, kept.join(separator));
      } else if (this.#keeps) localStorage.removeItem(this.#name);
      this.#keeps = keepsPlace > 0;
    } catch {
      this.#keeps = false;
      this.#tell(REFUSED);
    }
  }

  forgot() {
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(ours)) localStorage.removeItem(name);
      }
    } catch {
      // Refused: there is nothing to forget.
    }
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(linkTo(this.#code));
      this.#tell(COPIED);
    } catch {
      this.#tell(NOT_COPIED);
    }
  }

  saveText(host) {
    save(host, 'txt', {});
  }

  saveMarkdown(host) {
    save(host, 'md', { title: '# ', 'small-title': '## ', above: '### ' });
  }

  leave() {
    this.#left.abort();
  }
}

// The page of one's own as it stands on the screen, a paragraph for each of its lines.
const save = (host, ending, marks) => {
  const lines = host.shadowRoot.querySelectorAll('.keepsake :is(.title, .leaf > *, .beneath > *)');
  const text = Array.from(lines, ({ className, textContent }) =>
    /mark|beneath/.test(className) ? '' : (marks[className] ?? '') + textContent + '\n\n',
  );
  // A few kilobytes, for as long as the page is open: no moment is surely late enough to free them.
  const href = URL.createObjectURL(new Blob(text, { type: 'text/plain' }));
  Object.assign(document.createElement('a'), { href, download: 'both-true.' + ending }).click();
};
