// The page of a site visit on a telephone that loses its signal: what is typed, ticked and photographed stays on the telephone, and goes
// when there is a signal. Without this file the page's form is sent like any other.
import { askServer, stamp, wrongClock } from './clock.js';
import { fieldsOf, fill } from './fields.js';
import * as kept from './kept.js';
import { forgetPages, isSaved, savePage } from './saved-page.js';
import { mostBytes, shrink } from './shrink.js';
import { send } from './send.js';

const mostPhotos = 20;
/** Not every telephone says that its signal is back. */
const againMs = 10_000;
const path = location.pathname;
const box = document.getElementById('phone');
const { account, case: casePath } = box.dataset;
const part = (name) => document.getElementById(`phone-${name}`);
const form = box.closest('form');
const key = `${account} ${path} ${form.elements.step.value}`;
const blank = () => ({ key, account, path, request: form.elements.request.value, fields: [] });
let entry = blank();
let busy = false;
let again;

start().catch(() => say('full'));

async function start() {
  await kept.forgetOld();
  entry = (await kept.read(key)) ?? entry;
  if (outlived(entry.request)) entry.request = form.elements.request.value;
  box.hidden = false;
  if (await isSaved(path)) say('saved');
  // What came back from the server is what was sent last.
  if (box.dataset.answered) await keep();
  else if (entry.typed) {
    fill(form, entry.fields);
    say('opened', clockOf(entry.changed));
  }
  await showPhotos();
  // Nothing more is to be entered on this page: what was kept can still be read, and the page need not open again.
  if (Number(box.dataset.left) === 0) await forgetPages(path);
  part('save').hidden = !('serviceWorker' in navigator) || Number(box.dataset.left) === 0;
  form.addEventListener('input', ({ target }) => target.type === 'file' || keep());
  form.addEventListener('change', ({ target }) => (target.type === 'file' ? add(target) : keep()));
  form.addEventListener('submit', (event) => {
    // What leaves the page, or fills it in, goes its own way.
    if (event.submitter?.name || event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    go();
  });
  part('save').addEventListener('click', save);
  part('send').addEventListener('click', go);
  part('drop').addEventListener('click', drop);
  addEventListener('online', () => (entry.queued ? go() : learn()));
  await (entry.queued ? go() : learn());
}

/** Issued so much earlier than this page's own that the server takes it no more; what was sent under it would have been answered. */
function outlived(request) {
  const issued = (token) => parseInt(token.split('.')[1], 36);
  return issued(form.elements.request.value) - issued(request) > 11.5 * 3_600_000;
}

/** @param value stands where the words have a % */
function say(words, value = '') {
  const says = box.dataset[words].replace('%', value);
  if (part('status').textContent !== says) part('status').textContent = says;
}

const clockOf = (at) => new Date(at).toTimeString().slice(0, 5);

/** What the server's clock says, while there is a signal; what was learnt before holds on. */
async function learn() {
  const heard = await askServer().catch(() => undefined);
  if (heard) entry.ahead = heard.ahead;
  else if (!entry.queued && !entry.typed) say('offline');
  const wrong = wrongClock(entry.ahead, box.dataset);
  part('clock').hidden = wrong === '';
  part('clock').replaceChildren(wrong, document.createElement('br'), box.dataset.counts);
  return heard;
}

async function keep() {
  entry.fields = fieldsOf(form);
  entry.typed = stamp(entry.ahead);
  try {
    await kept.write(entry);
    say('kept', clockOf(entry.changed));
  } catch {
    say('full');
  }
  part('drop').hidden = false;
}

/** Photographs just chosen: made small, kept, and out of the field again, one after the other. */
async function add(input) {
  const chosen = [...input.files];
  const there = (await kept.photosOf(key)).length;
  let wrong = chosen.length + there > mostPhotos ? ['many'] : undefined;
  for (const [nth, file] of chosen.slice(0, mostPhotos - there).entries()) {
    const time = stamp(entry.ahead);
    say('shrinking', file.name);
    const blob = await shrink(file);
    if (blob.size > mostBytes) wrong = ['large', file.name];
    else {
      // By this name the server knows which time is whose.
      const name = `${new Date(time.at).toLocaleString('sv-SE').replace(/:/g, '.')} (${there + nth + 1}).jpg`;
      await kept.addPhoto({ key, name, blob, ...time }).catch(() => (wrong = ['full']));
    }
  }
  // Where the telephone has no room they stay in the field, and go with the form as it stands.
  if (wrong?.[0] !== 'full') input.value = '';
  await keep();
  await showPhotos();
  if (wrong) say(...wrong);
}

async function showPhotos() {
  const all = await kept.photosOf(key);
  part('photos').replaceChildren(
    ...all.map((photo, nth) => {
      const row = document.createElement('li');
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', className: 'quiet', textContent: `${box.dataset.remove} ${nth + 1}` });
      button.addEventListener('click', async () => {
        await kept.dropPhoto(photo.id);
        await keep();
        await showPhotos();
        form.elements.files.focus();
      });
      row.append(`${photo.name} · ${Math.ceil(photo.blob.size / 1024)} KB `, button);
      return row;
    }),
  );
  part('drop').hidden = !entry.typed;
}

async function save() {
  say('saving');
  try {
    await savePage(path, location.href, Number(box.dataset.left));
    await kept.write(entry);
    say('saved');
  } catch {
    say('unsaved');
  }
}

/** Nothing of it is left: neither here nor in the tab, where every officer's form stands until it was sent (zhuye.js). */
async function letGo() {
  await kept.forget(key);
  await forgetPages(path);
  sessionStorage.removeItem(`zhuye-typed ${form.dataset.keep}`);
}

async function drop() {
  await letGo();
  entry = blank();
  await showPhotos();
  part('send').hidden = true;
  say('dropped');
}

/** Sends it, or remembers that it is to be sent. Once: what the server refused waits for whoever reads why. */
async function go() {
  if (busy) return;
  busy = true;
  try {
    entry.queued = true;
    entry.fields = fieldsOf(form);
    // Typed or chosen last: the same however often it is sent.
    entry.typed = entry.typed ?? stamp(entry.ahead);
    await kept.write(entry);
    part('send').hidden = false;
    const heard = await learn();
    if (!heard) return wait();
    if (heard.account !== account) return askToSignIn(heard.account ? 'other' : 'out');
    say('sending');
    const came = await send(form, entry, await kept.photosOf(key), heard.csrf, casePath);
    if (came.done) await done(came.done);
    else if (came.signedOut) askToSignIn('out');
    else await refused(came.page);
  } catch {
    wait();
  } finally {
    busy = false;
  }
}

function wait() {
  say('waiting');
  clearTimeout(again);
  again = setTimeout(() => entry.queued && go(), againMs);
}

async function done(address) {
  say('sent');
  await letGo();
  location.replace(address);
}

/** Nothing was sent. The page that was saved goes; what was typed stays, for the same account. */
async function askToSignIn(why) {
  const back = `${path}?step=${encodeURIComponent(form.elements.step.value)}`;
  part('sign-in').href = `/sign-in?back=${encodeURIComponent(back)}`;
  part('sign-in').hidden = false;
  await forgetPages(path);
  say(why);
}

/**
 * What the form lacks is said above it. Any other reason stands on the server's own page, with what was typed, and takes the place of this
 * one; the way back leads to the form, with all that was kept.
 */
async function refused(page) {
  entry.queued = false;
  await kept.write(entry);
  const summary = page.getElementById('error-summary');
  if (summary) {
    document.getElementById('error-summary')?.remove();
    document.querySelector('main').prepend(summary);
    say('kept', clockOf(entry.changed));
    return summary.focus();
  }
  const words = document.createElement('p');
  Object.assign(words, { className: 'inset', tabIndex: -1, textContent: `${box.dataset.refused} ` });
  const back = document.createElement('a');
  Object.assign(back, { href: location.href, textContent: box.dataset.back });
  words.append(back);
  document.title = page.title;
  document.querySelector('main').replaceChildren(words, ...page.querySelector('main').childNodes);
  words.focus();
}
