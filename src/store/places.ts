import { type Connection, type QueryFilter } from 'mongoose';
import { canonicalJson } from '../domain/canonical';
import { prefixOf } from '../domain/ground/area';
import { localDate } from '../domain/calendar/instants';
import { type Running } from '../domain/places/passed';
import { type Committee, type NewPlace, type Place, type PlaceKind } from '../domain/places/place';
import { resized, type Size } from '../domain/places/size';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type Instant,
  type LocalDate,
  type PartyId,
  type PlaceId,
  type TextRef,
} from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { type countersOf } from './counters';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

/** 管理员: whoever answers for the place day by day. The certificate is that of the training for it, with its last day. */
export interface Manager {
  name: string;
  telephone: string;
  certificateUntil: LocalDate;
}

/** A place with how often it was changed: whoever saves says which version they saw. */
export interface Registered extends Place {
  version: number;
  /** Of whatever it was registered by. */
  key?: string;
  /** While it passes to another operator (交接中) it takes no enrolment, leave or month. */
  frozen?: Frozen;
}

/** @property by the case that it passes by */
export interface Frozen {
  by: CaseId;
  since: Instant;
}

/** Who ran it before, until when, and by which act it passed on. */
export interface FormerOperator {
  operator: PartyId;
  until: Instant;
  key: string;
  /** The first day of the next. */
  on: LocalDate;
}

/** What the operator may put right by themselves. */
export type PlainData = Pick<Place, 'address' | 'capacity' | 'rooms'>;

/** Who closed it, when, and the words of why, sealed among the texts. */
export interface Closing {
  by: ActorId;
  at: Instant;
  reason: TextRef;
}

/** A place that was closed. @property last its last day */
export interface Closed {
  place: Registered;
  last: LocalDate;
  closing?: Closing;
}

interface Row extends Omit<Registered, 'id'> {
  _id: PlaceId;
  former: FormerOperator[];
  closing?: Closing;
  /** When it was closed, until whoever runs it has been written to. */
  untold?: Instant;
  manager?: Sealed;
  committee?: Sealed;
}

const people = ['manager', 'committee'] as const;
type People = (typeof people)[number];

const sealedAt = (id: PlaceId, field: People): SealedPlace => ({ collection: 'places', id, field });

export const sealedPlaces = sealedRows<Row>({
  collection: 'places',
  sealed: (row) => people.flatMap((field) => (row[field] === undefined ? [] : [{ path: field, field }])),
});

/** What it is registered with. @property key of whatever registers it: the same again is the same place */
export type Registering = Omit<Place, 'id' | 'closed'> & Pick<NewPlace, 'committee'> & { key: string; manager?: Manager };

const today = (): LocalDate => localDate(instantNow());

type Sized = Pick<Row, 'capacity' | 'rooms' | 'sizes' | 'version' | 'closed'>;
const sizing = { capacity: 1, rooms: 1, sizes: 1, version: 1, closed: 1 } as const;

/** All that lies in one of these: a street by its nine digits, a district (330402) and a city (330400) with all their streets. */
const within = (areas: readonly AreaCode[]) => ({
  $or: areas
    .map((one) => (one.length > 6 ? one : prefixOf(one)))
    .map((prefix) => ({ area: { $gte: prefix as AreaCode, $lt: `${prefix}:` as AreaCode } })),
});

