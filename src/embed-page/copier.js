// A button that copies what stands above it, and says whether it did.

/** Has the button in `act` copy the text of `source`. What is returned forgets what was said. */
export const copier = (act, source) => {
  const status = act.querySelector('[role=status]');
  act.querySelector('button').addEventListener('click', async () => {
    // Emptied first: the same words twice would be said once.
    status.textContent = '';
    let said = 'Copied.';
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // No clipboard for this page, or it was refused. By hand it always works.
      getSelection().selectAllChildren(source);
      said = 'Not copied, but selected. Press Ctrl and C, or ⌘ and C.';
    }
    requestAnimationFrame(() => {
      status.textContent = said;
    });
  });
  act.hidden = false;
  return () => {
    status.textContent = '';
  };
};
