import { type Connection, type QueryFilter } from 'mongoose';
import { prefixOf } from '../domain/ground/area';
import { type NewPlace, type Place, type PlaceKind } from '../domain/places/place';
import { type AreaCode, type PartyId, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { sealJson } from '../sealing/seal';
import { type countersOf } from './counters';
import { unlessThere } from './duplicate';
import { answeringOf, type Manager } from './places/answering';
import { changingOf } from './places/change';
import { closingOf } from './places/closing';
import { passingOf } from './places/passing';
import { opened, placeRows, type Registered, type Row, sealedAt, today } from './places/row';

export type { Manager } from './places/answering';
export type { PlainData } from './places/change';
export type { Closed, Closing } from './places/closing';
export type { Registered } from './places/row';

/** What it is registered with. @property key of whatever registers it: the same again is the same place */
export type Registering = Omit<Place, 'id' | 'closed'> & Pick<NewPlace, 'committee'> & { key: string; manager?: Manager };

/** All that lies in one of these: a street by its nine digits, a district (330402) and a city (330400) with all their streets. */
const within = (areas: readonly AreaCode[]) => ({
  $or: areas
    .map((one) => (one.length > 6 ? one : prefixOf(one)))
    .map((prefix) => ({ area: { $gte: prefix as AreaCode, $lt: `${prefix}:` as AreaCode } })),
});

/** 机构登记, with all that becomes of a place. */
export function placesOf(connection: Connection, keys: Keys, counters: ReturnType<typeof countersOf>) {
  const places = placeRows(connection);

  const listed = async (filter: QueryFilter<Row>): Promise<Registered[]> =>
    (
      await places.find(filter, { manager: 0, committee: 0, closing: 0, untold: 0, former: 0 }).sort({ _id: 1 }).limit(5_000).lean<Row[]>()
    ).map(opened);

  return {
    ...changingOf(places),
    ...closingOf(places),
    ...answeringOf(places, keys),
    ...passingOf(places),

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
  };
}

export type Places = ReturnType<typeof placesOf>;
