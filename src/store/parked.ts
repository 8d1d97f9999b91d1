import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';

/** What somebody typed into a form whose session had ended. */
export interface Parked {
  /** Where the form would have gone: a path of ours. */
  path: string;
  fields: [name: string, value: string][];
  /** Files stood beside the words; they were not kept. */
  files?: boolean;
}

interface Row {
  _id: string;
  actor: ActorId;
  sealed: Sealed;
  expires: Date;
}

const day = 24 * 60 * 60 * 1_000;
const place = (id: string) => ({ collection: 'parked', id, field: 'sealed' });

export const sealedParked = sealedRows<Row>({ collection: 'parked', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** What was typed too late is kept for a day, sealed, for the same account only. */
export function parkedOf(connection: Connection, keys: Keys) {
  const parked = collectionOf<Row>(connection, 'parked', { actor: String, sealed: String, expires: Date }, [
    [{ expires: 1 }, { expireAfterSeconds: 0 }],
  ]);

  return {
    /** Keeps it; the id is random and goes into a cookie. */
    async keep(actor: ActorId, what: Parked): Promise<string> {
      const _id = randomBytes(16).toString('base64url');
      await parked.insertMany([{ _id, actor, sealed: sealJson(keys, place(_id), what), expires: new Date(Date.now() + day) }]);
      return _id;
    },

    /** What was kept under this id, if it was this account's and not over a day ago. */
    async read(id: string, actor: ActorId): Promise<Parked | undefined> {
      const row = await parked.findOne({ _id: id, actor, expires: { $gt: new Date() } }).lean<Row | null>();
      return row ? (openJson(keys, place(id), row.sealed) as Parked) : undefined;
    },

    /** Throws it away: it was sent again, or is not wanted. */
    async discard(id: string, actor: ActorId): Promise<void> {
      await parked.deleteOne({ _id: id, actor });
    },
  };
}
