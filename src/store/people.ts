import { type Connection } from 'mongoose';
import { type Actor, type Post, type Role } from '../domain/offices';
import { login as loginForm } from '../domain/text/normal';
import { type ActorId, type Instant, type OfficeId, type PersonId } from '../domain/values';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { open, seal, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

export type Language = 'zh-CN' | 'en';
/** How somebody wants to be written to, besides the portal, where every letter arrives. */
export type LettersBy = 'sms' | 'email' | 'paper';

/** How it was shown that an identity number is the holder's own: the national identity service, an officer who saw the card, or the administrator. */
export interface Proof {
  by: 'oidc' | 'window' | 'administrator';
  at: Instant;
  /** Who saw the card. */
  officer?: ActorId;
}

/** An account as it is made. `identity`: only once it was proven to be the holder's; without `proven` the administrator answers for it. */
export interface NewAccount {
  actor: Actor;
  login: string;
  /** Argon2id, in the PHC string form; absent where somebody signs in by codes only. */
  passwordHash?: string;
  /** The password is known to whoever made the account: the first page after signing in asks for another. */
  mustChange?: true;
  name: string;
  phone: string;
  email?: string;
  identity?: string;
  proven?: Proof;
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
  /** Absent: nobody has shown who this is, so no registry is asked and nothing is submitted. */
  proven?: Proof;
  /** The credentials' date: since when the password has been what it is. A session of another date is over. */
  passwordSet?: Instant;
  /** Nothing is open to it but the page that asks for a password of the holder's own. */
  mustChange?: true;
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
  passwordHash?: string;
  passwordSet?: Instant;
  mustChange?: true;
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
  proven?: Proof;
  /** The number has passed to somebody else: nothing is sent to it, and it signs nobody in. */
  phoneLost?: Instant;
  letters: LettersBy;
  language: Language;
  created: Instant;
  closed?: Instant;
}

interface First {
  _id: string;
  person: PersonId;
  expires: Date;
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

type SigningIn = Account & { passwordHash?: string };

/** What came of a proof: `another` if the account is proven to be somebody else's. */
export type Proving =
  | {
      kind: 'proven';
      /** The same person's other open accounts. */
      joined: ActorId[];
    }
  | { kind: 'another' | 'gone' };

/** Accounts, found by blind indexes. Who holds an account is never told by whether a sign-up succeeds: that is the page's care. */
export function peopleOf(connection: Connection, keys: Keys) {
  const people = collectionOf<Row>(
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
      name: String,
      phone: String,
      email: String,
      identity: String,
      phoneIndex: String,
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
      [{ person: 1 }],
    ],
  );

  const firsts = collectionOf<First>(connection, 'first-proofs', { person: String, expires: Date }, [
    [{ expires: 1 }, { expireAfterSeconds: 0 }],
  ]);

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
    ...(row.proven === undefined ? {} : { proven: row.proven }),
    ...(row.passwordSet === undefined ? {} : { passwordSet: row.passwordSet }),
    ...(row.mustChange ? { mustChange: true } : {}),
    ...(row.closed === undefined ? {} : { closed: row.closed }),
  });
  const signingIn = (row: Row): SigningIn => ({
    ...accountFrom(row),
    ...(row.passwordHash === undefined ? {} : { passwordHash: row.passwordHash }),
  });
  const rowsWith = (phone: string): Promise<Row[]> =>
    people
      .find({ phoneIndex: { $in: blindIndexes(keys, 'phone', phone) }, kind: 'applicant', phoneLost: { $exists: false }, ...stillOpen })
      .sort({ created: 1 })
      .limit(20)
      .lean<Row[]>();
  const actors = async (filter: Record<string, unknown>): Promise<Actor[]> =>
    (
      await people
        .find({ ...filter, ...stillOpen })
        .sort({ _id: 1 })
        .limit(500)
        .lean<Row[]>()
    ).map(actorFrom);

  /** Of two first proofs of one number at the same moment the first one's person counts. */
  async function firstToSay(index: string, person: PersonId): Promise<PersonId> {
    const expires = new Date(Date.now() + 60 * 60 * 1_000);
    if (await unlessThere(() => firsts.insertMany([{ _id: index, person, expires }]))) return person;
    return (await firsts.findById(index).lean<First | null>())?.person ?? person;
  }

  return {
    /** Makes an account; false if its id or its login is taken. */
    async add({ actor, login, name, phone, email, identity, proven, ...rest }: NewAccount): Promise<boolean> {
      const created = instantNow();
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
          : {
              identity: seal(keys, place(actor.id, 'identity'), identity),
              identityIndex: blindIndex(keys, 'identity', identity),
              proven: proven ?? { by: 'administrator', at: created },
            }),
        ...(rest.passwordHash === undefined ? {} : { passwordSet: created }),
        created,
      };
      return (await unlessThere(() => people.insertMany([row]))) !== undefined;
    },

    /** For signing in: the account with its password's hash, closed ones too; undefined if there is none. */
    async byLogin(login: string): Promise<SigningIn | undefined> {
      const row = await people.findOne({ login: loginForm(login) }).lean<Row | null>();
      return row ? signingIn(row) : undefined;
    },

    /** The same for whoever types a telephone number instead: an applicant's account, if the number has one only. */
    async byOwnPhone(phone: string): Promise<SigningIn | undefined> {
      const [row, another] = await rowsWith(phone);
      return row && !another ? signingIn(row) : undefined;
    },

    /** Open accounts of applicants who may be reached by this number. Only for whoever holds it: never tell a stranger whether there are any. */
    accountsWith: async (phone: string): Promise<Account[]> => (await rowsWith(phone)).map(accountFrom),

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

    /** Of these accounts those of officers, closed ones too, with the offices of their posts. */
    async officesOf(ids: readonly ActorId[]): Promise<Map<ActorId, OfficeId[]>> {
      const rows = await people.find({ _id: { $in: [...ids] }, kind: 'officer' }, { posts: 1 }).lean<Row[]>();
      return new Map(rows.map(({ _id, posts }) => [_id, posts.map((post) => post.office)]));
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
      const phone = row.phoneLost === undefined ? (opened(row, 'phone') ?? '') : '';
      return { name: nameOf(row), phone, ...(email === undefined ? {} : { email }), letters, language };
    },

    /** The identity number proven for this account, for a form's first answer or a registry; reading it is for its owner and for acts. */
    async identityOf(id: ActorId): Promise<string | undefined> {
      const row = await people.findById(id, { identity: 1 }).lean<Row | null>();
      return row ? opened(row, 'identity') : undefined;
    },

    /**
     * An identity number was shown to be this account's holder's: name and number stand from now on as the proof has them. One who has
     * another account already is one person with two: both get the same person, whichever proof comes first.
     */
    async prove(id: ActorId, { identity, name, ...proven }: Proof & { identity: string; name: string }): Promise<Proving> {
      const index = blindIndex(keys, 'identity', identity);
      const row = await people.findOne({ _id: id, ...stillOpen }).lean<Row | null>();
      if (!row) return { kind: 'gone' };
      const before = opened(row, 'identity');
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
      if (matchedCount === 0) return this.prove(id, { identity, name, ...proven });
      return { kind: 'proven', joined: others.filter((one) => one.closed === undefined).map((one) => one._id) };
    },

    /** Whether these are the last six characters of the number proven for this account. */
    async endsWith(id: ActorId, six: string): Promise<boolean> {
      const identity = (await this.identityOf(id)) ?? '';
      const typed = six.normalize('NFKC').trim().toUpperCase();
      return typed.length === 6 && identity.slice(-6) === typed;
    },

    /** How somebody wants to be written to. */
    async writeBy(id: ActorId, letters: LettersBy): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { letters } });
    },

    /** Another telephone number, which the holder has shown to be theirs. */
    async setPhone(id: ActorId, phone: string): Promise<void> {
      const set = { phone: seal(keys, place(id, 'phone'), phone), phoneIndex: blindIndex(keys, 'phone', phone) };
      await people.updateOne({ _id: id, ...stillOpen }, { $set: set, $unset: { phoneLost: 1 } });
    },

    /** Another e-mail address, shown to be theirs in the same way. */
    async setEmail(id: ActorId, email: string): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { email: seal(keys, place(id, 'email'), email) } });
    },

    /** Whoever holds this number now does not know these accounts: it signs them in no more, and nothing is sent to it. */
    async losePhone(ids: readonly ActorId[], at: Instant): Promise<void> {
      await people.updateMany({ _id: { $in: [...ids] }, kind: 'applicant' }, { $set: { phoneLost: at } });
    },

    /** Another password: every session of the one before is over. @returns the credentials' date, for a session that goes on */
    async setPassword(id: ActorId, passwordHash: string, { mustChange = false } = {}): Promise<Instant> {
      const passwordSet = instantNow();
      const set = { passwordHash, passwordSet, ...(mustChange ? { mustChange } : {}) };
      await people.updateOne({ _id: id, ...stillOpen }, { $set: set, ...(mustChange ? {} : { $unset: { mustChange: 1 } }) });
      return passwordSet;
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
