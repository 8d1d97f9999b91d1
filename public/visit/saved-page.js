// The page of one visit, its style and its scripts, so that it opens without a signal: in a cache of its own, which only a worker for
// this very address reads (worker.js). No other page of ours is ever kept.

const before = 'zhuye-visit ';
const worker = '/public/visit/worker.js';
const files = [
  '/public/zhuye.css',
  '/public/zhuye.js',
  '/public/mark.svg',
  ...['page', 'fields', 'kept', 'saved-page', 'clock', 'shrink', 'send', 'forget'].map((name) => `/public/visit/${name}.js`),
];

/**
 * Keeps the page at an address for so many milliseconds. Rejects where it cannot be: no signal, no HTTPS, no room.
 * @param path the page's path; what comes after `?` is not asked when it is opened again
 */
export async function savePage(path, address, left) {
  const page = await fetch(address, { cache: 'no-store' });
  if (!page.ok || page.redirected) throw new Error(`the page answers ${page.status}`);
  const headers = new Headers(page.headers);
  headers.set('Zhuye-Until', String(Date.now() + left));
  try {
    const cache = await caches.open(before + path);
    await cache.put(path, new Response(await page.blob(), { headers }));
    await cache.addAll(files);
    const { installing, waiting, active } = await navigator.serviceWorker.register(worker, { scope: path });
    if (!active) await activated(installing ?? waiting);
  } catch (error) {
    await forgetPages(path);
    throw error;
  }
}

const activated = (one) =>
  new Promise((resolve, reject) => {
    const look = () => (one.state === 'activated' ? resolve() : one.state === 'redundant' && reject(new Error('no worker')));
    one.addEventListener('statechange', look);
    look();
  });

export const isSaved = async (path) => 'caches' in globalThis && (await caches.has(before + path));

/** The page at this path, or every one, is gone from the telephone. */
export async function forgetPages(path) {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) if (path ? name === before + path : name.startsWith(before)) await caches.delete(name);
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? [])
    if (one.active?.scriptURL.endsWith(worker) && (!path || new URL(one.scope).pathname === path)) await one.unregister();
}
