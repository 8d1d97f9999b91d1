import { type Connection } from 'mongoose';
import { type Actor, type Post, type Role } from '../domain/offices';
import { login as loginForm } from '../domain/text/normal';
import { type ActorId, type Instant, type OfficeId, type PersonId } from '../domain/values';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { open, seal, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

export type Language = 'zh-CN' | 'en';
/** How somebody wants to be written to, besides the portal, where every letter arrives. */
export type LettersBy = 'sms' | 'email' | 'paper';

/** An account as it is made. `identity`: only once it was proven to be the holder's. */
export interface NewAccount {
  actor: Actor;
  login: string;
  /** Argon2id, in the PHC string form. */
  passwordHash: string;
  name: string;
  phone: string;
  email?: string;
  identity?: string;
  letters: LettersBy;
  language: Language;
}

/** What pages may know of an account; the numbers stay sealed. */
export interface Account {
  actor: Actor;
  login: string;
  name: string;
  letters: LettersBy;
  language: Language;
  closed?: Instant;
}

/** Where letters go. */
export interface Contact {
  name: string;
  phone: string;
  email?: string;
  letters: LettersBy;
  language: Language;
}

interface Row {
  _id: ActorId;
  login: string;
  passwordHash: string;
  kind: Actor['kind'];
  person: PersonId;
  posts: Post[];
  deputyFor: ActorId[];
  name: Sealed;
  phone: Sealed;
  email?: Sealed;
  identity?: Sealed;
  phoneIndex: string;
  identityIndex?: string;
  letters: LettersBy;
  language: Language;
  created: Instant;
  closed?: Instant;
}

type SealedField = 'name' | 'phone' | 'email' | 'identity';
const place = (id: ActorId, field: SealedField) => ({ collection: 'people', id, field });
const sealedFields = ['name', 'phone', 'email', 'identity'] as const;
const at = (field: SealedField) => ({ path: field, field });

export const sealedPeople = sealedRows<Row>({
  collection: 'people',
  sealed: (row) => sealedFields.filter((field) => row[field] !== undefined).map(at),
  indexes: () => [
    { path: 'phoneIndex', make: (keys, opened) => blindIndex(keys, 'phone', opened(at('phone'))) },
    { path: 'identityIndex', make: (keys, opened) => blindIndex(keys, 'identity', opened(at('identity'))) },
  ],
});

const stillOpen = { closed: { $exists: false } };

const actorFrom = ({ _id, person, kind, posts, deputyFor }: Row): Actor => ({ id: _id, person, kind, posts, deputyFor });

/** Accounts, found by blind indexes. Who holds an account is never told by whether a sign-up succeeds: that is the page's care. */
export function peopleOf(connection: Connection, keys: Keys) {
  const people = collectionOf<Row>(
    connection,
    'people',
    {
      login: String,
      passwordHash: String,
      kind: String,
      person: String,
      posts: [{ _id: false, role: String, office: String }],
      deputyFor: [String],
      name: String,
      phone: String,
      email: String,
      identity: String,
      phoneIndex: String,
      identityIndex: String,
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
      [{ person: 1 }],
    ],
  );

  const opened = (row: Row, field: SealedField): string | undefined => {
    const sealed = row[field];
    return sealed === undefined ? undefined : open(keys, place(row._id, field), sealed);
  };
  const nameOf = (row: Row): string => opened(row, 'name') ?? '';
  const accountFrom = (row: Row): Account => ({
    actor: actorFrom(row),
    login: row.login,
    name: nameOf(row),
    letters: row.letters,
    language: row.language,
    ...(row.closed === undefined ? {} : { closed: row.closed }),
  });
  const actors = async (filter: Record<string, unknown>): Promise<Actor[]> =>
    (
      await people
        .find({ ...filter, ...stillOpen })
        .sort({ _id: 1 })
        .limit(500)
        .lean<Row[]>()
    ).map(actorFrom);

  return {
    /** Makes an account; false if its id or its login is taken. */
    async add({ actor, login, name, phone, email, identity, ...rest }: NewAccount): Promise<boolean> {
      const row: Row = {
        ...rest,
        _id: actor.id,
        login: loginForm(login),
        kind: actor.kind,
        person: actor.person,
        posts: actor.posts,
        deputyFor: actor.deputyFor,
        name: seal(keys, place(actor.id, 'name'), name),
        phone: seal(keys, place(actor.id, 'phone'), phone),
        phoneIndex: blindIndex(keys, 'phone', phone),
        ...(email === undefined ? {} : { email: seal(keys, place(actor.id, 'email'), email) }),
        ...(identity === undefined
          ? {}
          : { identity: seal(keys, place(actor.id, 'identity'), identity), identityIndex: blindIndex(keys, 'identity', identity) }),
        created: instantNow(),
      };
      return (await unlessThere(() => people.insertMany([row]))) !== undefined;
    },

    /** For signing in: the account with its password's hash, closed ones too; undefined if there is none. */
    async byLogin(login: string): Promise<(Account & { passwordHash: string }) | undefined> {
      const row = await people.findOne({ login: loginForm(login) }).lean<Row | null>();
      return row ? { ...accountFrom(row), passwordHash: row.passwordHash } : undefined;
    },

    /** An account, closed ones too. */
    async byId(id: ActorId): Promise<Account | undefined> {
      const row = await people.findById(id).lean<Row | null>();
      return row ? accountFrom(row) : undefined;
    },

    /** What an account may do now; undefined if it is gone or closed. */
    async actorOf(id: ActorId): Promise<Actor | undefined> {
      return (await actors({ _id: id }))[0];
    },

    /** Whose account this is, closed ones too; nothing sealed is opened for it. */
    async authorOf(id: ActorId): Promise<Pick<Row, 'person' | 'closed'> | undefined> {
      const row = await people.findById(id, { person: 1, closed: 1 }).lean<Row | null>();
      return row ? { person: row.person, ...(row.closed ? { closed: row.closed } : {}) } : undefined;
    },

    /** AB岗: `deputy` may act on what `officer` holds, until another is named or nobody. One deputy at a time. */
    async nameDeputy(officer: ActorId, deputy?: ActorId): Promise<void> {
      await people.updateMany({ deputyFor: officer, ...(deputy ? { _id: { $ne: deputy } } : {}) }, { $pull: { deputyFor: officer } });
      if (deputy) await people.updateOne({ _id: deputy, ...stillOpen }, { $addToSet: { deputyFor: officer } });
    },

    /** Who deputises for an officer now. */
    async deputyOf(officer: ActorId): Promise<ActorId | undefined> {
      return (await people.findOne({ deputyFor: officer, ...stillOpen }, { _id: 1 }).lean<Row | null>())?._id;
    },

    /** Every open account that holds this role in this office. */
    holdersOf: (role: Role, office: OfficeId): Promise<Actor[]> => actors({ posts: { $elemMatch: { role, office } } }),

    /** Open accounts whose holder's proven identity this is. Never tell a stranger whether there are any. */
    byIdentity: (identity: string): Promise<Actor[]> => actors({ identityIndex: { $in: blindIndexes(keys, 'identity', identity) } }),

    /** Open accounts with this telephone number. */
    byPhone: (phone: string): Promise<Actor[]> => actors({ phoneIndex: { $in: blindIndexes(keys, 'phone', phone) } }),

    /** Whole names, for pages that may show them (an officer's colleagues); ids without an account are left out. */
    async names(ids: readonly ActorId[]): Promise<Map<ActorId, string>> {
      const rows = await people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean<Row[]>();
      return new Map(rows.map((row) => [row._id, nameOf(row)]));
    },

    /** Where letters to this account go; undefined if it is gone or closed. */
    async contact(id: ActorId): Promise<Contact | undefined> {
      const row = await people.findOne({ _id: id, ...stillOpen }).lean<Row | null>();
      if (!row) return undefined;
      const email = opened(row, 'email');
      const { letters, language } = row;
      return { name: nameOf(row), phone: opened(row, 'phone') ?? '', ...(email === undefined ? {} : { email }), letters, language };
    },

    /** The identity number proven for this account, for a form's first answer or a registry; reading it is for its owner and for acts. */
    async identityOf(id: ActorId): Promise<string | undefined> {
      const row = await people.findById(id, { identity: 1 }).lean<Row | null>();
      return row ? opened(row, 'identity') : undefined;
    },

    /** Keeps how and where somebody wants to be written to, as they said when they filed. */
    async reach(id: ActorId, { phone, email, letters }: Pick<Contact, 'phone' | 'email' | 'letters'>): Promise<void> {
      const set = {
        letters,
        phone: seal(keys, place(id, 'phone'), phone),
        phoneIndex: blindIndex(keys, 'phone', phone),
        ...(email === undefined ? {} : { email: seal(keys, place(id, 'email'), email) }),
      };
      await people.updateOne({ _id: id, ...stillOpen }, { $set: set });
    },

    async setPassword(id: ActorId, passwordHash: string): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { passwordHash } });
    },

    /** Keeps the language somebody chose. */
    async speak(id: ActorId, language: Language): Promise<void> {
      await people.updateOne({ _id: id }, { $set: { language } });
    },

    /** Ends an account: it signs in no more and holds no post; its name stays readable in old cases. */
    async close(id: ActorId): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { closed: instantNow() } });
    },
  };
}
