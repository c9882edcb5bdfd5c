// The colours an editor can set: those of the design, a few others that were tried, and whether
// they can be read.

import tokens from '../../styles/tokens.css';

/** The colours by their names here; each is a pair, for day and for night. */
export const names = ['warm', 'cool', 'paper', 'text'];
export const times = ['day', 'night'];

const properties = { warm: '--bt-warm', cool: '--bt-cool', paper: '--bt-bg', text: '--bt-fg' };

// Read from the widget's own sheet, so that the two never differ.
const token = (property) =>
  tokens.match(`${property}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).slice(1);
const [onInk] = tokens.match(/(?<=--bt-on-ink: )#\w{6}/);
const quiet = token('--bt-fg-soft');

/** The colours of the widget as it comes. */
export const designed = Object.fromEntries(names.map((name) => [name, token(properties[name])]));

const presets = {
  designed,
  white: { ...designed, paper: ['#ffffff', '#121212'], text: ['#1a1a1a', '#ededed'] },
  stone: { ...designed, paper: ['#f3f4f6', '#18191c'], text: ['#1b1f27', '#e8eaee'] },
  clay: { ...designed, warm: ['#e0a080', '#dc9c7c'], cool: ['#7dbdb3', '#78b8ae'] },
  rose: { ...designed, warm: ['#e3a3ae', '#dd9da8'], cool: ['#9ab4d9', '#94afd6'] },
};

/** The colours chosen, by name. */
export const chosen = (choices) =>
  presets[choices.colours] ??
  Object.fromEntries(
    names.map((name) => [name, times.map((time) => choices[`${name}-${time}`])]),
  );

// Of a pair, what is ever seen: a theme that stands still shows one of it.
const seen = { auto: [0, 1], light: [0], dark: [1] };

/** The times that readers will see, under a theme. */
export const timesOf = (theme) => seen[theme].map((at) => times[at]);

/** The custom properties to set, each with its value: those alone that differ from the design. */
export const declarations = (choices) => {
  const colours = chosen(choices);
  return names.flatMap((name) => {
    const pair = colours[name];
    const at = seen[choices.theme];
    if (at.every((it) => pair[it] === designed[name][it])) return [];
    const values = [...new Set(at.map((it) => pair[it]))];
    return [[properties[name], values.length > 1 ? `light-dark(${values.join(', ')})` : values[0]]];
  });
};

// Relative luminance and contrast as WCAG 2 has them.
const luminance = (colour) => {
  const [red, green, blue] = colour.match(/[\da-f]{2}/g).map((it) => {
    const part = parseInt(it, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How far two colours stand apart, from 1 to 21. */
export const contrast = (one, other) => {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
};

/** What could not be read in these colours, as sentences. */
export const warnings = (choices) => {
  const { warm, cool, paper, text } = chosen(choices);
  return seen[choices.theme].flatMap((at) => {
    const when = ['By day', 'By night'][at];
    const pairs = [
      ['text on paper', text[at], paper[at]],
      ['quiet text on paper', quiet[at], paper[at]],
      ['the dark text on warm', onInk, warm[at]],
      ['the dark text on cool', onInk, cool[at]],
    ];
    return pairs.flatMap(([what, one, other]) => {
      const ratio = contrast(one, other);
      // Cut and not rounded: 4.46 is not enough, and is not said to be 4.5.
      const said = Math.floor(ratio * 10) / 10;
      const sentence = `${when}, ${what} has a contrast of ${said} to 1.`;
      return ratio < 4.5 ? [sentence + ' Below 4.5 it is hard to read for many.'] : [];
    });
  });
};
