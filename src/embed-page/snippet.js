// The lines to paste, and the policy they need: text from choices, and nothing of the page.

import { known } from './choices.js';
import { declarations } from './colours.js';

/** How tall a frame is that does not grow, in pixels. */
export const frameHeight = 640;

const titles = {
  change: 'Both True: change',
  empathy: 'Both True: empathy',
  relationship: 'Both True: the relationship',
  all: 'Both True: three paradoxes of therapy',
};

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

// What differs from the usual, and the walk, which has no usual one.
const said = (choices, names) =>
  names
    .filter((name) => name === 'paradox' || choices[name] !== known[name].usual)
    .map((name) => [name, choices[name]]);

/** The attributes of the element, but for its looks. */
export const attributes = (choices) =>
  said(choices, ['paradox', 'length', 'theme', 'loading', 'heading-level', 'lang']);

const open = (tag, pairs) =>
  `<${tag}${pairs.map(([name, value]) => ` ${name}="${escape(value)}"`).join('')}>`;

const loader = (base) =>
  `<script type="module" data-cfasync="false" src="${escape(base)}v1/both-true.js"></script>`;

// The headings of a text begin at 3, and go on from there.
const atLevel = (text, level) =>
  text.replace(/(<\/?h)(\d)/g, (_, tag, digit) => tag + Math.min(6, +digit + level - 3));

// What stands inside `<style>`, to the byte: a policy knows it by its hash.
const rule = (pairs) =>
  `\n  both-true {\n${pairs.map(([name, value]) => `    ${name}: ${value};\n`).join('')}  }\n`;

const inline = (pairs) => pairs.map(([name, value]) => `${name}: ${value}`).join('; ');

const element = (choices, base, text) => {
  const colours = declarations(choices);
  const onTag = colours.length > 0 && choices.place === 'tag';
  const pairs = attributes(choices).concat(onTag ? [['style', inline(colours)]] : []);
  const inside = text ? '\n' + atLevel(text, +choices['heading-level']).trim() + '\n' : '';
  return [
    loader(base),
    ...(colours.length && !onTag ? [`<style>${rule(colours)}</style>`] : []),
    open('both-true', pairs) + inside + '</both-true>',
  ].join('\n');
};

const frame = (choices, base) => {
  const query = new URLSearchParams(
    said(choices, ['paradox', 'length', 'theme', 'heading-level', 'lang']),
  );
  const pairs = [
    ['src', `${base}v1/frame.html?${query}`],
    ['title', titles[choices.paradox]],
    ['loading', 'lazy'],
    ['width', '100%'],
    ['height', `${frameHeight}`],
    ['frameborder', '0'],
  ];
  const tag = open('iframe', pairs) + '</iframe>';
  return choices.height === 'grows' ? loader(base) + '\n' + tag : tag;
};

/** The lines, with the files below `base`; `text` goes inside the tag, if there is any. */
export const snippet = (choices, base, text) =>
  choices.kind === 'frame' ? frame(choices, base) : element(choices, base, text);

// As a policy names a style it allows; without a hash where a browser makes none.
const hashed = async (style) => {
  if (!globalThis.crypto?.subtle) return "'unsafe-inline'";
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

/** What a content security policy has to allow for these lines. */
export const policy = async (choices, base) => {
  const origin = base.startsWith('/') ? "'self'" : new URL(base).origin;
  if (choices.kind === 'frame') {
    const frame = `frame-src ${origin}`;
    return choices.height === 'grows' ? `${frame}; script-src ${origin}` : frame;
  }
  const parts = [`script-src ${origin} 'wasm-unsafe-eval'`, `connect-src ${origin}`];
  const colours = declarations(choices);
  if (colours.length && choices.place === 'rule') {
    parts.push(`style-src ${await hashed(rule(colours))}`);
  }
  if (colours.length && choices.place === 'tag') {
    const hash = await hashed(inline(colours));
    parts.push(`style-src ${hash.startsWith("'sha") ? "'unsafe-hashes' " : ''}${hash}`);
  }
  return parts.join('; ');
};
