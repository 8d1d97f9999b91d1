import { patterns } from '../paths';

/**
 * The few requests that read and change nothing personal, and why; whatever is not here leaves its line. Denials do in any case.
 * `signedOut`: only while nobody is signed in, since then the page is the same for everybody.
 * Before the log is asked at all: `/public`, `/healthz`, `/readyz` and `/metrics`, which know nobody.
 */
export const unlogged: readonly { method: 'GET' | 'POST'; pattern: string; why: string; signedOut?: true }[] = [
  { method: 'GET', pattern: patterns.help, why: 'telephone numbers of offices' },
  { method: 'GET', pattern: patterns.signIn, why: 'an empty form' },
  { method: 'GET', pattern: patterns.signInCode, why: 'an empty form' },
  { method: 'GET', pattern: patterns.forgotten, why: 'an empty form' },
  { method: 'GET', pattern: patterns.signUp, why: 'an empty form' },
  { method: 'POST', pattern: patterns.language, why: 'a cookie of the browser’s own' },
  { method: 'POST', pattern: patterns.unsent, why: 'what somebody is typing, kept for nobody but themselves' },
  { method: 'GET', pattern: patterns.home, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.notices, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.noticesOf, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.noticeObject, why: 'an empty form on a public row', signedOut: true },
  { method: 'GET', pattern: patterns.objection, why: 'how far an objection is, for whoever has its address', signedOut: true },
  { method: 'GET', pattern: patterns.certificates, why: 'an empty form', signedOut: true },
  { method: 'POST', pattern: patterns.certificates, why: 'a code, which only leads to its page', signedOut: true },
  { method: 'GET', pattern: patterns.certificate, why: 'whether a certificate is genuine; nobody’s data stands there', signedOut: true },
  { method: 'GET', pattern: patterns.products, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.matters, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.matter, why: 'a public page', signedOut: true },
  { method: 'GET', pattern: patterns.matterCheck, why: 'answers of nobody in particular, kept nowhere', signedOut: true },
];

export const isUnlogged = (method: string, pattern: string, signedIn: boolean): boolean =>
  unlogged.some((one) => one.method === (method === 'HEAD' ? 'GET' : method) && one.pattern === pattern && !(one.signedOut && signedIn));
