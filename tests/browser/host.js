// The host page's own ears: every event of the element, and every breach of the page's policy.

window.heard = [];
window.breaches = [];

for (const name of ['beforeload', 'ready', 'step', 'choice', 'complete', 'error']) {
  addEventListener('both-true-' + name, (event) => {
    const { detail, bubbles, composed, target } = event;
    heard.push({ name, detail, bubbles, composed, from: target.id });
  });
}

addEventListener('securitypolicyviolation', (event) => {
  breaches.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
});
