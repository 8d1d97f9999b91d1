// Stands before the page of one visit and nothing else: asks the network first, and opens what was kept only where there is no signal.
// Keeps nothing by itself.

const path = new URL(self.registration.scope).pathname;
const name = `zhuye-visit ${path}`;
/** A signal that brings nothing for so long is none. */
const patienceMs = 8_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === path) event.respondWith(page(request));
  else if (pathname.startsWith('/public/')) event.respondWith(networkOr(request, () => caches.match(request, { cacheName: name })));
});

async function page(request) {
  const answer = await networkOr(request, kept);
  // Led away to sign in, or not theirs any more: then it is no business of this telephone either.
  if (answer.type === 'opaqueredirect' || answer.status === 403 || answer.status === 404) await caches.delete(name);
  return answer;
}

/** The page as it was saved, until the session that it was saved in would be over. */
async function kept() {
  const page = await caches.match(path, { cacheName: name });
  if (!page || Number(page.headers.get('Zhuye-Until')) > Date.now()) return page;
  await caches.delete(name);
  return undefined;
}

async function networkOr(request, otherwise) {
  const asked = fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  const answer = await Promise.race([asked, late]).catch(() => undefined);
  return answer ?? (await otherwise()) ?? asked;
}
