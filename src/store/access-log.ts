import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Instant, type OfficeId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { type Access, type AccessKind, type StoredLogRow } from './access';
import { collectionOf, json } from './collection';
import { chainWriter } from './log-chain';

export interface AccessQuery {
  /** Lines that concern one of these offices; every line if absent. */
  offices?: readonly OfficeId[];
  /** By this account, or by any of these. */
  actor?: ActorId | readonly ActorId[];
  case?: CaseId;
  /** From this instant on; before that one. */
  from?: Instant;
  to?: Instant;
  /** Of this kind, or of any of these. */
  what?: AccessKind | readonly AccessKind[];
  /** `done`: answered; `begun`: written before something was changed; `failed`: refused or broken. */
  result?: 'done' | 'begun' | 'failed';
  /** Any of these keyed hashes of an address. */
  ips?: readonly string[];
  /** From 1. */
  page: number;
  size: number;
}

const results = {
  done: { status: { $lt: 400 } },
  begun: { status: { $exists: false } },
  failed: { status: { $gte: 400 } },
} satisfies Record<NonNullable<AccessQuery['result']>, object>;

/** Only ever added to. No TTL: such logs are kept for a year at least, and by the operator's own schedule after it. */
export function accessLogOf(connection: Connection, keys: Keys) {
  const log = collectionOf<StoredLogRow>(
    connection,
    'access-log',
    {
      chain: String,
      seq: Number,
      recorded: String,
      head: String,
      mac: String,
      at: String,
      actor: String,
      operator: String,
      what: String,
      case: String,
      target: String,
      method: String,
      path: String,
      status: Number,
      why: String,
      reason: json,
      ip: String,
      session: String,
      // Absent where there are none: what is hashed is what stands there.
      offices: { type: [String], default: undefined },
      request: String,
    },
    [[{ chain: 1, seq: 1 }, { unique: true }], [{ case: 1, at: -1 }], [{ actor: 1, at: -1 }], [{ offices: 1, at: -1 }], [{ at: -1 }]],
  );
  // With every page: as they are, no schema casts them.
  const write = chainWriter((rows) => connection.collection<StoredLogRow>('access-log').insertMany(rows, { ordered: true }), keys);

  return {
    /** Writes a line; resolves once it is kept. Lines of one process that come together are one write. Rejects if it was not kept. */
    append: (access: Access): Promise<void> => write(access),

    /** Of one case, latest first. */
    async of(caseId: CaseId, limit = 200): Promise<Access[]> {
      return bare(await log.find({ case: caseId }).sort({ at: -1 }).limit(limit).lean<StoredLogRow[]>());
    },

    /** By one account, latest first. */
    async by(actor: ActorId, limit = 200): Promise<Access[]> {
      return bare(await log.find({ actor }).sort({ at: -1 }).limit(limit).lean<StoredLogRow[]>());
    },

    /** One page of the lines asked for, latest first. @returns whether there are more behind it */
    async search({ offices, actor, case: caseId, from, to, what, result, ips, page, size }: AccessQuery) {
      const at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
      const filter = {
        ...(offices ? { offices: { $in: [...offices] } } : {}),
        ...(actor ? { actor: oneOf(actor) } : {}),
        ...(caseId ? { case: caseId } : {}),
        ...(what ? { what: oneOf(what) } : {}),
        ...(ips ? { ip: { $in: [...ips] } } : {}),
        ...(result ? results[result] : {}),
        ...(from || to ? { at } : {}),
      };
      const found = await log
        .find(filter)
        .sort({ at: -1 })
        .skip((page - 1) * size)
        .limit(size + 1)
        .lean<StoredLogRow[]>();
      return { rows: bare(found.slice(0, size)), more: found.length > size };
    },

    /** Every account of which a line stands with this case. */
    async actorsOf(caseId: CaseId): Promise<ActorId[]> {
      return (await log.distinct('actor', { case: caseId })).filter((one): one is ActorId => typeof one === 'string');
    },

    /** Every line of every chain, chain by chain in its order, as it stands. */
    async *everyRow(): AsyncGenerator<StoredLogRow> {
      for await (const row of log.find({}).sort({ chain: 1, seq: 1 }).lean<StoredLogRow>().cursor()) yield row as StoredLogRow;
    },
  };
}

const oneOf = <T extends string>(wanted: T | readonly T[]): T | { $in: T[] } =>
  typeof wanted === 'string' ? wanted : { $in: [...wanted] };

const bare = (rows: StoredLogRow[]): Access[] =>
  rows.map(({ _id: _key, chain: _chain, seq: _seq, recorded: _recorded, head: _head, mac: _mac, ...access }) => access);
