import { type Connection } from 'mongoose';
import { type ActorId, type PersonId } from '../../domain/values';
import { blindIndex, blindIndexes } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { open, seal } from '../../sealing/seal';
import { collectionOf } from '../collection';
import { unlessThere } from '../duplicate';
import { type Proof } from './account';
import { type People, place, type Row, stillOpen } from './rows';

interface First {
  _id: string;
  person: PersonId;
  expires: Date;
}

/** What came of a proof: `another` if the account is proven to be somebody else's. */
export type Proving =
  | {
      kind: 'proven';
      /** The same person's other open accounts. */
      joined: ActorId[];
    }
  | { kind: 'another' | 'gone' };

/** The only way in which an account is shown to be somebody's. */
export function provingOf(connection: Connection, people: People, keys: Keys) {
  const firsts = collectionOf<First>(connection, 'first-proofs', { person: String, expires: Date }, [
    [{ expires: 1 }, { expireAfterSeconds: 0 }],
  ]);

  /** Of two first proofs of one number at the same moment the first one's person counts. */
  async function firstToSay(index: string, person: PersonId): Promise<PersonId> {
    const expires = new Date(Date.now() + 60 * 60 * 1_000);
    if (await unlessThere(() => firsts.insertMany([{ _id: index, person, expires }]))) return person;
    return (await firsts.findById(index).lean<First | null>())?.person ?? person;
  }

  /**
   * An identity number was shown to be this account's holder's: name and number stand from now on as the proof has them. One who has
   * another account already is one person with two: both get the same person, whichever proof comes first.
   */
  async function prove(id: ActorId, { identity, name, ...proven }: Proof & { identity: string; name: string }): Promise<Proving> {
    const index = blindIndex(keys, 'identity', identity);
    const row = await people.findOne({ _id: id, ...stillOpen }).lean<Row | null>();
    if (!row) return { kind: 'gone' };
    const before = row.identity === undefined ? undefined : open(keys, place(id, 'identity'), row.identity);
    if (before !== undefined && before !== identity) return { kind: 'another' };
    const others = await people
      .find({ identityIndex: { $in: blindIndexes(keys, 'identity', identity) }, _id: { $ne: id } })
      .sort({ created: 1 })
      .lean<Row[]>();
    const set = {
      person: others[0]?.person ?? (await firstToSay(index, row.person)),
      name: seal(keys, place(id, 'name'), name),
      identity: seal(keys, place(id, 'identity'), identity),
      identityIndex: index,
      proven,
    };
    const same = { _id: id, ...stillOpen, ...(before === undefined ? { identity: { $exists: false } } : {}) };
    const { matchedCount } = await people.updateOne(same, { $set: set });
    // Proven or closed by somebody else at this very moment: what is so now decides.
    if (matchedCount === 0) return prove(id, { identity, name, ...proven });
    return { kind: 'proven', joined: others.filter((one) => one.closed === undefined).map((one) => one._id) };
  }

  return prove;
}
