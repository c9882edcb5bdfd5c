// The host page's own ears: every event of the element, every breach of the page's policy, every
// error that nobody caught, and what there was to read before any module ran.

window.heard = [];
window.breaches = [];
window.faults = [];

for (const name of ['beforeload', 'ready', 'step', 'choice', 'complete', 'error']) {
  addEventListener('both-true-' + name, (event) => {
    const { detail, bubbles, composed, target } = event;
    heard.push({ name, detail, bubbles, composed, from: target.id });
  });
}

addEventListener('securitypolicyviolation', (event) => {
  breaches.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
});

addEventListener('error', ({ message }) => faults.push(message));
addEventListener('unhandledrejection', ({ reason }) => faults.push(`${reason}`));

document.addEventListener('readystatechange', () => {
  window.before ??= [...(window.widgets ?? document.querySelectorAll('both-true'))].map((it) => {
    const { width, height } = it.getBoundingClientRect();
    return { text: it.textContent, shown: it.checkVisibility() && width > 200 && height > 500 };
  });
});
