import { type Connection, type QueryFilter } from 'mongoose';
import { type Span } from '../domain/places/occupancy';
import { overlap, type Passed, type Resident, type Stay, type StayEnd } from '../domain/places/stay';
import { type Instant, type LocalDate, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { passedOn } from '../domain/places/passed';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';
import { type Things } from './things';

/** `there`: enrolled in this place already, and has not left. */
export type Enrolled = { kind: 'enrolled' | 'there'; stay: Stay };

/** From the first to the last of these. */
export interface Days {
  from: LocalDate;
  until: LocalDate;
}

type Elsewhere = Pick<Row, 'place' | 'person' | 'from' | 'until'>;

interface Row {
  /** `place/person/n`. */
  _id: string;
  place: PlaceId;
  person: string;
  n: number;
  from: LocalDate;
  until?: LocalDate;
  why?: StayEnd;
  passed?: Passed[];
  version: number;
  at: Instant;
  sealed: Sealed;
  /** What it says of the person is gone (已按法定程序清除): it is in no list. */
  erased?: Instant;
}

const sealedAt = (id: string): SealedPlace => ({ collection: 'stays', id, field: 'sealed' });

export const sealedStays = sealedRows<Row>({ collection: 'stays', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** As they came; two of one day always in the same order. */
const inOrder = (one: Row, other: Row): number => (one.from < other.from ? -1 : one.from > other.from ? 1 : one._id < other._id ? -1 : 1);

/**
 * 在册残疾员工: who is enrolled in which place, since when and until when. A person is known by a random id, the same in every place; a second
 * open stay of theirs in one place cannot be, since it would have the same key.
 */
export function staysOf(connection: Connection, keys: Keys, things: Things) {
  const stays = collectionOf<Row>(
    connection,
    'stays',
    {
      place: String,
      person: String,
      n: Number,
      from: String,
      until: String,
      why: String,
      passed: { type: [json], default: undefined },
      version: Number,
      at: String,
      sealed: String,
      erased: String,
    },
    [[{ place: 1 }], [{ person: 1, place: 1 }]],
  );

  const told = { erased: { $exists: false } } as const;
  const leftBefore = (day: LocalDate) => ({ until: { $lt: day }, ...told });

  const opened = ({ _id, sealed, person, n, ...rest }: Row): Stay => ({
    ...rest,
    person,
    id: `${person}.${n}`,
    ...(openJson(keys, sealedAt(_id), sealed) as Resident),
  });
  /** @param id of a stay of that place; of one in a place inside it, with that one before it: `<place>/<person>.<n>` */
  const keyOf = (place: PlaceId, id: string): string => (id.includes('/') ? id : `${place}/${id}`).replace(/\.(\d+)$/, '/$1');
  const listed = async (filter: QueryFilter<Row>): Promise<Stay[]> =>
    (
      await stays
        .find({ ...filter, ...told })
        .limit(10_000)
        .lean<Row[]>()
    )
      .sort(inOrder)
      .map(opened);

  return {
    /** Enrols somebody; twice at once is once. @param from the first day */
    async enrol(place: PlaceId, from: LocalDate, resident: Resident): Promise<Enrolled> {
      const person = await things.idOf('employee', resident.identity);
      const before = await stays.find({ place, person }).lean<Row[]>();
      const open = before.find(({ until }) => until === undefined);
      if (open) return { kind: 'there', stay: opened(open) };
      const _id = `${place}/${person}/${before.length}`;
      const sealed = sealJson(keys, sealedAt(_id), resident);
      const row: Row = { _id, place, person, n: before.length, from, version: 0, at: instantNow(), sealed };
      if (await unlessThere(() => stays.insertMany([row]))) return { kind: 'enrolled', stay: opened(row) };
      return { kind: 'there', stay: opened((await stays.findById(_id).lean<Row>()) as Row) };
    },

    /** Many at once, each as `enrol` does; whoever is there already stays as they are. @returns their stays, in the order given */
    async enrolAll(place: PlaceId, all: readonly (Resident & { from: LocalDate })[]): Promise<Stay[]> {
      const persons = await things.idsOf(
        'employee',
        all.map(({ identity }) => identity),
      );
      const before = await stays.find({ place }).lean<Row[]>();
      const last = new Map(before.toSorted((one, other) => one.n - other.n).map((row) => [row.person, row]));
      const rows = all.map(({ from, ...resident }): Row => {
        const person = persons.get(resident.identity) as string;
        const there = last.get(person);
        if (there && there.until === undefined) return there;
        const n = there ? there.n + 1 : 0;
        const _id = `${place}/${person}/${n}`;
        return { _id, place, person, n, from, version: 0, at: instantNow(), sealed: sealJson(keys, sealedAt(_id), resident) };
      });
      const fresh = rows.filter(({ person }) => last.get(person)?.until !== undefined || !last.has(person));
      if (fresh.length > 0) await unlessThere(() => stays.insertMany(fresh, { ordered: false }));
      return rows.map(opened);
    },

    async find(place: PlaceId, id: string): Promise<Stay | undefined> {
      const row = await stays.findOne({ _id: keyOf(place, id), ...told }).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** All who are or were in a place, in the order in which they came. */
    of: (place: PlaceId): Promise<Stay[]> => listed({ place }),

    /** Those who were in one of these places on any of these days. */
    during: (places: readonly PlaceId[], from: LocalDate, to: LocalDate): Promise<Stay[]> =>
      listed({ place: { $in: [...places] }, from: { $lte: to }, $or: [{ until: { $exists: false } }, { until: { $gte: from } }] }),

    /** Puts what is said of a resident right, if nobody has since it was read. False if somebody has. The person stays who they are. */
    async change(place: PlaceId, id: string, { from, ...resident }: Resident & { from: LocalDate }, seen: number): Promise<boolean> {
      const _id = keyOf(place, id);
      const row = await stays.findById(_id).lean<Row | null>();
      // Contracts of former operators are nothing that a form says.
      const { before } = row ? opened(row) : {};
      const sealed = sealJson(keys, sealedAt(_id), { ...resident, ...(before ? { before } : {}) });
      return (await stays.updateOne({ _id, version: seen }, { $set: { sealed, from }, $inc: { version: 1 } })).matchedCount === 1;
    },

    /** Their last day and why, once: what was said first stays. True if they have left, now or before. */
    async leave(place: PlaceId, id: string, until: LocalDate, why: StayEnd): Promise<boolean> {
      const _id = keyOf(place, id);
      const left = await stays.updateOne({ _id, until: { $exists: false } }, { $set: { until, why }, $inc: { version: 1 } });
      return left.matchedCount === 1 || (await stays.exists({ _id, until: { $exists: true } })) !== null;
    },

    /**
     * Goes on with another operator from a day on, once for a key: contract and all else stay, but for who the contract is with.
     * @returns it as it stands now; undefined only where there is no such stay
     */
    async pass(place: PlaceId, id: string, passed: Passed): Promise<Stay | undefined> {
      const _id = keyOf(place, id);
      for (;;) {
        const row = await stays.findById(_id).lean<Row | null>();
        if (!row) return undefined;
        if (row.passed?.some(({ key }) => key === passed.key)) return opened(row);
        const { name, identity, certificate, certificateUntil, contract, before, guardian } = opened(row);
        const resident = { name, identity, certificate, certificateUntil, contract, before, guardian };
        const sealed = sealJson(keys, sealedAt(_id), passedOn(JSON.parse(JSON.stringify(resident)) as Resident, passed));
        const { matchedCount } = await stays.updateOne(
          { _id, version: row.version },
          { $set: { sealed }, $push: { passed }, $inc: { version: 1 } },
        );
        // Somebody put something right in between: what they said passes.
        if (matchedCount === 1) return opened((await stays.findById(_id).lean<Row>()) as Row);
      }
    },

    /** Of these stays those that have passed by this key. */
    async passedBy(place: PlaceId, ids: readonly string[], key: string): Promise<string[]> {
      const rows = await stays
        .find({ _id: { $in: ids.map((id) => keyOf(place, id)) }, 'passed.key': key }, { person: 1, n: 1 })
        .lean<Pick<Row, '_id' | 'person' | 'n'>[]>();
      return rows.map(({ person, n }) => `${person}.${n}`);
    },

    /** Who is in a place now, by the ids of their stays. */
    async openIn(place: PlaceId): Promise<string[]> {
      const rows = await stays.find({ place, until: { $exists: false } }, { person: 1, n: 1 }).lean<Pick<Row, '_id' | 'person' | 'n'>[]>();
      return rows.map(({ person, n }) => `${person}.${n}`);
    },

    /** How many left before a day, of all places, and are told of still. */
    countLeftBefore: (day: LocalDate): Promise<number> => stays.countDocuments(leftBefore(day)),

    /** Erases what is said of whoever left before a day and of their guardians, for good; that somebody was there, from when until when, stays. */
    async eraseLeftBefore(day: LocalDate): Promise<void> {
      const erased = instantNow();
      const nobody: Resident = { name: '', identity: '', certificate: '' };
      for (const { _id } of await stays.find(leftBefore(day), { _id: 1 }).lean<Pick<Row, '_id'>[]>())
        await stays.updateOne({ _id }, { $set: { sealed: sealJson(keys, sealedAt(_id), nobody), erased }, $inc: { version: 1 } });
    },

    /** How many are in each of these places now. */
    async counts(places: readonly PlaceId[]): Promise<Map<PlaceId, number>> {
      const rows = await stays.find({ place: { $in: [...places] }, until: { $exists: false } }, { place: 1 }).lean<Pick<Row, 'place'>[]>();
      const counts = new Map<PlaceId, number>();
      for (const { place } of rows) counts.set(place, (counts.get(place) ?? 0) + 1);
      return counts;
    },

    /** Since when and until when whoever is or was in one of these places since a day is there; nothing of who it is. */
    async spans(places: readonly PlaceId[], since: LocalDate): Promise<Span[]> {
      const there = { $or: [{ until: { $exists: false } }, { until: { $gte: since } }] };
      return stays.find({ place: { $in: [...places] }, ...there }, { _id: 0, place: 1, from: 1, until: 1 }).lean<Span[]>();
    },

    /**
     * Those of the stays whose person is in another place on one of their days, as `place/stay`. Which place is nobody's to know here.
     * @param within looked at on these days only; then `own` is everybody who was in their places on them (`during`)
     */
    async elsewhere(own: readonly Stay[], within?: Days): Promise<Set<string>> {
      if (own.length === 0) return new Set();
      const places = [...new Set(own.map(({ place }) => place))];
      const others = await stays
        .find(
          { person: { $in: own.map(({ person }) => person) }, place: { $nin: places } },
          { _id: 0, place: 1, person: 1, from: 1, until: 1 },
        )
        .lean<Elsewhere[]>();
      // Of places that are looked at together most is read already.
      const known =
        within || places.length === 1
          ? own
          : await stays.find({ place: { $in: places } }, { place: 1, person: 1, from: 1, until: 1 }).lean<Elsewhere[]>();
      const byPerson = new Map<string, Elsewhere[]>();
      for (const one of [...others, ...known]) {
        const there = byPerson.get(one.person);
        if (there) there.push(one);
        else byPerson.set(one.person, [one]);
      }
      const isElsewhere = (one: Stay): boolean =>
        (byPerson.get(one.person) ?? []).some((other) => other.place !== one.place && overlap(one, other, within));
      return new Set(own.filter(isElsewhere).map(({ place, id }) => `${place}/${id}`));
    },
  };
}

export type Stays = ReturnType<typeof staysOf>;
