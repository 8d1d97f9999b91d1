import { type Connection } from 'mongoose';
import { type Instant, type RequestId } from '../domain/values';
import { later } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { type Answer, type Outgoing, type OutgoingRows, type Row } from './outgoing-row';
import { writerOf } from './writer';

/** In one pass: the next one begins with the oldest again. */
const mostTargets = 500;

/** Whose turn it is: who sends which row, one at a time to a case, and what came of it. */
export function outgoingTurnsOf(connection: Connection, { rows, opened }: OutgoingRows) {
  const update = writerOf<Row>(connection, 'outgoing');

  /** Which case a drain is sending to, and until when at the longest. */
  const targets = collectionOf<{ _id: string; until: Instant }>(connection, 'outgoing-targets', { until: String });

  const take = (request: RequestId, now: Instant, leaseMs: number, drained: boolean): Promise<Row | null> =>
    rows
      .findOneAndUpdate(
        { _id: request, state: 'kept', leasedUntil: { $lte: now } },
        { $set: { leasedUntil: later(now, leaseMs), drained }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Row | null>();

  /**
   * An act, for which all that was kept of its case before goes first, the submission too; that itself overtakes nothing, and sent twice it
   * starts one case. No two drains send to one case at once. A drain that died leaves its hold behind; it ends with the lease.
   */
  async function takeInTurn(row: Row, now: Instant, leaseMs: number): Promise<Row | null | undefined> {
    // An older act that waits for its next try, too.
    if (await rows.exists({ target: row.target, state: 'kept', at: { $lt: row.at } })) return undefined;
    const free = { _id: row.target, until: { $lte: now } };
    const held = await unlessThere(() => targets.updateOne(free, { $set: { until: later(now, leaseMs) } }, { upsert: true }));
    if (!held) return undefined;
    const taken = await take(row._id, now, leaseMs, true);
    if (!taken) await letGo(row.target);
    return taken;
  }

  /** Ends one sending; the case it was sent to may be sent to again. False if the row is answered already. */
  async function finish(request: RequestId, set: Partial<Row>): Promise<boolean> {
    const row = await rows
      .findOneAndUpdate({ _id: request, state: 'kept' }, { $set: set }, { projection: { target: 1, drained: 1 } })
      .lean<Row | null>();
    if (row?.drained) await letGo(row.target);
    return row !== null;
  }

  /** Free from the beginning of time on. */
  const letGo = (target: string) => targets.updateOne({ _id: target }, { $set: { until: '' as Instant } });

  return {
    /**
     * Takes rows to be sent again, oldest first: of each target its oldest unanswered row only, and none that another drain is
     * sending to. Each stays taken until it is answered, released, or the lease ends.
     */
    async lease(now: Instant, limit: number, leaseMs: number): Promise<Outgoing[]> {
      const taken: Outgoing[] = [];
      const seen = new Set<string>();
      // Oldest first; a target with a hundred rows waiting holds up nobody else's.
      for await (const row of rows
        .find({ state: 'kept', leasedUntil: { $lte: now } }, { target: 1, at: 1, kind: 1 })
        .sort({ at: 1 })
        .lean<Row>()
        .cursor({ batchSize: 100 })) {
        if (taken.length === limit || seen.size === mostTargets) break;
        if (seen.has(row.target)) continue;
        seen.add(row.target);
        const got = await (row.kind === 'submit' ? take(row._id, now, leaseMs, false) : takeInTurn(row as Row, now, leaseMs));
        if (got) taken.push(opened(got));
      }
      return taken;
    },

    /** Takes one row to send it at once; undefined if it is answered or somebody else is sending it. */
    async leaseOne(request: RequestId, now: Instant, leaseMs: number): Promise<Outgoing | undefined> {
      const row = await take(request, now, leaseMs, false);
      return row ? opened(row) : undefined;
    },

    /** Strikes the row out. The first answer wins; the stored one comes back. @param unheard nobody waits for it: its author is told later */
    async answer(request: RequestId, answer: Answer, unheard = false): Promise<Answer> {
      if (await finish(request, { state: 'answered', answer, ...(unheard ? { unheard } : {}) })) return answer;
      const stored = (await rows.findById(request, { answer: 1 }).lean<Row | null>())?.answer;
      if (!stored) throw new Error(`outgoing ${request} is not there to be answered`);
      return stored;
    },

    /**
     * Strikes out what was done. Nobody waits for this: lost, the row is sent again and answered the same way, and a drain's hold on its
     * target ends with the lease.
     */
    async strikeOut({ request, target, drained }: Outgoing, answer: Answer): Promise<void> {
      await update([{ updateOne: { filter: { _id: request, state: 'kept' }, update: { $set: { state: 'answered', answer } } } }]);
      if (drained) await letGo(target);
    },

    /** No answer came: it is sent again from `notBefore` on. */
    async release(request: RequestId, why: string, notBefore: Instant): Promise<void> {
      await finish(request, { leasedUntil: notBefore, lastWhy: why.slice(0, 500) });
    },
  };
}
