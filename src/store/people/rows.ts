import { type Connection } from 'mongoose';
import { type Mandate } from '../../domain/mandates';
import { type Actor, type Post } from '../../domain/offices';
import { type ActorId, type Instant, type PersonId } from '../../domain/values';
import { blindIndex } from '../../sealing/blind-index';
import { type Sealed } from '../../sealing/seal';
import { collectionOf, json } from '../collection';
import { type Keys } from '../../sealing/keys';
import { type Opened, sealedRows } from '../sealed-rows';
import { type Language, type LettersBy, type Proof } from './account';

/** An account as it is kept. */
export interface Row {
  _id: ActorId;
  login: string;
  passwordHash?: string;
  passwordSet?: Instant;
  mustChange?: true;
  kind: Actor['kind'];
  person: PersonId;
  posts: Post[];
  deputyFor: ActorId[];
  /** For whom the account speaks, and spoke: none is ever taken out. */
  mandates?: Mandate[];
  name: Sealed;
  phone: Sealed;
  email?: Sealed;
  identity?: Sealed;
  phoneIndex?: string;
  guest?: true;
  identityIndex?: string;
  proven?: Proof;
  /** The number has passed to somebody else: nothing is sent to it, and it signs nobody in. */
  phoneLost?: Instant;
  letters: LettersBy;
  language: Language;
  created: Instant;
  closed?: Instant;
}

export type SealedField = 'name' | 'phone' | 'email' | 'identity';
/** What a sealed field is bound to. */
export const place = (id: ActorId, field: SealedField) => ({ collection: 'people', id, field });
const sealedFields = ['name', 'phone', 'email', 'identity'] as const;
const at = (field: SealedField) => ({ path: field, field });

export const sealedPeople = sealedRows<Row>({
  collection: 'people',
  sealed: (row) => sealedFields.filter((field) => row[field] !== undefined).map(at),
  indexes: ({ guest }) => [
    ...(guest ? [] : [{ path: 'phoneIndex', make: (keys: Keys, opened: Opened) => blindIndex(keys, 'phone', opened(at('phone'))) }]),
    { path: 'identityIndex', make: (keys, opened) => blindIndex(keys, 'identity', opened(at('identity'))) },
  ],
});

/** Accounts that were not ended. */
export const stillOpen = { closed: { $exists: false } };

export type People = ReturnType<typeof peopleRows>;

/** The collection of accounts. */
export function peopleRows(connection: Connection) {
  return collectionOf<Row>(
    connection,
    'people',
    {
      login: String,
      passwordHash: String,
      passwordSet: String,
      mustChange: Boolean,
      kind: String,
      person: String,
      posts: [{ _id: false, role: String, office: String }],
      deputyFor: [String],
      mandates: json,
      name: String,
      phone: String,
      email: String,
      identity: String,
      phoneIndex: String,
      guest: Boolean,
      identityIndex: String,
      proven: json,
      phoneLost: String,
      letters: String,
      language: String,
      created: String,
      closed: String,
    },
    [
      [{ login: 1 }, { unique: true }],
      [{ 'posts.office': 1, 'posts.role': 1 }],
      [{ identityIndex: 1 }, { sparse: true }],
      [{ phoneIndex: 1 }],
      [{ deputyFor: 1 }],
      [{ 'mandates.party': 1 }, { sparse: true }],
      [{ person: 1 }],
    ],
  );
}
