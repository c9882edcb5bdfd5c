// The widget as it will look, on a page like the editor's.
//
// One widget for all three pages, so that switching between them keeps one's place in the walk.

import { declarations } from './colours.js';
import { attributes, frameHeight } from './snippet.js';

/** The preview in `sheet`, a page of someone else's, with the widget in `stand`. */
export class Preview {
  #sheet;
  #stand;
  #widget;

  constructor(sheet, stand) {
    this.#sheet = sheet;
    this.#stand = stand;
  }

  /** Shows the widget with these choices. */
  show(choices) {
    const { kind, height, page, theme, loading } = choices;
    const framed = kind === 'frame';
    const wanted = new Map(attributes(framed ? { ...choices, loading: 'lazy' } : choices));
    // A reader whose device is dark is a reader of the dark page. On the narrow one it is day,
    // unless the widget is for dark pages alone.
    const scheme = page !== 'narrow' ? page : theme === 'dark' ? 'dark' : 'light';
    if (theme === 'auto') wanted.set('theme', scheme);
    this.#sheet.dataset.page = page;
    this.#sheet.dataset.scheme = scheme;
    // Within a frame that does not grow it scrolls.
    const fixed = framed && height === 'fixed';
    this.#stand.style.blockSize = fixed ? frameHeight + 'px' : '';
    this.#stand.dataset.scrolls = fixed;
    // When it is fetched is decided once, so another answer needs another widget.
    const fetched = framed ? 'lazy' : loading;
    if (this.#widget?.loading !== fetched) this.#begin(fetched);
    const widget = this.#widget;
    for (const name of widget.getAttributeNames()) {
      if (name !== 'style' && !wanted.has(name)) widget.removeAttribute(name);
    }
    for (const [name, value] of wanted) {
      // Setting it, if only to what it is, begins the walk anew.
      if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
    }
    const colours = framed ? [] : declarations(choices);
    widget.removeAttribute('style');
    for (const [name, value] of colours) widget.style.setProperty(name, value);
    if (!widget.isConnected) this.#stand.replaceChildren(widget);
  }

  #begin(loading) {
    this.#widget = document.createElement('both-true');
    const text = document.createElement('p');
    text.className = 'sheet__inside';
    text.textContent =
      loading === 'click'
        ? 'What you put inside the tag stands here. Click it, and the widget comes.'
        : 'What you put inside the tag stands here until the widget is there.';
    this.#widget.append(text);
  }
}
