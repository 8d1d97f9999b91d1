// What stands on this telephone: what was typed of a visit, and its photographs, each visit under whose account and which page it is.
// localStorage says whose it is, for pages that know nothing of visits (zhuye.js); IndexedDB holds it.

const database = 'zhuye-visit';
const whose = 'zhuye-visit';
const unsent = 'zhuye-visit-unsent';
/** Whoever comes back later than this fills it in anew. */
const longestMs = 3 * 86_400_000;

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('entries', { keyPath: 'key' });
      asked.result.createObjectStore('photos', { keyPath: 'id', autoIncrement: true }).createIndex('key', 'key');
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

let opened;

/** What `work` asked for, once all of it is on the disk. Rejects if it is not: no room, or a browser that keeps nothing. */
async function within(mode, work) {
  const db = await (opened = opened ?? open());
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(['entries', 'photos'], mode);
    const request = work(transaction.objectStore('entries'), transaction.objectStore('photos'));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const read = (key) => within('readonly', (entries) => entries.get(key));
export const photosOf = (key) => within('readonly', (_entries, photos) => photos.index('key').getAll(key));
export const addPhoto = (photo) => within('readwrite', (_entries, photos) => photos.add(photo));
export const dropPhoto = (id) => within('readwrite', (_entries, photos) => photos.delete(id));

export async function write(entry) {
  entry.changed = Date.now();
  await within('readwrite', (entries) => entries.put(entry));
  mark(entry.account);
  if (entry.typed) localStorage.setItem(unsent, 'yes');
}

/** Says on this telephone whose visit it holds. */
export const mark = (account) => localStorage.setItem(whose, account);

export const unmark = () => localStorage.removeItem(whose);

/** A visit that was sent, or is not wanted any more. */
export async function forget(key) {
  await within('readwrite', (entries, photos) => remove(entries, photos, key));
  if ((await all()).length === 0) localStorage.removeItem(unsent);
}

/** What nobody came back for. @returns how many visits still wait to be sent */
export async function forgetOld() {
  for (const { key, changed } of await all()) if (Date.now() - changed > longestMs) await forget(key);
  return (await all()).length;
}

const all = () => within('readonly', (entries) => entries.getAll());

function remove(entries, photos, key) {
  entries.delete(key);
  photos.index('key').openKeyCursor(IDBKeyRange.only(key)).onsuccess = ({ target: { result } }) => {
    if (!result) return;
    photos.delete(result.primaryKey);
    result.continue();
  };
}

/** Everything, as at sign-out. */
export function forgetAll() {
  localStorage.removeItem(unsent);
  unmark();
  indexedDB.deleteDatabase(database);
}
