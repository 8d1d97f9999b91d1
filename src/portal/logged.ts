import { type Response } from 'express';
import { type Access } from '../store/access';

/** What a page knows of its own request that its address does not say: `unmask`, whose case, which offices. */
export type Noted = Partial<Pick<Access, 'what' | 'actor' | 'case' | 'target' | 'why' | 'reason' | 'offices'>>;

/** Says more in the line of the access log that this request leaves; the line itself is written before the answer goes out. */
export function note(res: Response, facts: Noted): void {
  res.locals.noted = { ...res.locals.noted, ...facts };
}

/** What a request comes to, of which there may be several: a code was right, and then somebody is signed in. */
export function noteDone(res: Response, facts: Noted): void {
  if (res.locals.noted?.what === undefined) note(res, facts);
  else noteAlso(res, facts);
}

/** One more line, for a page that shows or changes several cases. */
export function noteAlso(res: Response, facts: Noted): void {
  (res.locals.notedAlso ??= []).push(facts);
}
