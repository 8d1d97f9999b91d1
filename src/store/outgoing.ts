import { type Connection } from 'mongoose';
import { type Act, type Refusal } from '../domain/case/acts';
import { type CaseInput } from '../domain/case/submission';
import { machine } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type RequestId, type StepId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { later } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';
import { type FiledExtras } from './submissions';
import { writerOf } from './writer';

export type Answer = { kind: 'done'; version: number } | { kind: 'refused'; refusal: Refusal };

interface Head {
  /** Issued with the form, or made by the workflow that asks. */
  request: RequestId;
  target: CaseId;
  /** Under whose authority, asked anew each time it is sent. */
  actor: ActorId;
  /** Who typed it and may read it again; the machine's acts have none to show them to. */
  author: ActorId;
  step?: StepId;
  /** The case that is to stand still for it: its limit does not pass while this is on its way. */
  holds?: CaseId;
  /** When it was kept; the act is judged by this instant. */
  at: Instant;
  /** All that its form said; kept as a keyed hash only, to know it again while the form holds (half a day, so no rotation waits for it). */
  content?: string;
}

/** A submission whole: with what its view shows and is found by, so that whoever sends it needs nothing else. */
export interface Filed {
  input: CaseInput;
  extras: FiledExtras;
}

export type NewOutgoing = Head & ({ kind: 'submit'; body: Filed } | { kind: 'act'; body: Act });

export type Outgoing = NewOutgoing & {
  state: 'kept' | 'answered';
  answer?: Answer;
  /** Nobody else sends it before this instant. */
  leasedUntil: Instant;
  attempts: number;
  /** Taken by a drain, which holds its target meanwhile. */
  drained?: boolean;
  /** Why the last try ended without an answer. */
  lastWhy?: string;
  /** Refused after its author was told that it is kept: they have not heard of it yet. */
  unheard?: boolean;
};

interface Row extends Omit<Head, 'request'> {
  _id: RequestId;
  kind: 'submit' | 'act';
  sealed: Sealed;
  state: 'kept' | 'answered';
  answer?: Answer;
  leasedUntil: Instant;
  /** Taken by a drain, which holds its target meanwhile. */
  drained?: boolean;
  attempts: number;
  lastWhy?: string;
  unheard?: boolean;
}

/** In one pass: the next one begins with the oldest again. */
const mostTargets = 500;

const place = (request: RequestId) => ({ collection: 'outgoing', id: request, field: 'sealed' });

export const sealedOutgoing = sealedRows<Row>({ collection: 'outgoing', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** Submissions and acts on their way to Temporal: kept first, sent, struck out on an answer. */
export function outgoingOf(connection: Connection, keys: Keys) {
  const rows = collectionOf<Row>(
    connection,
    'outgoing',
    {
      target: String,
      kind: String,
      actor: String,
      author: String,
      step: String,
      holds: String,
      at: String,
      sealed: String,
      state: String,
      answer: json,
      leasedUntil: String,
      drained: Boolean,
      attempts: Number,
      lastWhy: String,
      unheard: Boolean,
      content: String,
    },
    [
      [{ state: 1, at: 1 }],
      [{ target: 1, state: 1, at: 1 }],
      [{ author: 1, at: -1 }],
      [{ state: 1, leasedUntil: 1 }],
      [{ target: 1, unheard: 1 }],
      [{ holds: 1, state: 1 }, { partialFilterExpression: { holds: { $type: 'string' } } }],
    ],
  );

  const insert = writerOf<Row>(connection, 'outgoing');
  const update = writerOf<Row>(connection, 'outgoing');

  /** Which case a drain is sending to, and until when at the longest. */
  const targets = collectionOf<{ _id: string; until: Instant }>(connection, 'outgoing-targets', { until: String });

  function opened({ _id, sealed, ...head }: Row): Outgoing {
    return { ...head, request: _id, body: openJson(keys, place(_id), sealed) } as Outgoing;
  }

  async function find(request: RequestId): Promise<Outgoing | undefined> {
    const row = await rows.findById(request).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  const take = (request: RequestId, now: Instant, leaseMs: number, drained: boolean): Promise<Row | null> =>
    rows
      .findOneAndUpdate(
        { _id: request, state: 'kept', leasedUntil: { $lte: now } },
        { $set: { leasedUntil: later(now, leaseMs), drained }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Row | null>();

  /** No two drains send to one case at once. A drain that died leaves its hold behind; it ends with the lease. */
  async function takeAlone(row: Row, now: Instant, leaseMs: number): Promise<Row | null | undefined> {
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
    find,

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

    /**
     * Takes rows to be sent again, oldest first: of each target its oldest unanswered row only, and none that another drain is
     * sending to. Each stays taken until it is answered, released, or the lease ends.
     */
    async lease(now: Instant, limit: number, leaseMs: number): Promise<Outgoing[]> {
      const taken: Outgoing[] = [];
      const seen = new Set<string>();
      // Oldest first; a target with a hundred rows waiting holds up nobody else's.
      for await (const row of rows
        .find({ state: 'kept', leasedUntil: { $lte: now } }, { target: 1, at: 1 })
        .sort({ at: 1 })
        .lean<Row>()
        .cursor({ batchSize: 100 })) {
        if (taken.length === limit || seen.size === mostTargets) break;
        if (seen.has(row.target)) continue;
        seen.add(row.target);
        // An older act of the same case that waits for its next try goes first: acts must not overtake the submission.
        if (await rows.exists({ target: row.target, state: 'kept', at: { $lt: row.at } })) continue;
        const got = await takeAlone(row as Row, now, leaseMs);
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