/** 机构登记: homes and their kin. One document each; none is ever deleted, since months and cases speak of it. */
export function placesOf(connection: Connection, keys: Keys, counters: ReturnType<typeof countersOf>) {
  const places = collectionOf<Row>(
    connection,
    'places',
    {
      key: String,
      kind: String,
      name: String,
      area: String,
      address: String,
      operator: String,
      capacity: Number,
      rooms: Number,
      sizes: [json],
      opened: String,
      within: String,
      closed: String,
      closing: json,
      untold: String,
      sandbox: Boolean,
      version: Number,
      former: [json],
      frozen: json,
      manager: String,
      committee: String,
    },
    [
      [{ operator: 1 }],
      [{ 'former.operator': 1 }, { sparse: true }],
      [{ area: 1 }],
      [{ kind: 1, area: 1 }],
      [{ within: 1 }],
      [{ untold: 1 }, { sparse: true }],
    ],
  );

  const opened = ({ _id, former: _f, closing: _c, untold: _u, manager: _m, committee: _committee, ...rest }: Row): Registered => ({
    ...rest,
    id: _id,
  });
  const listed = async (filter: QueryFilter<Row>): Promise<Registered[]> =>
    (
      await places.find(filter, { manager: 0, committee: 0, closing: 0, untold: 0, former: 0 }).sort({ _id: 1 }).limit(5_000).lean<Row[]>()
    ).map(opened);
  const seen = (id: PlaceId, version: number) => ({ _id: id, version, closed: { $exists: false } });

  return {
    /** Gives it the next number of its district and kind: `330402-home-003`. A number is never given to another, nor a second one under the same key. */
    async register(place: Registering): Promise<Registered> {
      const prefix = `${place.area.slice(0, 6)}-${place.kind}`;
      for (let nth = 0; ; nth += 1) {
        const number = await counters.nextFor(`place/${prefix}`, `${place.key}/${nth}`);
        const id = `${prefix}-${String(number).padStart(3, '0')}` as PlaceId;
        const there = await this.put({ ...place, id });
        // A place that came with a number of its own (`put`) may have this one.
        if (there.key === place.key) return there;
      }
    },

    /** Under a number that it has already, once: what stands there is not written over. */
    async put({ manager, committee, id, ...place }: Omit<Registering, 'key'> & Pick<Registered, 'id' | 'key'>): Promise<Registered> {
      const row: Row = {
        ...place,
        _id: id,
        version: 0,
        former: [],
        // What it was before it stood here is not known here.
        sizes: place.sizes ?? [{ from: place.opened > today() ? place.opened : today(), capacity: place.capacity, rooms: place.rooms }],
        ...(manager ? { manager: sealJson(keys, sealedAt(id, 'manager'), manager) } : {}),
        ...(committee ? { committee: sealJson(keys, sealedAt(id, 'committee'), committee) } : {}),
      };
      await unlessThere(() => places.insertMany([row]));
      return opened((await places.findById(id).lean<Row>()) as Row);
    },

    async find(id: PlaceId): Promise<Registered | undefined> {
      const row = await places.findById(id).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** Those of the ids that there are. */
    byIds: (ids: readonly PlaceId[]): Promise<Registered[]> => listed({ _id: { $in: [...new Set(ids)] } }),

    /** All that a unit runs now, closed ones too. */
    of: (operator: PartyId): Promise<Registered[]> => listed({ operator }),

    /** All that a unit runs or ever ran. */
    everOf: (operator: PartyId): Promise<Registered[]> => listed({ $or: [{ operator }, { 'former.operator': operator }] }),

    /** All that lie in these areas. */
    in: (areas: readonly AreaCode[]): Promise<Registered[]> => (areas.length === 0 ? Promise.resolve([]) : listed(within(areas))),

    /** Of whatever kind, or of one. */
    all: (kind?: PlaceKind): Promise<Registered[]> => listed(kind === undefined ? {} : { kind }),

    /** Those that lie in this one. */
    inside: (id: PlaceId): Promise<Registered[]> => listed({ within: id }),

    /**
     * Puts plain data right, if nobody has since they were read; pressed twice it is once. False if somebody has, or it is closed. Another capacity or other rooms stand from a
     * day on, and what stood until then is kept. @param seenVersion the version that was shown
     */
    async change(
      id: PlaceId,
      data: Partial<PlainData & Pick<Place, 'name' | 'area'>>,
      seenVersion: number,
      from = today(),
    ): Promise<boolean> {
      const row = await places.findOne(seen(id, seenVersion), sizing).lean<Sized | null>();
      const twice = async (): Promise<boolean> => (await places.exists({ ...seen(id, seenVersion + 1), ...data })) !== null;
      if (!row) return twice();
      const next = { capacity: data.capacity ?? row.capacity, rooms: data.rooms ?? row.rooms };
      const same = next.capacity === row.capacity && next.rooms === row.rooms;
      const set = { ...data, ...(same ? {} : { sizes: resized(row, { from, ...next }) }) };
      return (await places.updateOne(seen(id, seenVersion), { $set: set, $inc: { version: 1 } })).matchedCount === 1 || twice();
    },

    /** What a case found it to be, from a day on; of one case once. What was changed after that day stays. */
    async resize(id: PlaceId, { by, ...size }: Required<Size>): Promise<void> {
      for (;;) {
        const row = await places.findById(id, sizing).lean<Sized | null>();
        if (!row || row.closed !== undefined || row.sizes?.some((one) => one.by === by)) return;
        const sizes = resized(row, { ...size, by });
        const { capacity, rooms } = sizes.at(-1) ?? size;
        const { matchedCount } = await places.updateOne(seen(id, row.version), { $set: { sizes, capacity, rooms }, $inc: { version: 1 } });
        if (matchedCount === 1) return;
      }
    },

    async manager(id: PlaceId): Promise<Manager | undefined> {
      const row = await places.findById(id, { manager: 1 }).lean<Pick<Row, 'manager'> | null>();
      return row?.manager === undefined ? undefined : (openJson(keys, sealedAt(id, 'manager'), row.manager) as Manager);
    },

    async committee(id: PlaceId): Promise<Committee | undefined> {
      const row = await places.findById(id, { committee: 1 }).lean<Pick<Row, 'committee'> | null>();
      return row?.committee === undefined ? undefined : (openJson(keys, sealedAt(id, 'committee'), row.committee) as Committee);
    },

    /** As `change`. */
    async appoint(id: PlaceId, manager: Manager, seenVersion: number): Promise<boolean> {
      const sealed = sealJson(keys, sealedAt(id, 'manager'), manager);
      const { matchedCount } = await places.updateOne(seen(id, seenVersion), { $set: { manager: sealed }, $inc: { version: 1 } });
      if (matchedCount === 1) return true;
      const after = await places.exists(seen(id, seenVersion + 1));
      return after !== null && canonicalJson(await this.manager(id)) === canonicalJson(manager);
    },

    /** Its last day, once; a day said before stays. While it passes to another operator it is not closed. @returns whether it is closed by this */
    async close(id: PlaceId, last: LocalDate, closing?: Closing): Promise<boolean> {
      const open = { _id: id, closed: { $exists: false }, frozen: { $exists: false } };
      const set = { closed: last, untold: closing?.at ?? instantNow(), ...(closing ? { closing } : {}) };
      return (await places.updateOne(open, { $set: set, $inc: { version: 1 } })).matchedCount === 1;
    },

    /** Open as before, since somebody was found to be there still. @param closing the one that is taken back, and no other */
    async reopen(id: PlaceId, { by, at }: Closing): Promise<void> {
      await places.updateOne(
        { _id: id, 'closing.by': by, 'closing.at': at },
        { $unset: { closed: 1, closing: 1, untold: 1 }, $inc: { version: 1 } },
      );
    },

    /** Those closed by an instant of which whoever runs them was not written to yet. */
    async closedUntold(by: Instant, limit: number): Promise<Closed[]> {
      const rows = await places
        .find({ untold: { $lte: by } })
        .limit(limit)
        .lean<Row[]>();
      return rows.flatMap((row) =>
        row.closed === undefined ? [] : [{ place: opened(row), last: row.closed, ...(row.closing ? { closing: row.closing } : {}) }],
      );
    },

    async toldOfClosing(id: PlaceId): Promise<void> {
      await places.updateOne({ _id: id }, { $unset: { untold: 1 } });
    },

    /** Who closed it and why, if an office has. */
    async closingOf(id: PlaceId): Promise<Closing | undefined> {
      return (await places.findById(id, { closing: 1 }).lean<Pick<Row, 'closing'> | null>())?.closing;
    },

    /** Of places that closed before a day: who managed them, and whose guardians ran them. */
    async forgetPeopleClosedBefore(day: LocalDate): Promise<void> {
      await places.updateMany({ closed: { $lt: day } }, { $unset: { manager: 1, committee: 1 } });
    },

    /**
     * Passes it from one unit to another; with the same key again nothing more happens. The manager was the former unit's, and goes.
     * @param on the first day of the next @returns false where another unit runs it than said, and the key has done nothing
     */
    async passOn(id: PlaceId, from: PartyId, to: PartyId, key: string, on = localDate(instantNow())): Promise<boolean> {
      const former: FormerOperator = { operator: from, until: instantNow(), key, on };
      const { matchedCount } = await places.updateOne(
        { _id: id, operator: from, closed: { $exists: false }, 'former.key': { $ne: key } },
        { $set: { operator: to }, $push: { former }, $unset: { manager: 1 }, $inc: { version: 1 } },
      );
      return matchedCount === 1 || (await places.exists({ _id: id, 'former.key': key })) !== null;
    },

    /** For one case at a time; of the same case once. False while another's. */
    async freeze(id: PlaceId, by: CaseId): Promise<boolean> {
      const frozen: Frozen = { by, since: instantNow() };
      const done = await places.updateOne({ _id: id, frozen: { $exists: false }, 'former.key': { $ne: by } }, { $set: { frozen } });
      return done.matchedCount === 1 || (await places.exists({ _id: id, $or: [{ 'frozen.by': by }, { 'former.key': by }] })) !== null;
    },

    async unfreeze(id: PlaceId, by: CaseId): Promise<void> {
      await places.updateOne({ _id: id, 'frozen.by': by }, { $unset: { frozen: 1 } });
    },

    /** Who ran each of these, and since when somebody else does. */
    async running(ids: readonly PlaceId[]): Promise<Map<PlaceId, Running>> {
      const rows = await places
        .find({ _id: { $in: [...ids] } }, { operator: 1, former: 1 })
        .lean<Pick<Row, '_id' | 'operator' | 'former'>[]>();
      return new Map(rows.map(({ _id, operator, former }) => [_id, { now: operator, former }]));
    },

    async formerOf(id: PlaceId): Promise<FormerOperator[]> {
      return (await places.findById(id, { former: 1 }).lean<Pick<Row, 'former'> | null>())?.former ?? [];
    },
  };
}

export type Places = ReturnType<typeof placesOf>;
