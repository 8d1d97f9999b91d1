import { type Connection } from 'mongoose';
import { machine } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type RequestId, type StepId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { sealJson } from '../sealing/seal';
import { later } from './clock';
import { unlessThere } from './duplicate';
import { type NewOutgoing, type Outgoing, outgoingRowsOf, place, type Row } from './outgoing-row';
import { outgoingTurnsOf } from './outgoing-turns';
import { writerOf } from './writer';

export { type Filed, type NewOutgoing, type Outgoing } from './outgoing-row';

/** Submissions and acts on their way to Temporal: kept first, sent, struck out on an answer. */
export function outgoingOf(connection: Connection, keys: Keys) {
  const held = outgoingRowsOf(connection, keys);
  const { rows, opened, find } = held;
  const insert = writerOf<Row>(connection, 'outgoing');

  return {
    find,
    ...outgoingTurnsOf(connection, held),

    /**
     * Keeps a row before anything is sent. A request that is there already is not written again: the stored one comes back, `fresh` false.
     * @param leaseMs the keeper means to send it now: nobody else will for so long (it counts as the first attempt)
     */
    async keep(given: NewOutgoing, leaseMs = 0): Promise<Outgoing & { fresh: boolean }> {
      const { request, body, content, ...head } = given;
      const row = {
        ...head,
        ...(content === undefined ? {} : { content: blindIndex(keys, 'content', content) }),
        _id: request,
        sealed: sealJson(keys, place(request), body),
        state: 'kept' as const,
        leasedUntil: later(given.at, leaseMs),
        attempts: leaseMs > 0 ? 1 : 0,
      };
      const fresh = await unlessThere(() => insert([{ insertOne: { document: row } }]));
      const { _id: _key, sealed: _sealed, ...open } = row;
      if (fresh) return { ...open, request, body, fresh } as Outgoing & { fresh: boolean };
      const stored = await find(request);
      if (!stored) throw new Error(`outgoing ${request} was there and is gone`);
      return { ...stored, fresh: false };
    },

    /** Whether what is kept came from a form that said just this. */
    says: ({ content }: Outgoing, given: string): boolean =>
      content === undefined || blindIndexes(keys, 'content', given).includes(content),

    /** Is there a person's act on this step, or whatever holds the case, kept by the due instant and not answered yet? Asked before a limit lapses. */
    async keptInTime(caseId: CaseId, step: StepId, due: Instant): Promise<boolean> {
      const kept = { state: 'kept' as const, at: { $lte: due } };
      if (await rows.exists({ ...kept, target: caseId, step, actor: { $ne: machine.id } })) return true;
      return (await rows.exists({ ...kept, holds: caseId })) !== null;
    },

    /** What somebody sent, newest first, refused ones with the text typed. */
    async ofAuthor(author: ActorId, limit: number): Promise<Outgoing[]> {
      return (await rows.find({ author }).sort({ at: -1 }).limit(limit).lean<Row[]>()).map(opened);
    },

    /** What was refused to somebody after they were told it is kept, of one case, until they have heard of it. */
    async unheardOf(caseId: CaseId, author: ActorId): Promise<Outgoing[]> {
      return (await rows.find({ target: caseId, unheard: true, author }).sort({ at: 1 }).limit(20).lean<Row[]>()).map(opened);
    },

    async heard(request: RequestId, author: ActorId): Promise<void> {
      await rows.updateOne({ _id: request, author }, { $unset: { unheard: 1 } });
    },

    /** Not answered yet, of one case, oldest first: what its page says is kept and being processed. */
    async waitingFor(caseId: CaseId): Promise<Outgoing[]> {
      return (await rows.find({ target: caseId, state: 'kept' }).sort({ at: 1 }).limit(50).lean<Row[]>()).map(opened);
    },

    /** When what a case says of people is erased by law: its ledger answers for what was done. */
    async erase(caseId: CaseId): Promise<void> {
      await rows.deleteMany({ target: caseId, state: 'answered' });
    },

    /** How many wait for an answer and since when. */
    async backlog(): Promise<{ count: number; oldest?: Instant }> {
      const count = await rows.countDocuments({ state: 'kept' });
      const first = await rows.findOne({ state: 'kept' }, { at: 1 }).sort({ at: 1 }).lean<Row | null>();
      return { count, ...(first ? { oldest: first.at } : {}) };
    },
  };
}
