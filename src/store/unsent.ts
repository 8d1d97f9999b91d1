import { type Connection } from 'mongoose';
import { type ActorId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';

/** What stands in a form, in its order; a field may stand several times. */
export type Fields = [name: string, value: string][];

interface Row {
  _id: string;
  sealed: Sealed;
  expires: Date;
}

const day = 24 * 60 * 60 * 1_000;
const place = (id: string) => ({ collection: 'unsent', id, field: 'sealed' });
const idOf = (actor: ActorId, path: string): string => `${actor} ${path}`;

export const sealedUnsent = sealedRows<Row>({ collection: 'unsent', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** What somebody has typed into a form and not sent, for a day, sealed: one for each account and page, the last one counts. */
export function unsentOf(connection: Connection, keys: Keys) {
  const unsent = collectionOf<Row>(connection, 'unsent', { sealed: String, expires: Date }, [[{ expires: 1 }, { expireAfterSeconds: 0 }]]);

  return {
    /** @param path the page that the form stands on, without its query */
    async keep(actor: ActorId, path: string, fields: Fields): Promise<void> {
      const _id = idOf(actor, path);
      const set = { sealed: sealJson(keys, place(_id), fields), expires: new Date(Date.now() + day) };
      await unsent.updateOne({ _id }, { $set: set }, { upsert: true });
    },

    async read(actor: ActorId, path: string): Promise<Fields | undefined> {
      const _id = idOf(actor, path);
      const row = await unsent.findOne({ _id, expires: { $gt: new Date() } }).lean<Row | null>();
      return row ? (openJson(keys, place(_id), row.sealed) as Fields) : undefined;
    },

    /** The form was sent: what stood in it is where it belongs. */
    async discard(actor: ActorId, path: string): Promise<void> {
      await unsent.deleteOne({ _id: idOf(actor, path) });
    },
  };
}
