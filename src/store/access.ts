import { type ActorId, type CaseId, type Hash, type Instant, type OfficeId, type TextRef } from '../domain/values';

/** What was done: looked at, changed, or kept from. */
export const accessKinds = [
  'read',
  'change',
  'denied',
  'search',
  'download',
  'export',
  'import',
  'unmask',
  'erase',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'sign-up',
  'code-sent',
  'code-used',
  'code-failed',
  'proven',
  'mandate',
  'pool',
  'hand-over',
  'place',
  'telephone-changed',
  'email-changed',
  'password-set',
  'account-made',
  'account-closed',
] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Who did what with whose data, from where, and what it came to. Never a name, a number or what was typed. */
export interface Access {
  at: Instant;
  /** Absent where nobody was signed in. */
  actor?: ActorId;
  /** Who ran a command of ours: their name on the machine. */
  operator?: string;
  what: AccessKind;
  case?: CaseId;
  /** What of it: an act's kind, a paper's id, a letter's key, a person's id. */
  target?: string;
  method?: string;
  /** The route's pattern, not the address: `/cases/:id/files/:file`. */
  path?: string;
  /** What was answered. Absent on the line that is written before something is changed; the answer's own line follows it. */
  status?: number;
  /** The code of a refusal. */
  why?: string;
  /** The words of a reason given, sealed among the texts. */
  reason?: TextRef;
  /** Keyed hashes of the address it came from, and of the session it was done in. */
  ip?: string;
  session?: string;
  /** Offices it concerns: those of whoever did it, and those that have had the case. Auditors see by it. */
  offices?: OfficeId[];
  /** The request's number, which all lines of one request share. */
  request?: string;
}

/** A line in its place: chained to the one before, as the ledger is, with a MAC by a portal's key. */
export interface LogRow extends Access {
  /** Which chain: each process that writes has its own, and begins another after a write that failed. */
  chain: string;
  /** Place in it, from 1. */
  seq: number;
  /** When it was written, by that process's clock; never earlier than the line before. An anchor reaches up to an instant. */
  recorded: Instant;
  head: Hash;
  mac: string;
}

export interface StoredLogRow extends LogRow {
  _id: string;
}
