import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Instant, type OfficeId, type PersonId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { instantNow, later } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';
import { writerOf } from './writer';

export type Channel = 'portal' | 'sms' | 'email' | 'paper';

export interface NewLetter {
  /** `case/version/template/recipient/channel`: the same letter is never kept twice. */
  key: string;
  case: CaseId;
  version: number;
  to: { actor?: ActorId; person: PersonId };
  channel: Channel;
  template: string;
  /** What the template needs; sealed. */
  params: Record<string, unknown>;
  /** Which office prints it, if on paper. */
  office?: OfficeId;
  at: Instant;
}

export interface Letter extends NewLetter {
  /** `kept`: to be sent or printed. `failed`: given up; an officer sees it. In the portal a letter has arrived once it is kept. */
  state: 'kept' | 'sent' | 'failed' | 'printed';
  attempts: number;
  /** Nobody sends it before: the next try, or the end of somebody's lease. */
  notBefore: Instant;
  lastWhy?: string;
  done?: Instant;
  /** Who said that it was posted. */
  by?: ActorId;
}

interface Row extends Omit<Letter, 'key' | 'to' | 'params'> {
  _id: string;
  actor?: ActorId;
  person: PersonId;
  sealed: Sealed;
  /** True while it waits to be sent: one equality for the drain's index to begin with. */
  queued: boolean;
}

export const letterKey = (caseId: CaseId, version: number, template: string, recipient: PersonId, channel: Channel): string =>
  [caseId, version, template, recipient, channel].join('/');

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

const place = (key: string) => ({ collection: 'letters', id: key, field: 'sealed' });

export const sealedLetters = sealedRows<Row>({ collection: 'letters', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** Letters on their way and those that arrived; what was written to whom stays readable on the case's page. */
export function lettersOf(connection: Connection, keys: Keys) {
  const letters = collectionOf<Row>(
    connection,
    'letters',
    {
      case: String,
      version: Number,
      actor: String,
      person: String,
      channel: String,
      template: String,
      sealed: String,
      office: String,
      at: String,
      state: String,
      attempts: Number,
      notBefore: String,
      queued: Boolean,
      lastWhy: String,
      done: String,
      by: String,
    },
    [[{ queued: 1, notBefore: 1 }], [{ office: 1, channel: 1, state: 1, at: 1 }], [{ case: 1, person: 1, at: 1 }], [{ person: 1, at: -1 }]],
  );

  const write = writerOf<Row>(connection, 'letters');

  function opened({ _id, actor, person, sealed, queued: _queued, ...rest }: Row): Letter {
    return {
      ...rest,
      key: _id,
      to: { person, ...(actor ? { actor } : {}) },
      params: openJson(keys, place(_id), sealed) as Record<string, unknown>,
    };
  }

  return {
    /** Keeps letters by key; those there already stay as they are, so it may run twice. */
    async keep(given: readonly NewLetter[]): Promise<void> {
      const rows = given.map(({ key, to, params, ...rest }): Row => {
        const there = rest.channel === 'portal';
        return {
          ...rest,
          ...to,
          _id: key,
          sealed: sealJson(keys, place(key), params),
          state: there ? 'sent' : 'kept',
          queued: rest.channel === 'sms' || rest.channel === 'email',
          attempts: 0,
          // At once, by everybody's clock: a sandbox case may have moved its own into the future.
          notBefore: earlier(rest.at, instantNow()),
          ...(there ? { done: rest.at } : {}),
        };
      });
      // Each by itself: one that is there keeps out none of the others.
      await Promise.all(rows.map((document) => unlessThere(() => write([{ insertOne: { document } }]))));
    },

    /** Takes letters to be sent by message or mail, each for one drain only until the lease ends. */
    async lease(now: Instant, limit: number, leaseMs: number): Promise<Letter[]> {
      const taken: Letter[] = [];
      while (taken.length < limit) {
        const row = await letters
          .findOneAndUpdate(
            { queued: true, notBefore: { $lte: now } },
            { $set: { notBefore: later(now, leaseMs) }, $inc: { attempts: 1 } },
            { sort: { notBefore: 1 }, returnDocument: 'after' },
          )
          .lean<Row | null>();
        if (!row) break;
        taken.push(opened(row));
      }
      return taken;
    },

    async sent(key: string, at: Instant): Promise<void> {
      await letters.updateOne({ _id: key, state: 'kept' }, { $set: { state: 'sent', queued: false, done: at } });
    },

    /** It did not go. @param again when to try next; given up if there is none */
    async failed(key: string, why: string, again?: Instant): Promise<void> {
      const set = again ? { notBefore: again } : { state: 'failed' as const, queued: false };
      await letters.updateOne({ _id: key, state: 'kept' }, { $set: { ...set, lastWhy: why.slice(0, 500) } });
    },

    /** What one person was written about a case, oldest first, once per channel. */
    async ofCase(caseId: CaseId, person: PersonId): Promise<Letter[]> {
      return (await letters.find({ case: caseId, person }).sort({ at: 1 }).lean<Row[]>()).map(opened);
    },

    /** What somebody was written last, in the portal, newest first. */
    async ofPerson(person: PersonId, limit: number): Promise<Letter[]> {
      return (await letters.find({ person, channel: 'portal' }).sort({ at: -1 }).limit(limit).lean<Row[]>()).map(opened);
    },

    /** When what a case says of people is erased by law. */
    async erase(caseId: CaseId): Promise<void> {
      await letters.deleteMany({ case: caseId });
    },

    /** When what is said of whom they were to is erased by law, whatever becomes of the case. */
    async forget(these: readonly string[]): Promise<void> {
      await letters.deleteMany({ _id: { $in: [...these] } });
    },

    /** All that was written about a case, for its officers. */
    async allOfCase(caseId: CaseId): Promise<Letter[]> {
      return (await letters.find({ case: caseId }).sort({ at: 1 }).lean<Row[]>()).map(opened);
    },

    async read(key: string): Promise<Letter | undefined> {
      const row = await letters.findById(key).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** Letters on paper that this office has still to print, oldest first, at most 200. */
    async toPrint(office: OfficeId): Promise<Letter[]> {
      return (await letters.find({ office, state: 'kept', channel: 'paper' }).sort({ at: 1 }).limit(200).lean<Row[]>()).map(opened);
    },

    /** Somebody says that a letter on paper was posted; the first to say so stands. */
    async printed(key: string, at: Instant, by: ActorId): Promise<void> {
      await letters.updateOne({ _id: key, state: 'kept', channel: 'paper' }, { $set: { state: 'printed', done: at, by } });
    },

    /** How many wait to be sent and since when, paper left out. */
    async backlog(): Promise<{ count: number; oldest?: Instant }> {
      const waiting = { queued: true };
      const count = await letters.countDocuments(waiting);
      const first = count > 0 ? await letters.findOne(waiting, { at: 1 }).sort({ at: 1 }).lean<Row | null>() : null;
      return { count, ...(first ? { oldest: first.at } : {}) };
    },
  };
}
