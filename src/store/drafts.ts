import { createHash, randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type After } from '../domain/ground/after';
import { type Actor } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type PartyId, type PersonId, type PlaceId } from '../domain/values';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { open, openJson, seal, sealJson, type Place, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

export interface Invitation {
  /** SHA-256 of the token in the letter; also the invitation's id. */
  token: string;
  name: string;
  /** The identity number named, so that whoever signs in with it finds the invitation. */
  identity?: string;
  /** Who answered, or whom the identity was found to be. */
  person?: PersonId;
  state: 'invited' | 'confirmed' | 'declined';
  at: Instant;
}

/** What a linked draft begins with. */
export interface Linked {
  /** Its own key: begun once, however often that is asked. */
  key: string;
  after: After;
  owner: ActorId;
  party?: PartyId;
  programme: string;
  policy: string;
  /** Parts taken over from the case that it follows. */
  sections: Record<string, NonNullable<unknown>>;
}

export interface Draft {
  /** The one case id it will ever have is its own id. */
  caseId: CaseId;
  owner: ActorId;
  /** The unit for which it is filled in: all who speak for it share it. */
  party?: PartyId;
  /** The place of that unit for which it is filed. */
  place?: PlaceId;
  programme: string;
  /** Id of the policy file it was begun under. */
  policy: string;
  /** What was typed, by section; the page's schema checks it. */
  sections: Record<string, unknown>;
  /** Grows by one with each section saved. */
  version: number;
  /** How often each section was saved: two tabs in different sections are no conflict. */
  saves: Record<string, number>;
  partners: Invitation[];
  /** Of a linked case: what it follows. */
  after?: After;
  submitted?: { number: string; at: Instant };
  created: Instant;
  saved: Instant;
}

/** What a draft is begun with. */
export type Begun = Pick<Draft, 'owner' | 'party' | 'place' | 'programme' | 'policy'>;

export type Saved = { kind: 'saved'; version: number } | { kind: 'stale'; version: number } | { kind: 'submitted' } | { kind: 'gone' };

type SealedInvitation = Omit<Invitation, 'name' | 'identity'> & { name: Sealed; identity?: Sealed; identityIndex?: string };

interface Row extends Omit<Draft, 'caseId' | 'sections' | 'partners'> {
  _id: CaseId;
  sections: Record<string, Sealed>;
  partners: SealedInvitation[];
  /** Whose it is: a unit's, or an account's own. */
  holder: string;
  /** Not submitted yet: a holder has one such per programme, and per place where it is for one. */
  open: boolean;
  /** The key of a linked draft; of one that somebody began, the place that it is for, or nothing. */
  series: string;
  /** How many this person had submitted when it was begun; never changed, so that a plain unique index keeps one open at a time. */
  slot: number;
}

const place = (id: CaseId, field: string): Place => ({ collection: 'drafts', id, field });
const partnerField = (token: string, what: 'name' | 'identity'): string => `partners/${token}${what === 'name' ? '' : `/${what}`}`;
const partnerAt = (n: number, token: string, what: 'name' | 'identity') => ({
  path: `partners.${n}.${what}`,
  field: partnerField(token, what),
});

export const sealedDrafts = sealedRows<Row>({
  collection: 'drafts',
  sealed: ({ sections, partners }) => [
    ...Object.keys(sections).map((name) => ({ path: `sections.${name}`, field: `sections/${name}` })),
    ...partners.flatMap(({ token, identity }, n) => [
      partnerAt(n, token, 'name'),
      ...(identity === undefined ? [] : [partnerAt(n, token, 'identity')]),
    ]),
  ],
  indexes: ({ partners }) =>
    partners.map(({ token }, n) => ({
      path: `partners.${n}.identityIndex`,
      make: (keys, opened) => blindIndex(keys, 'identity', opened(partnerAt(n, token, 'identity'))),
    })),
});

/** The case id of a linked draft, by its key. */
export const linkedId = (key: string): CaseId => `c${createHash('sha256').update(key).digest('hex').slice(0, 24)}` as CaseId;

/** 草稿: what somebody is filling in, saved section by section until it is submitted. */
export function draftsOf(connection: Connection, keys: Keys) {
  const drafts = collectionOf<Row>(
    connection,
    'drafts',
    {
      owner: String,
      party: String,
      place: String,
      holder: String,
      programme: String,
      policy: String,
      sections: json,
      version: Number,
      saves: json,
      partners: [
        { _id: false, token: String, name: String, identity: String, identityIndex: String, person: String, state: String, at: String },
      ],
      submitted: json,
      created: String,
      saved: String,
      open: Boolean,
      slot: Number,
      series: String,
      after: json,
    },
    [
      [
        { holder: 1, programme: 1, series: 1, slot: 1 },
        { unique: true, name: 'one open' },
      ],
      [{ holder: 1, saved: -1 }],
      [{ 'partners.token': 1 }],
      [{ 'partners.identityIndex': 1 }],
      [{ 'partners.person': 1 }],
    ],
  );

  function opened({ _id, sections, partners, holder: _holder, open: _open, slot: _slot, series: _series, ...rest }: Row): Draft {
    return {
      ...rest,
      caseId: _id,
      sections: Object.fromEntries(
        Object.entries(sections).map(([name, sealed]) => [name, openJson(keys, place(_id, `sections/${name}`), sealed)]),
      ),
      partners: partners.map(({ name, identity, identityIndex: _index, ...one }) => ({
        ...one,
        name: open(keys, place(_id, partnerField(one.token, 'name')), name),
        ...(identity === undefined ? {} : { identity: open(keys, place(_id, partnerField(one.token, 'identity')), identity) }),
      })),
    };
  }

  const invites = (identity: string) => ({ 'partners.identityIndex': { $in: blindIndexes(keys, 'identity', identity) } });

  const openOf = (holder: string, programme: string, series: string): Promise<Row | null> =>
    drafts.findOne({ holder, programme, series, open: true }).lean<Row | null>();

  async function read(id: CaseId): Promise<Draft | undefined> {
    const row = await drafts.findById(id).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  /** An answer may be changed until the draft is submitted; whoever answers is written down with it. */
  async function answerInvitation(token: string, state: 'confirmed' | 'declined', person: PersonId): Promise<Draft | undefined> {
    const row = await drafts
      .findOneAndUpdate(
        { open: true, partners: { $elemMatch: { token, person: { $in: [null, person] } } } },
        { $set: { 'partners.$[one].state': state, 'partners.$[one].person': person, 'partners.$[one].at': instantNow() } },
        { arrayFilters: [{ 'one.token': token }], returnDocument: 'after' },
      )
      .lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  return {
    read,

    /** The holder's open draft of this programme (for this place), begun now if there is none. Two at once get the same one. */
    async create({ owner, party, place: of, programme, policy }: Begun): Promise<Draft> {
      const holder = party ?? owner;
      const series = of ?? '';
      const there = await openOf(holder, programme, series);
      if (there) return opened(there);
      const slot = await drafts.countDocuments({ holder, programme, series, open: false });
      const now = instantNow();
      const _id = `c${randomBytes(12).toString('hex')}` as CaseId;
      const row: Row = {
        _id,
        owner,
        ...(party === undefined ? {} : { party }),
        ...(of === undefined ? {} : { place: of }),
        holder,
        programme,
        policy,
        sections: {},
        version: 0,
        saves: {},
        partners: [],
        created: now,
        saved: now,
        open: true,
        slot,
        series,
      };
      if (await unlessThere(() => drafts.insertMany([row]))) return opened(row);
      const first = await openOf(holder, programme, series);
      if (!first) throw new Error('a draft was there and is gone');
      return opened(first);
    },

    /** Begins the draft of a linked case, filled with what is known; the same key again gives the one there is. */
    async link({ key, after, owner, party, programme, policy, sections }: Linked): Promise<CaseId> {
      const now = instantNow();
      const _id = linkedId(key);
      const names = Object.keys(sections);
      const row: Row = {
        _id,
        owner,
        ...(party === undefined ? {} : { party }),
        holder: party ?? owner,
        programme,
        policy,
        after,
        sections: Object.fromEntries(names.map((name) => [name, sealJson(keys, place(_id, `sections/${name}`), sections[name] ?? {})])),
        version: names.length,
        saves: Object.fromEntries(names.map((name) => [name, 1])),
        partners: [],
        created: now,
        saved: now,
        open: true,
        slot: 0,
        series: key,
      };
      await unlessThere(() => drafts.insertMany([row]));
      return _id;
    },

    /** Every draft of an account and of the units that it speaks for, submitted ones too, last saved first. */
    async ofActor({ id, parties = [] }: Pick<Actor, 'id' | 'parties'>): Promise<Draft[]> {
      const holder = { $in: [id as string, ...parties] };
      return (await drafts.find({ holder }).sort({ saved: -1 }).limit(100).lean<Row[]>()).map(opened);
    },

    /**
     * Saves one section if nobody saved that one since it was read; otherwise says how often it was. @param section lower-case letters, digits, -
     * @param seen how often the section had been saved when it was read
     * @param asksAnew partners confirmed what this section says: they are asked again when it changes
     */
    async saveSection(id: CaseId, section: string, values: NonNullable<unknown>, seen: number, asksAnew = false): Promise<Saved> {
      if (!/^[a-z][a-z0-9-]{0,40}$/.test(section)) throw new Error('a section has a name of lower-case letters, digits and -');
      const sealed = sealJson(keys, place(id, `sections/${section}`), values);
      const { matchedCount } = await drafts.updateOne(
        { _id: id, open: true, [`saves.${section}`]: seen === 0 ? { $exists: false } : seen },
        {
          $set: { [`sections.${section}`]: sealed, saved: instantNow(), ...(asksAnew ? { 'partners.$[one].state': 'invited' } : {}) },
          $inc: { version: 1, [`saves.${section}`]: 1 },
        },
        asksAnew ? { arrayFilters: [{ 'one.state': 'confirmed' }] } : {},
      );
      if (matchedCount === 1) return { kind: 'saved', version: seen + 1 };
      const row = await drafts.findById(id, { open: 1, saves: 1 }).lean<Row | null>();
      if (!row) return { kind: 'gone' };
      return row.open ? { kind: 'stale', version: row.saves[section] ?? 0 } : { kind: 'submitted' };
    },

    /** Invites a partner; the same token or identity again changes nothing. True if it was added. */
    async invite(id: CaseId, { name, identity, ...invitation }: Omit<Invitation, 'state' | 'at'>): Promise<boolean> {
      const same = [{ 'partners.token': invitation.token }, ...(identity === undefined ? [] : [invites(identity)])];
      const sealed = {
        ...invitation,
        name: seal(keys, place(id, partnerField(invitation.token, 'name')), name),
        ...(identity === undefined
          ? {}
          : {
              identity: seal(keys, place(id, partnerField(invitation.token, 'identity')), identity),
              identityIndex: blindIndex(keys, 'identity', identity),
            }),
        state: 'invited' as const,
        at: instantNow(),
      };
      const { matchedCount } = await drafts.updateOne({ _id: id, open: true, $nor: same }, { $push: { partners: sealed } });
      return matchedCount === 1;
    },

    /** Takes an invitation back, whatever was answered; with it goes what was typed of the person. @param section where that stands */
    async uninvite(id: CaseId, token: string, section?: string): Promise<void> {
      await drafts.updateOne(
        { _id: id, open: true },
        { $pull: { partners: { token } }, ...(section === undefined ? {} : { $unset: { [`sections.${section}`]: '' } }) },
      );
    },

    /** The open draft that a token in a letter belongs to. */
    async byToken(token: string): Promise<Draft | undefined> {
      const row = await drafts.findOne({ 'partners.token': token, open: true }).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** Open drafts that invite this person, by their random id or their identity number. */
    async invitationsFor({ person, identity }: { person: PersonId; identity?: string }): Promise<Draft[]> {
      const any = [{ 'partners.person': person }, ...(identity === undefined ? [] : [invites(identity)])];
      return (await drafts.find({ $or: any, open: true }).limit(50).lean<Row[]>()).map(opened);
    },

    /** Undefined if there is no such invitation, it is somebody else's, or the draft is submitted. */
    confirm: (token: string, person: PersonId): Promise<Draft | undefined> => answerInvitation(token, 'confirmed', person),
    decline: (token: string, person: PersonId): Promise<Draft | undefined> => answerInvitation(token, 'declined', person),

    /** When what a case says of people is erased by law: the draft it came from goes with it. */
    async erase(caseId: CaseId): Promise<void> {
      await drafts.deleteOne({ _id: caseId });
    },

    /** Closes the draft of a case that was filed, once: the first number stands. Nothing happens where there is no such draft. */
    async close(id: CaseId, submitted: { number: string; at: Instant }): Promise<void> {
      await drafts.updateOne({ _id: id, open: true }, { $set: { submitted, open: false } });
    },

    /** Whether it was closed; false too where there is no such draft. */
    async isClosed(id: CaseId): Promise<boolean> {
      return (await drafts.exists({ _id: id, open: false })) !== null;
    },

    /** Throws an open draft away, with everything typed in it; false if there is none. Its files are the caller's to remove. */
    async discard(id: CaseId): Promise<boolean> {
      return (await drafts.deleteOne({ _id: id, open: true })).deletedCount === 1;
    },
  };
}
