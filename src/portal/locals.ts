import { type Actor } from '../domain/offices';
import { type ActorId } from '../domain/values';
import { type Language } from '../store/people';
import { type Session as Kept } from '../store/sessions';
import { type Noted } from './logged';
import { type Translate } from './view/words';

/** Who is signed in. */
export interface Viewer {
  actor: Actor;
  name: string;
  /** A password of their own comes first. */
  mustChange?: true;
}

declare global {
  namespace Express {
    interface Locals {
      /** Number of the request, on every page that says something went wrong. */
      requestNumber: string;
      lang: Language;
      t: Translate;
      viewer?: Viewer;
      /** Whom to call about this page, at its foot; without it the one for all. */
      telephone?: string;
      /** What stood in the page's form when it was left, by field. */
      unsent?: Record<string, string[]>;
      /** A session that was too old: whose it was. */
      ended?: ActorId;
      /** Why somebody was kept from something, for the access log; the status says it otherwise. */
      why?: string;
      /** What a page adds to its line of the access log, and further lines of it. */
      noted?: Noted;
      notedAlso?: Noted[];
      /** The token against forged forms, made when a form asks for it; empty when there is no session to keep it in. */
      csrf: () => string;
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    actor: Kept['actor'];
    created: Kept['created'];
    seen: Kept['seen'];
    passwordSet: NonNullable<Kept['passwordSet']>;
    browser: NonNullable<Kept['browser']>;
    system: NonNullable<Kept['system']>;
  }
}
