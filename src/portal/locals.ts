import { type Actor } from '../domain/offices';
import { type ActorId } from '../domain/values';
import { type Language } from '../store/people';
import { type Noted } from './logged';
import { type Translate } from './view/words';

/** Who is signed in. */
export interface Viewer {
  actor: Actor;
  name: string;
}

declare global {
  namespace Express {
    interface Locals {
      /** Number of the request, on every page that says something went wrong. */
      requestNumber: string;
      lang: Language;
      t: Translate;
      viewer?: Viewer;
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
    actor: ActorId;
    /** Milliseconds since 1970: when signed in, when last seen. */
    created: number;
    seen: number;
  }
}
