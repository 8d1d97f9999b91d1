import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Instant } from '../domain/values';
import { collectionOf } from './collection';

/** Who looked at what, or was kept from it. Never a name, a number or what was typed. */
export interface Access {
  at: Instant;
  /** Absent where nobody was signed in. */
  actor?: ActorId;
  what: 'read' | 'search' | 'download' | 'export' | 'unmask' | 'denied' | 'sign-in' | 'sign-in-failed' | 'sign-out';
  case?: CaseId;
  /** The route's pattern, not the address: `/cases/:id/files/:file`. */
  path?: string;
  /** Keyed hash of the address it came from. */
  ip?: string;
  /** The reason given for unmasking; the code of a refusal. */
  why?: string;
}

interface Row extends Access {
  _id: string;
}

/** Only ever added to. No TTL: such logs are kept for a year at least, and by the operator's own schedule after it. */
export function accessLogOf(connection: Connection) {
  const log = collectionOf<Row>(
    connection,
    'access-log',
    { at: String, actor: String, what: String, case: String, path: String, ip: String, why: String },
    [[{ case: 1, at: -1 }], [{ actor: 1, at: -1 }], [{ at: -1 }]],
  );
  const bare = (rows: Row[]): Access[] => rows.map(({ _id: _key, ...access }) => access);

  return {
    async append(access: Access): Promise<void> {
      await log.insertMany([{ ...access, _id: `${access.at}/${randomBytes(8).toString('base64url')}` }]);
    },
    /** Of one case, latest first. */
    async of(caseId: CaseId, limit = 200): Promise<Access[]> {
      return bare(await log.find({ case: caseId }).sort({ at: -1 }).limit(limit).lean<Row[]>());
    },
    /** By one account, latest first. */
    async by(actor: ActorId, limit = 200): Promise<Access[]> {
      return bare(await log.find({ actor }).sort({ at: -1 }).limit(limit).lean<Row[]>());
    },
  };
}
