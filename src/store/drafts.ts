import { createHash, randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type After } from '../domain/ground/after';
import { type Actor } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type PartyId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { sealJson } from '../sealing/seal';
import { instantNow } from './clock';
import { draftPartnersOf } from './drafts/partners';
import { type Draft, draftRowsOf, place, type Row } from './drafts/row';
import { unlessThere } from './duplicate';

export { type Draft, type Invitation, sealedDrafts } from './drafts/row';

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

/** What a draft is begun with. */
export type Begun = Pick<Draft, 'owner' | 'party' | 'place' | 'programme' | 'policy'>;

export type Saved = { kind: 'saved'; version: number } | { kind: 'stale'; version: number } | { kind: 'submitted' } | { kind: 'gone' };

/** The case id of a linked draft, by its key. */
export const linkedId = (key: string): CaseId => `c${createHash('sha256').update(key).digest('hex').slice(0, 24)}` as CaseId;

/** 草稿: what somebody is filling in, saved section by section until it is submitted. */
export function draftsOf(connection: Connection, keys: Keys) {
  const held = draftRowsOf(connection, keys);
  const { drafts, opened } = held;

  const openOf = (holder: string, programme: string, series: string): Promise<Row | null> =>
    drafts.findOne({ holder, programme, series, open: true }).lean<Row | null>();

  async function read(id: CaseId): Promise<Draft | undefined> {
    const row = await drafts.findById(id).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  return {
    ...draftPartnersOf(held, keys),
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
