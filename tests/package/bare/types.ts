// The package's types where there is no React: what is right is taken, and what is wrong is not.

import { BothTrue, type BothTrueEventMap } from 'both-true';

const element = document.createElement('both-true');
const same: BothTrue = element;
element.length = 'full';
element.headingLevel = 2;
element.paradox = 'a-pack-of-mine';
element.links = { support: { urgent: { url: 'tel:112' } }, source: { url: 'https://a.example' } };
const known: boolean = element.goTo('a/s1');
const begun: Promise<void> = element.load();
const version: string = BothTrue.version;
element.addEventListener('both-true-step', ({ detail }) => detail.index + detail.step.length);
document.addEventListener('both-true-error', ({ detail }) => detail.code === 'csp');
addEventListener('both-true-choice', (event) => event.detail.choice.length);
const heard = (event: BothTrueEventMap['both-true-complete']) => event.detail.paradox;
console.log(same, known, begun, version, heard, element.progress?.complete, element.state === 'ready');

// @ts-expect-error: it is short or full.
element.length = 'long';
// @ts-expect-error: it is read only.
element.state = 'ready';
// @ts-expect-error: a number.
element.headingLevel = '2';
// @ts-expect-error: there is no such link.
element.links = { sources: { url: 'https://a.example' } };
// @ts-expect-error: a choice is in no step.
element.addEventListener('both-true-step', ({ detail }) => detail.choice);
