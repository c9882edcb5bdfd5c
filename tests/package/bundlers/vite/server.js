// What a server that renders does: it imports the same as the page.

export { BothTrue } from 'both-true';
