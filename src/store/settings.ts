import { type Connection } from 'mongoose';
import { type Instant } from '../domain/values';
import { keyMarks, missingKeys } from '../sealing/key-check';
import { type Keys } from '../sealing/keys';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { rotationsOf } from './rotations';

/** What `ledger anchor` printed last. */
export interface KeptAnchor {
  at: string;
  cases: number;
  rows: number;
  root: string;
  /** The same over the chains of the access log. */
  log?: { chains: number; rows: number; root: string };
  mac: string;
}

/** How what is kept is laid out; one more with each change that what was kept before does not fit (2: drafts are held by accounts or units). */
export const layout = 2;

interface Stamp {
  _id: string;
  sandbox: boolean;
  layout?: number;
  /** A mark for each key that data was sealed with, by id; shows nothing of the key. */
  keys: Record<string, string>;
  /** When a process with this key active was last seen, by id. */
  used?: Record<string, Instant>;
  created: Instant;
  /** Only on `_id: 'anchor'`. */
  anchor?: KeptAnchor;
}

/** What the database says of itself. */
export function settingsOf(connection: Connection, keys: Keys) {
  const settings = collectionOf<Stamp>(connection, 'settings', {
    sandbox: Boolean,
    layout: Number,
    keys: json,
    used: json,
    created: String,
    anchor: json,
  });
  const rotations = rotationsOf(connection);
  const markOf = (id: string): string => keyMarks(keys)[id] ?? '';

  /** Data without a stamp was not made by us in order: nobody can say whose keys it has. */
  async function holdsData(): Promise<boolean> {
    for (const name of ['ledger', 'submissions', 'people', 'drafts'])
      if (await connection.collection(name).findOne({}, { projection: { _id: 1 } })) return true;
    return false;
  }

  return {
    /**
     * Stamps an empty database, or says in words why this process must not touch the one it found: sandbox data in production, the
     * other way round, data of another layout, data sealed with a key it does not hold, or an active key to which the data was not yet brought. Undefined when
     * all is well. Asked first at every start.
     */
    async stampOrRefuse({ sandbox }: { sandbox: boolean }): Promise<string | undefined> {
      if (!(await settings.findById('stamp').lean<Stamp | null>())) {
        if (await holdsData())
          return 'the database holds data but no stamp that says whose; give another database, or restore its settings';
        await unlessThere(() =>
          settings.insertMany([{ _id: 'stamp', sandbox, layout, keys: { [keys.active]: markOf(keys.active) }, created: instantNow() }]),
        );
      }
      const stamp = await settings.findById('stamp').lean<Stamp | null>();
      if (!stamp) return 'the database does not keep what is written to it';
      if (stamp.sandbox && !sandbox) return 'the database is stamped as the sandbox; production does not touch it';
      if (!stamp.sandbox && sandbox) return 'the database is of production; the sandbox does not touch it';
      if (stamp.layout !== layout)
        return `the database was laid out by another version of this program (${stamp.layout ?? 1}; this one is ${layout}). A sandbox is begun anew by: npm start -- --fresh`;
      const missing = missingKeys(keys, stamp.keys);
      if (missing.length > 0) return `the database is sealed with keys that the keys file does not hold: ${missing.join(', ')}`;
      const rotation = await rotations.find(keys.active);
      if (!Object.hasOwn(stamp.keys, keys.active) || (rotation && !rotation.finished))
        return `the key ${keys.active} must not be active yet: what is kept is not all sealed and indexed under it. Make ${Object.keys(stamp.keys).find((id) => id !== keys.active) ?? 'the former key'} active again and start with both, then run: npm run keys -- rotate ${keys.active}`;
      return undefined;
    },

    /** From now on things are sealed with this key, and nobody starts who does not hold it. */
    async expectKey(id: string): Promise<void> {
      await settings.updateOne({ _id: 'stamp' }, { $set: { [`keys.${id}`]: markOf(id) } });
    },

    /** Nothing is sealed with this key any more. */
    async forgetKey(id: string): Promise<void> {
      await settings.updateOne({ _id: 'stamp' }, { $unset: { [`keys.${id}`]: 1, [`used.${id}`]: 1 } });
    },

    /** Said by every process again and again: this key is the active one of somebody. */
    async useKey(): Promise<void> {
      await settings.updateOne({ _id: 'stamp' }, { $set: { [`used.${keys.active}`]: instantNow() } });
    },

    /** The keys that things are sealed with, and when each was last somebody's active one, if it ever was. */
    async keysInUse(): Promise<Record<string, Instant | undefined>> {
      const stamp = await settings.findById('stamp').lean<Stamp | null>();
      return Object.fromEntries(Object.keys(stamp?.keys ?? {}).map((id) => [id, stamp?.used?.[id]]));
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
