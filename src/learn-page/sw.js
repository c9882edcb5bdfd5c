// The worker of the self-guided page: keeps that page and what it needs, so that it opens without a net.
//
// It answers for the files in its list and for nothing else. A new list makes a new worker, which fills a
// cache of its own and waits until the page tells it to take over.

// Put here by the build: a number for the list, and each file with the number its content begins with
// once hashed.
const { list, files } = __KEPT__;

const mine = `both-true ${registration.scope} `;
const name = mine + list;

// By whole address; a cache knows a file by its address and its content.
const keys = new Map(
  Object.entries(files).map(([file, content]) => {
    const { href } = new URL(file, location);
    return [href, { href, content, key: href + '?' + content }];
  }),
);

// A file that is not the listed one, to the byte, is a deployment half done: better none of it.
const bring = async ({ href, content }) => {
  const response = await fetch(href, { cache: 'no-cache' });
  const bytes = await response.arrayBuffer();
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  if (new DataView(digest).getUint32() !== content) throw new Error(href);
  // Made anew, since what came by a redirect may not answer for a page.
  return new Response(bytes, response);
};

const fill = async () => {
  const cache = await caches.open(name);
  const puts = [...keys.values()].map(async (file) =>
    // What has not changed is taken over from the last version.
    cache.put(file.key, (await caches.match(file.key)) ?? (await bring(file))),
  );
  try {
    await Promise.all(puts);
  } catch (error) {
    await Promise.allSettled(puts);
    await caches.delete(name);
    throw error;
  }
};

const clear = async () => {
  const names = await caches.keys();
  const old = names.filter((it) => it.startsWith(mine) && it !== name);
  await Promise.all(old.map((it) => caches.delete(it)));
  await clients.claim();
};

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(clear()));
addEventListener('message', () => skipWaiting());

addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  // Some hosts show the page without its ending.
  const file = keys.get(address) ?? keys.get(address + '.html');
  if (!file || request.method !== 'GET') return;
  // A browser short of room may have emptied the cache.
  event.respondWith(
    caches.match(file.key, { cacheName: name }).then((kept) => kept ?? fetch(request)),
  );
});
