// What an editor can choose, and how it is written into the page's address.
//
// The address is the only place where choices are kept, so a link brings them all, and Back works.

import { designed, names, times } from './colours.js';

// Put here by the build: by language, the walks there are.
const built = __BUILT__;

/** The languages there are. */
export const languages = Object.keys(built);

/** Whether a walk is there in a language. */
export const has = (language, paradox) => built[language].includes(paradox);

// A choice knows what it usually is, and makes of a text what is chosen, or nothing.
const oneOf = (...values) => ({
  usual: values[0],
  read: (text) => values.find((it) => it === text),
});

const colour = (usual) => ({
  usual,
  read: (text) => text.toLowerCase().match(/^#?([\da-f]{6})$/)?.[1].padStart(7, '#'),
});

// A folder: of this site by its path, or of any by its whole address.
const folder = {
  usual: '',
  read(text) {
    const given = text.trim();
    if (!given) return '';
    const local = /^\/(?!\/)/.test(given);
    if (!local && !/^https?:\/\//i.test(given)) return undefined;
    try {
      const { origin, pathname } = new URL(given, location.origin);
      return (local ? '' : origin) + pathname.replace(/\/?$/, '/');
    } catch {
      return undefined;
    }
  },
};

/** Each choice by its name. What it usually is comes first. */
export const known = {
  paradox: oneOf('change', 'empathy', 'relationship', 'all'),
  length: oneOf('short', 'full'),
  kind: oneOf('element', 'frame'),
  theme: oneOf('auto', 'light', 'dark'),
  colours: oneOf('designed', 'white', 'stone', 'clay', 'rose', 'own'),
  ...Object.fromEntries(
    names.flatMap((name) =>
      times.map((time, nth) => [`${name}-${time}`, colour(designed[name][nth])]),
    ),
  ),
  place: oneOf('rule', 'tag'),
  lang: oneOf('', ...languages),
  'heading-level': oneOf('3', '2', '4', '5', '6'),
  loading: oneOf('lazy', 'eager', 'click'),
  inside: oneOf('nothing', 'text'),
  height: oneOf('fixed', 'grows'),
  base: folder,
  page: oneOf('light', 'dark', 'narrow'),
};

/** The choices in a query, the usual ones for the rest, and what the query asked in vain. */
export const read = (query) => {
  const asked = new URLSearchParams(query);
  const choices = {};
  const refused = [];
  for (const [name, { usual, read }] of Object.entries(known)) {
    const text = asked.get(name);
    const chosen = text === null ? usual : read(text);
    if (chosen === undefined) refused.push([name, text]);
    choices[name] = chosen ?? usual;
  }
  return { choices, refused };
};

/** The query for these choices: those alone that are not the usual ones. */
export const write = (choices) => {
  const query = new URLSearchParams();
  for (const [name, { usual }] of Object.entries(known)) {
    if (choices[name] !== usual) query.set(name, choices[name].replace('#', ''));
  }
  return `?${query}`.replace(/^\?$/, '');
};
