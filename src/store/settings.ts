import { type Connection } from 'mongoose';
import { type Instant } from '../domain/values';
import { keyMarks, missingKeys } from '../sealing/key-check';
import { type Keys } from '../sealing/keys';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** What `ledger anchor` printed last. */
export interface KeptAnchor {
  at: string;
  cases: number;
  rows: number;
  root: string;
  mac: string;
}

interface Stamp {
  _id: string;
  sandbox: boolean;
  /** A mark for each key that data was sealed with, by id; shows nothing of the key. */
  keys: Record<string, string>;
  created: Instant;
  /** Only on `_id: 'anchor'`. */
  anchor?: KeptAnchor;
}

/** What the database says of itself. */
export function settingsOf(connection: Connection, keys: Keys) {
  const settings = collectionOf<Stamp>(connection, 'settings', { sandbox: Boolean, keys: json, created: String, anchor: json });
  const mark = (): Record<string, string> => Object.fromEntries(Object.entries(keyMarks(keys)).filter(([id]) => id === keys.active));

  /** Data without a stamp was not made by us in order: nobody can say whose keys it has. */
  async function holdsData(): Promise<boolean> {
    for (const name of ['ledger', 'submissions', 'people', 'drafts'])
      if (await connection.collection(name).findOne({}, { projection: { _id: 1 } })) return true;
    return false;
  }

  return {
    /**
     * Stamps an empty database, or says in words why this process must not touch the one it found: sandbox data in production, the
     * other way round, or data sealed with a key it does not hold. Undefined when all is well. Asked first at every start.
     */
    async stampOrRefuse({ sandbox }: { sandbox: boolean }): Promise<string | undefined> {
      if (!(await settings.findById('stamp').lean<Stamp | null>())) {
        if (await holdsData())
          return 'the database holds data but no stamp that says whose; give another database, or restore its settings';
        await unlessThere(() => settings.insertMany([{ _id: 'stamp', sandbox, keys: mark(), created: instantNow() }]));
      }
      const stamp = await settings.findById('stamp').lean<Stamp | null>();
      if (!stamp) return 'the database does not keep what is written to it';
      if (stamp.sandbox && !sandbox) return 'the database is stamped as the sandbox; production does not touch it';
      if (!stamp.sandbox && sandbox) return 'the database is of production; the sandbox does not touch it';
      const missing = missingKeys(keys, stamp.keys);
      if (missing.length > 0) return `the database is sealed with keys that the keys file does not hold: ${missing.join(', ')}`;
      await settings.updateOne(
        { _id: 'stamp' },
        { $set: Object.fromEntries(Object.entries(mark()).map(([id, value]) => [`keys.${id}`, value])) },
      );
      return undefined;
    },

    async keepAnchor(anchor: KeptAnchor): Promise<void> {
      await settings.updateOne({ _id: 'anchor' }, { $set: { anchor } }, { upsert: true });
    },

    /** The last anchor; the signed root itself is kept elsewhere, this only says how far it reaches. */
    async anchor(): Promise<KeptAnchor | undefined> {
      return (await settings.findById('anchor').lean<Stamp | null>())?.anchor;
    },
  };
}
