// The page where an editor gets the lines to paste: from its form to its address, its lines and
// its preview.

import { has, known, languages, read, write } from './choices.js';
import { chosen, declarations, names, times, warnings } from './colours.js';
import { copier } from './copier.js';
import { Fields } from './fields.js';
import { Preview } from './preview.js';
import { policy, snippet } from './snippet.js';

const at = (id) => document.getElementById(id);

const form = at('choose');
const lines = at('snippet').firstChild;
const allowed = at('policy').firstChild;
const base = at('base');
const preview = new Preview(at('sheet'), at('stand'));
const forget = [copier(at('copy-snippet'), lines), copier(at('copy-policy'), allowed)];

// Where this page lies is where the files lie, unless an editor says otherwise.
const home = new URL('.', location.href).href.split(/[?#]/)[0];

let choices = {};

const paragraph = (text) => Object.assign(document.createElement('p'), { textContent: text });

// Counts what is shown, because texts and hashes come later.
let shown = 0;

const texts = new Map();
const fetchText = (language, paradox) => {
  const address = `./text/${language}/${paradox}.html`;
  if (!texts.has(address)) {
    const text = fetch(address).then((response) => {
      if (!response.ok) throw response.status;
      return response.text();
    });
    text.catch(() => texts.delete(address));
    texts.set(address, text);
  }
  return texts.get(address);
};

const notes = {
  coming: 'The text is on its way.',
  missing: 'The text did not come, so the tag is empty. It is linked below.',
  english: 'This walk is not in that language yet, so the text is English.',
  empty: 'With nothing inside the tag there is nothing to click. Put the walk in as text.',
};

// The lines, at once; and again when their text has come.
const showLines = async () => {
  const turn = ++shown;
  const { kind, inside, lang, loading, paradox } = choices;
  const folder = choices.base || home;
  const language = lang && has(lang, paradox) ? lang : 'en';
  const wants = kind === 'element' && inside === 'text';
  const empty = kind === 'element' && inside === 'nothing' && loading === 'click';
  const put = (text, note) => {
    lines.textContent = snippet(choices, folder, text);
    at('note').textContent = note;
    forget.forEach((it) => it());
  };
  put('', (wants && notes.coming) || (empty && notes.empty) || '');
  const needed = await policy(choices, folder);
  if (turn !== shown) return;
  allowed.textContent = needed;
  if (!wants) return;
  let text = '';
  let note = notes.missing;
  try {
    text = await fetchText(language, paradox);
    note = language === lang || !lang ? '' : notes.english;
  } catch {
    // Said in the note.
  }
  if (turn === shown) put(text, note);
};

const policyNotes = {
  element: 'The widget fetches no images and no fonts, and needs no line for its styles.',
  coloured:
    'The hash lets in your colours, as they stand above. The widget fetches no images and no fonts.',
  frame: 'The frame has a policy of its own for what is inside it.',
};

const show = () => {
  for (const it of form.elements) {
    if (it.type === 'radio') it.checked = it.value === choices[it.name];
  }
  base.value = choices.base || home;
  base.removeAttribute('aria-invalid');
  at('base-wrong').textContent = '';
  const { kind, colours } = choices;
  const coloured = kind === 'element' && declarations(choices).length > 0;
  for (const part of form.querySelectorAll('[data-only]')) part.hidden = part.dataset.only !== kind;
  at('place').hidden = !coloured;
  at('policy-note').textContent = policyNotes[coloured ? 'coloured' : kind];
  fields.show(choices);
  const warned = colours === 'designed' ? [] : warnings(choices);
  at('warnings').replaceChildren(...warned.map(paragraph));
  preview.show(choices);
  showLines();
};

const choose = (changes) => {
  const before = write(choices);
  choices = { ...choices, ...changes };
  const query = write(choices);
  at('refused').textContent = '';
  // A choice is a step that Back undoes; the same choice again is none.
  if (query !== before) history.pushState(null, '', location.pathname + query);
  show();
};

// A text that is none of what can be chosen stays where it was typed, with a word about it.
const take = (input, text) => {
  const value = known[input.name].read(text);
  if (value === undefined) input.setAttribute('aria-invalid', 'true');
  else choose({ [input.name]: input === base && value === home ? '' : value });
  return value !== undefined;
};

const fields = new Fields(at('own'), (input, text) => {
  if (!take(input, text)) {
    const word = 'A colour is written as # and six digits or letters from a to f, such as #e8a94f.';
    at('warnings').replaceChildren(paragraph(word));
  }
});

const unknown = 'There is no such choice, so the usual one stands.';

const follow = () => {
  const { choices: asked, refused } = read(location.search);
  choices = asked;
  show();
  at('refused').textContent = refused
    .map(([name, text]) => `The address of this page says ${name}=${text}. ${unknown}`)
    .join(' ');
};

for (const language of languages) {
  const label = form.querySelector('[name=lang]').parentNode.cloneNode(true);
  label.firstChild.value = language;
  const called = new Intl.DisplayNames([language], { type: 'language' }).of(language);
  Object.assign(label.lastChild, { textContent: called, lang: language });
  at('languages').append(label);
}

// Of the whole document, since some choices stand beside what they are about, and not in the form.
document.addEventListener('change', ({ target }) => {
  if (target.form !== form || target.type !== 'radio') return;
  const { name, value } = target;
  // One's own colours begin with those that were there.
  const begun = {};
  if (name === 'colours' && value === 'own' && choices.colours !== 'designed') {
    const colours = chosen(choices);
    for (const it of names) {
      times.forEach((time, nth) => {
        begun[`${it}-${time}`] = colours[it][nth];
      });
    }
  }
  choose({ ...begun, [name]: value });
});
base.addEventListener('change', () => {
  if (!take(base, base.value)) {
    at('base-wrong').textContent =
      'That is no address. It begins with https://, or with / for your own site.';
  }
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', follow);

form.hidden = at('see').hidden = false;
follow();
