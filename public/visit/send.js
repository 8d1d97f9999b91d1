// A visit on its way to the server: the same form under the same request, however often it is sent, so that it is one act.

/** Made anew with each page, or ours to say. */
const own = ['_csrf', 'request', 'files', 'page'];

/** All that the form says, in one order each time: words first, as the server reads them, then the photographs. */
function bodyOf(form, { request, typed }, photos, csrf) {
  const body = new FormData();
  body.append('_csrf', csrf);
  body.append('request', request);
  for (const [name, value] of new FormData(form)) if (!own.includes(name)) body.append(name, value);
  const stamps = photos.map(({ name, at, ahead }) => ({ name, at, ...(ahead === undefined ? {} : { ahead }) }));
  body.append('on-phone', JSON.stringify({ typed, photos: stamps }));
  for (const { name, blob } of photos) body.append('files', blob, name);
  // What the telephone had no room for.
  for (const file of form.elements.files.files) body.append('files', file, file.name);
  return body;
}

/**
 * Sends it once. Rejects if the signal went. `done`: the case's page, where it led; else `page`: what the server showed instead, and
 * `signedOut` if that is where one signs in.
 */
export async function send(form, entry, photos, csrf, casePath) {
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: bodyOf(form, entry, photos, csrf) });
  const { pathname } = new URL(answer.url);
  if (answer.redirected && answer.ok && pathname === casePath) return { done: answer.url };
  if (answer.redirected) return { signedOut: true };
  if (answer.status >= 500) throw new Error(`the server answers ${answer.status}`);
  return { page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
}
