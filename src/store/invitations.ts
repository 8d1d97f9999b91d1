import { type Connection } from 'mongoose';
import { type After } from '../domain/ground/after';
import { type ActorId, type AreaCode, type CaseId, type Instant, type LocalDate, type PersonId } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** A linked case that somebody may file from a day on: the record of a granted case leaves it, and it is opened once its day has come. */
export interface Invitation {
  /** `case/quarter/3`. */
  key: string;
  after: After;
  programme: string;
  area: AreaCode;
  actor: ActorId;
  person: PersonId;
  /** The day from which the periods count: the rules in force then stand for the whole series. */
  since: LocalDate;
  /** From which day it may be filed. */
  due: LocalDate;
  /** `stopped`: a supervisor has stopped the series; it may be resumed. */
  state: 'waiting' | 'opened' | 'stopped' | 'void';
  draft?: CaseId;
  opened?: Instant;
}

interface Row extends Omit<Invitation, 'key'> {
  _id: string;
}

export const invitationKey = ({ case: id, relation, period }: After): string => `${id}/${relation}/${period?.n ?? 0}`;

export function invitationsOf(connection: Connection) {
  const invitations = collectionOf<Row>(
    connection,
    'invitations',
    {
      after: json,
      programme: String,
      area: String,
      actor: String,
      person: String,
      since: String,
      due: String,
      state: String,
      draft: String,
      opened: String,
    },
    [[{ state: 1, due: 1, _id: 1 }], [{ person: 1, due: 1 }], [{ 'after.case': 1 }]],
  );
  const whole = ({ _id, ...rest }: Row): Invitation => ({ key: _id, ...rest });

  return {
    /** Each once, however often its case is recorded. */
    async keep(all: readonly Omit<Invitation, 'key' | 'state'>[]): Promise<void> {
      for (const one of all)
        await unlessThere(() => invitations.insertMany([{ ...one, _id: invitationKey(one.after), state: 'waiting' as const }]));
    },

    /** Those whose day has come, by key. @param after the last key of the batch before; empty at first */
    async due(on: LocalDate, after: string, limit: number): Promise<Invitation[]> {
      const rows = await invitations
        .find({ state: 'waiting', due: { $lte: on }, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Row[]>();
      return rows.map(whole);
    },

    async opened(key: string, draft: CaseId, at: Instant): Promise<void> {
      await invitations.updateOne({ _id: key, state: 'waiting' }, { $set: { state: 'opened', draft, opened: at } });
    },

    /** Nobody is there any more to answer it. */
    async drop(key: string): Promise<void> {
      await invitations.updateOne({ _id: key, state: 'waiting' }, { $set: { state: 'void' } });
    },

    /** The period given was the last of its series: nothing more is opened. */
    async endAfter({ case: id, relation, period }: After): Promise<void> {
      const later = { 'after.case': id, 'after.relation': relation, 'after.period.n': { $gt: period?.n ?? 0 } };
      await invitations.updateMany({ ...later, state: { $in: ['waiting', 'stopped'] } }, { $set: { state: 'void' } });
    },

    /** Stops what follows a case, or lets it go on; a draft that is open already stays. */
    async stop(id: CaseId): Promise<void> {
      await invitations.updateMany({ 'after.case': id, state: 'waiting' }, { $set: { state: 'stopped' } });
    },
    async resume(id: CaseId): Promise<void> {
      await invitations.updateMany({ 'after.case': id, state: 'stopped' }, { $set: { state: 'waiting' } });
    },

    /** The periods that somebody may look forward to, soonest first. */
    async waitingFor(person: PersonId): Promise<Invitation[]> {
      return (
        await invitations
          .find({ person, state: 'waiting', 'after.period': { $exists: true } })
          .sort({ due: 1 })
          .limit(60)
          .lean<Row[]>()
      ).map(whole);
    },

    /** Of one case: what follows it. */
    async of(id: CaseId): Promise<Invitation[]> {
      return (await invitations.find({ 'after.case': id }).sort({ due: 1 }).limit(200).lean<Row[]>()).map(whole);
    },
  };
}
