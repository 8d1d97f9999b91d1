import { type Actor } from '../../domain/offices';
import { type ActorId, type Instant } from '../../domain/values';

export type Language = 'zh-CN' | 'en';
/** How somebody wants to be written to, besides the portal, where every letter arrives. */
export type LettersBy = 'sms' | 'email' | 'paper';

/** How it was shown that an identity number is the holder's own: the national identity service, an officer who saw the card, or the administrator. */
export interface Proof {
  by: 'oidc' | 'window' | 'administrator';
  at: Instant;
  /** Who saw the card. */
  officer?: ActorId;
}

/** An account as it is made. `identity`: only once it was proven to be the holder's; without `proven` the administrator answers for it. */
export interface NewAccount {
  actor: Actor;
  login: string;
  /** Argon2id, in the PHC string form; absent where somebody signs in by codes only. */
  passwordHash?: string;
  /** The password is known to whoever made the account: the first page after signing in asks for another. */
  mustChange?: true;
  /** Of somebody who only wrote to us: nobody signs in to it, and it is found by no telephone. */
  guest?: true;
  name: string;
  phone: string;
  email?: string;
  identity?: string;
  proven?: Proof;
  letters: LettersBy;
  language: Language;
}

/** What pages may know of an account; the numbers stay sealed. */
export interface Account {
  actor: Actor;
  login: string;
  name: string;
  letters: LettersBy;
  language: Language;
  /** Absent: nobody has shown who this is, so no registry is asked and nothing is submitted. */
  proven?: Proof;
  /** The credentials' date: since when the password has been what it is. A session of another date is over. */
  passwordSet?: Instant;
  /** Nothing is open to it but the page that asks for a password of the holder's own. */
  mustChange?: true;
  closed?: Instant;
}

/** Where letters go. */
export interface Contact {
  name: string;
  phone: string;
  email?: string;
  letters: LettersBy;
  language: Language;
}
