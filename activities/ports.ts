import { type Act } from '../src/domain/case/acts';
import { type Answer } from '../src/domain/case/answer';
import { type Actor, type Role } from '../src/domain/offices';
import { type Localised } from '../src/domain/ground/localised';
import { type MinimumWage } from '../src/domain/ground/minimum-wages';
import { type Policy } from '../src/domain/policy/policy';
import { type NoticeTemplate } from '../src/store/notices';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PartyId,
  type PersonId,
} from '../src/domain/values';
import { type Registries } from '../src/registries/port';
import { type Receivers } from '../src/receivers/port';
import { type Store } from '../src/store/store';
import { type Treasury } from '../src/treasury/port';
import { type MacRow } from '../src/sealing/mac';
import { type Bound } from '../src/domain/case/bond';

/** An account as the worker looks it up anew before it writes down what was done under it. */
export interface Author {
  person: PersonId;
  closed?: Instant;
}

/** What the activities reach the world through. */
export interface Ports {
  store: Store;
  registries: Registries;
  treasury: Treasury;
  /** Authorities that are told what was decided; one that is missing is reached by files. */
  receivers: Receivers;
  /** Acts upon another case, kept in `outgoing` first. */
  engine: { act(target: CaseId, act: Act, actor: Actor): Promise<Answer> };
  /** Everybody who holds a post, for steps nobody eligible is left for. */
  holdersOf: (role: Role, office: OfficeId) => Promise<Actor[]>;
  /** Everybody who speaks for a unit now, and how each wants to be written to. */
  speakersOf: (party: PartyId) => Promise<{ id: ActorId; person: PersonId; letters: 'sms' | 'email' | 'paper' }[]>;
  /** Every account that speaks for a unit or ever did, closed ones too. */
  everSpokeFor: (party: PartyId) => Promise<ActorId[]>;
  /** The accounts of whoever has proven that this identity number is theirs, for themselves and not as officers. */
  accountsOf: (identity: string) => Promise<ActorId[]>;
  /** The policy in force in a place on a day, if the programme is open there. */
  policyWhere: (programme: string, area: AreaCode, on: LocalDate) => Policy | undefined;
  /** The policy by which a programme is open in a district on a day. */
  policyOpenIn: (programme: string, district: AreaCode, on: LocalDate) => Policy | undefined;
  /** The minimum wages of a place, as far as they have been entered. */
  minimumWagesIn: (area: AreaCode) => readonly MinimumWage[];
  /** Tells the holder of an account, once for this key, wherever they are reached. */
  tell: (
    actor: ActorId,
    template: NoticeTemplate,
    key: string,
    params: (language: keyof Localised) => Record<string, string>,
  ) => Promise<void>;
  /** Signs ledger rows with the key that only workers hold. */
  mac: (row: MacRow) => string;
  /** Was this act bound so by a process of ours? */
  bonded: (bound: Bound, mac: string) => boolean;
  /** Says that an activity goes on, so that a worker that died is missed. */
  beat: (done?: number) => void;
  /** Aborted once nobody waits for this activity any more: its case gave it up, or this worker is about to stop. Heard by beating. */
  wanted: () => AbortSignal;
  /** Whose account this is and whether it was closed, asked anew; undefined if there is none. */
  authorOf: (id: ActorId) => Promise<Author | undefined>;
}
