// The fields for colours of one's own: for each a swatch, and its digits, since brands have digits.

import { names, times, timesOf } from './colours.js';

const says = {
  warm: 'Warm',
  cool: 'Cool',
  paper: 'Paper',
  text: 'Text',
  day: 'by day',
  night: 'by night',
};

const make = (tag, className, properties) =>
  Object.assign(document.createElement(tag), { className, ...properties });

/** Puts the fields into `box`. They show choices, and tell `changed` of a name and its text. */
export class Fields {
  #box;
  #inputs = {};

  constructor(box, changed) {
    this.#box = box;
    box.append(
      ...times.map((time) =>
        make('span', 'own__time', { textContent: says[time], ariaHidden: 'true' }),
      ),
    );
    box.lastChild.dataset.time = 'night';
    box.firstChild.dataset.time = 'day';
    for (const name of names) {
      box.append(make('span', 'own__name', { textContent: says[name], ariaHidden: 'true' }));
      for (const time of times) {
        const said = `${says[name]} ${says[time]}`;
        const swatch = make('input', 'own__swatch', { type: 'color', ariaLabel: said });
        const digits = make('input', 'own__digits', {
          type: 'text',
          name: `${name}-${time}`,
          ariaLabel: said + ', as digits',
          spellcheck: false,
        });
        const cell = make('span', 'own__cell');
        cell.dataset.time = time;
        cell.append(swatch, digits);
        box.append(cell);
        this.#inputs[digits.name] = [swatch, digits];
        // The colour being picked has no name, so the form does not take it for a choice.
        for (const input of [swatch, digits]) {
          input.addEventListener('change', () => changed(digits, input.value));
        }
      }
    }
  }

  /** Shows what is chosen: of pairs, what readers will see. */
  show(choices) {
    this.#box.hidden = choices.colours !== 'own';
    const shown = timesOf(choices.theme);
    for (const it of this.#box.querySelectorAll('[data-time]')) {
      it.hidden = !shown.includes(it.dataset.time);
    }
    this.#box.dataset.times = shown.length;
    for (const [name, [swatch, digits]] of Object.entries(this.#inputs)) {
      swatch.value = digits.value = choices[name];
      digits.removeAttribute('aria-invalid');
    }
  }
}
