// The glue as it ships: what wasm-bindgen made, its start, and an ear for the death of the wasm.
//
// What only a started widget needs is said here and not in the loader, which every page pays for.

import init, { depth } from 'wasm-bindgen';

export { mount } from 'wasm-bindgen';

/** Starts the instance, from the response that brings its wasm. */
export const start = (module_or_path) =>
  init({ module_or_path }).catch((error) => {
    // Broken wasm and forbidden wasm are errors of one kind, told apart by their words.
    throw (/CSP|Security/.test(error) ? 'csp ' : 'wasm ') + error;
  });

/** Has `heard` called if this instance dies. Every widget of the page dies with it. */
export const onPanic = (heard) => {
  const rest = depth();
  // Whoever called the wasm, a trap ends as an error of the page or as one of ours. By a
  // microtask, when no call is under way any more: one cut short has left its stack behind.
  const hear = ({ message, detail }) =>
    queueMicrotask(() => depth() === rest || heard(message ?? detail.message));
  for (const name of ['error', 'both-true-error']) addEventListener(name, hear, true);
};
