// What the self-guided page does besides showing the walk: it has a worker keep it for times without a
// net, and it offers a newer version where nobody is in the middle of something.
//
// All of it may be missing. Where there are no workers, or one is refused, the page is as it is and
// says nothing of it.

const { serviceWorker } = navigator;
const walk = document.querySelector('both-true');

// The code of where the reader is. What else the element keeps is theirs, and stays there.
const code = () => Object.values(walk[Symbol.for('both-true places')] ?? {})[0]?.split('\x1f')[0];

// Whoever comes back, or by a link, is for the walk, which takes the place of the text when its top is in
// view.
history.scrollRestoration = 'manual';
if (location.hash) addEventListener('load', () => walk.scrollIntoView());

// Where a reader may be interrupted: between two parts, and never at a scene or a beat of the model.
const pauses = /(^|\/)(door|opening|closing|card|reflection)$/;
const isAtRest = () => {
  // A walk that failed is a text, and a newer version may mend it.
  if (walk.state !== 'ready') return walk.state === 'error';
  // Before the first step it stands where the address says, or at its opening.
  const step = walk.progress?.step ?? location.hash.slice(1);
  return step ? pauses.test(step) : !code() || /^1\.opening\.\w+$/.test(code());
};

const say = (name) => {
  const words = document.getElementById(name + '-words').content.cloneNode(true);
  document.getElementById(name).replaceChildren(words);
};

// The place goes along in the address.
const keepPlace = () => {
  if (code()) location.hash = 'both-true=' + code();
};

const start = async () => {
  // For this page alone: others in its folder, and what they fetch, are none of the worker's business.
  const registration = await serviceWorker.register('./sw.js', { scope: location.pathname });

  // Another tab may have taken the new version already. This one goes on, and may follow.
  let isBehind = false;
  let isTaken = false;
  const take = () => {
    isTaken = true;
    keepPlace();
    if (registration.waiting) registration.waiting.postMessage('take over');
    else location.reload();
  };

  const offer = () => {
    const isOffered = isBehind || (registration.active && registration.waiting);
    const box = document.getElementById('newer');
    if (isTaken || !isOffered || !isAtRest()) box.replaceChildren();
    else if (!box.firstChild) {
      say('newer');
      box.querySelector('button').onclick = take;
    }
  };

  let isControlled = !!serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isTaken) location.reload();
    // The first worker of all takes over a page that is just as new.
    isBehind ||= isControlled;
    isControlled = true;
    offer();
  });
  const watch = () => {
    registration.installing?.addEventListener('statechange', offer);
    offer();
  };
  registration.addEventListener('updatefound', watch);
  for (const event of ['step', 'ready', 'error']) walk.addEventListener('both-true-' + event, offer);
  watch();

  if (!registration.active) {
    await serviceWorker.ready;
    say('kept');
  }
};

// In a frame it is part of a page that has not asked for a worker.
if (serviceWorker && self === top) start().catch(() => {});
