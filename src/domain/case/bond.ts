import { machine, type Actor } from '../offices';
import { type ActorId, type CaseId, type Instant, type PersonId, type RequestId } from '../values';
import { type Act, type ActKind, type Refusal } from './acts';
import { type LedgerRow } from './events';

/** Which process made a message: people act through a portal only. */
export type Sender = 'portal' | 'worker';

/** What binds an act to its case and its author, beside what every event says of them; stands in the ledger with the act's last event. */
export interface Bond {
  kind: ActKind;
  /** When the act was kept, by everybody's clock. */
  at: Instant;
  /** When this message was made: right after its author's account was looked up anew. Made again for each sending. */
  sent: Instant;
  from: Sender;
  /** Over all this, the case, the request and the author, by a key that neither MongoDB nor Temporal holds. */
  mac: string;
}

/** All that the MAC of a bond covers. */
export interface Bound extends Omit<Bond, 'mac'> {
  case: CaseId;
  request: RequestId;
  actor: ActorId;
  person: PersonId;
}

/** An act as it is sent to a case: for this case, by this author, and for a few minutes. */
export interface ActMessage {
  case: CaseId;
  act: Act;
  actor: Actor;
  bond: Bond;
}

/** As far as the clocks of our machines may be apart, and as long as a message may be on its way; whatever takes longer is sent anew. */
export const apart = 120_000;

/** Why this message is not this case's, whatever it asks: somebody put what was sealed for another in its place. */
export function misdirected({ case: meant, actor, bond }: ActMessage, id: CaseId): Refusal | undefined {
  if (meant !== id) return { code: 'other-case' };
  return actor.id !== machine.id && bond.from !== 'portal' ? { code: 'other-sender' } : undefined;
}

/** Why this message is not of now. Its author's authority was asked when it was made, so an old one says nothing. @param now by everybody's clock */
export function outOfTime({ bond: { sent, at } }: ActMessage, now: Instant): Refusal | undefined {
  const made = Date.parse(sent);
  return Math.abs(Date.parse(now) - made) <= apart && Date.parse(at) <= made + apart ? undefined : { code: 'out-of-time' };
}

/** What the bond of a row must speak of, in this place and by this author. */
export function boundOf({ case: id, event: { by, person, request, bond } }: LedgerRow): Bound | undefined {
  if (!bond || !request) return undefined;
  const { mac: _mac, ...stated } = bond;
  return { ...stated, case: id, request, actor: by, person };
}
