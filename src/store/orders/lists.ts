import { type QueryFilter } from 'mongoose';
import { stages, type Stage } from '../../domain/orders/counts';
import { type Order, type Wanted } from '../../domain/orders/order';
import { type OfficeId, type OrderId, type PartyId, type PlaceId } from '../../domain/values';
import { type OrderRows, type Row } from './rows';

/** Whose orders: those at offices' desks, or those of units. */
export type Whose = { centres: readonly OfficeId[] } | { purchasers: readonly PartyId[] };

/** An order as a list shows it. @property unseen whether a delivery waits to be looked at */
export interface Listed {
  id: OrderId;
  purchaser: PartyId;
  wanted: Wanted;
  stage: Stage;
  unseen: boolean;
}

const heads = { purchaser: 1, wanted: 1, stage: 1, unseen: 1 } as const;

const of = (whose: Whose): QueryFilter<Row> =>
  'centres' in whose ? { centre: { $in: [...whose.centres] } } : { purchaser: { $in: [...whose.purchasers] } };

/** Lists of orders. Those of desks and of units are read from what stands beside the acts: however long an order is, none of its acts is opened. */
export function orderListsOf({ orders, opened, wantedOf }: OrderRows) {
  const whole = async (filter: QueryFilter<Row>, withWork = false): Promise<Order[]> =>
    (await orders.find(filter).limit(5_000).lean<Row[]>())
      .map((row) => opened(row, withWork))
      .sort((one, other) => other.asked.at.localeCompare(one.asked.at) || one.id.localeCompare(other.id));

  return {
    /** A page of them, those that wait for the desk first, of one stage the newest first. @param page from 1 @param size how many a page has */
    async page(
      whose: Whose,
      { stage, page, size }: { stage?: Stage; page: number; size: number },
    ): Promise<{ rows: Listed[]; more: boolean }> {
      const rows = await orders
        .find({ ...of(whose), ...(stage === undefined ? {} : { stage }) }, heads)
        .sort({ rank: 1, at: -1, _id: 1 })
        .skip((page - 1) * size)
        .limit(size + 1)
        .lean<Pick<Row, '_id' | keyof typeof heads>[]>();
      const shown = rows.slice(0, size).map((row) => {
        const { _id: id, purchaser, stage: at, unseen } = row;
        return { id, purchaser, wanted: wantedOf(row), stage: at, unseen };
      });
      return { rows: shown, more: rows.length > size };
    },

    /** How many there are of each stage; one of which there is none is not there. */
    async counts(whose: Whose): Promise<Map<Stage, number>> {
      const counts = await Promise.all(stages.map(async (stage) => [stage, await orders.countDocuments({ ...of(whose), stage })] as const));
      return new Map(counts.filter(([, count]) => count > 0));
    },

    /** Those of which one of these homes was ever offered a lot, newest first. */
    atPlaces: (places: readonly PlaceId[]): Promise<Order[]> => whole({ places: { $in: [...places] } } as QueryFilter<Row>),

    /** The same, of those only of which something may still be made. */
    openAt: (places: readonly PlaceId[]): Promise<Order[]> =>
      whole({ places: { $in: [...places] }, stage: { $nin: ['done', 'refused', 'cancelled'] } } as QueryFilter<Row>),

    /** Those of which this home was ever offered a lot, with who made what. */
    atPlaceWithWork: (place: PlaceId): Promise<Order[]> => whole({ places: place } as QueryFilter<Row>, true),

    /** How many lots wait for the answer of each of these homes; one that has none to answer is not there. */
    async waitingAt(places: readonly PlaceId[]): Promise<Map<PlaceId, number>> {
      const counts = new Map<PlaceId, number>();
      if (places.length === 0) return counts;
      const rows = await orders.find({ waiting: { $in: [...places] } } as QueryFilter<Row>, { waiting: 1 }).lean<Pick<Row, 'waiting'>[]>();
      for (const place of rows.flatMap(({ waiting }) => waiting).filter((one) => places.includes(one)))
        counts.set(place, (counts.get(place) ?? 0) + 1);
      return counts;
    },
  };
}
