import { type Connection } from 'mongoose';
import { type Actor, type Role } from '../domain/offices';
import { login as loginForm } from '../domain/text/normal';
import { type ActorId, type OfficeId } from '../domain/values';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { open, seal } from '../sealing/seal';
import { instantNow } from './clock';
import { unlessThere } from './duplicate';
import { type Account, type Contact, type NewAccount } from './people/account';
import { changesOf } from './people/change';
import { mandatesOf, partiesOf } from './people/mandates';
import { provingOf } from './people/prove';
import { peopleRows, place, type Row, type SealedField, stillOpen } from './people/rows';

export type { Account, Contact, Language, LettersBy, NewAccount, Proof } from './people/account';
export type { Proving } from './people/prove';
export { sealedPeople } from './people/rows';

const actorFrom = ({ _id, person, kind, posts, deputyFor, mandates = [] }: Row): Actor => ({
  id: _id,
  person,
  kind,
  posts,
  deputyFor,
  ...(mandates.length > 0 ? { parties: partiesOf({ mandates }) } : {}),
});

type SigningIn = Account & { passwordHash?: string };

/** Accounts, found by blind indexes. Who holds an account is never told by whether a sign-up succeeds: that is the page's care. */
export function peopleOf(connection: Connection, keys: Keys) {
  const people = peopleRows(connection);

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

  return {
    ...changesOf(people, keys),
    ...mandatesOf(people),

    /** Makes an account; false if its id or its login is taken. */
    async add({ actor, login, name, guest, phone, email, identity, proven, ...rest }: NewAccount): Promise<boolean> {
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
        ...(guest ? { guest } : { phoneIndex: blindIndex(keys, 'phone', phone) }),
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
      const rows = ids.length === 0 ? [] : await people.find({ _id: { $in: [...new Set(ids)] } }, { name: 1 }).lean<Row[]>();
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

    /** An identity number was shown to be the holder’s: see there. */
    prove: provingOf(connection, people, keys),

    /** Whether these are the last six characters of the number proven for this account. */
    async endsWith(id: ActorId, six: string): Promise<boolean> {
      const identity = (await this.identityOf(id)) ?? '';
      const typed = six.normalize('NFKC').trim().toUpperCase();
      return typed.length === 6 && identity.slice(-6) === typed;
    },
  };
}
