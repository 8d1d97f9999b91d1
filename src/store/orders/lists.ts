import { type QueryFilter } from 'mongoose';
import { stages, type Stage } from '../../domain/orders/counts';
import { inTurn, lotTurns, type LotInShort, type LotTurn } from '../../domain/orders/lots';
import { type Order, type Wanted } from '../../domain/orders/order';
import { type OfficeId, type OrderId, type PartyId, type PlaceId } from '../../domain/values';
import { type HomeTurn } from './beside';
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

/** What a home has or had of an order, as its list shows it, what asks most of it first. */
export interface LotsListed {
  id: OrderId;
  wanted: Wanted;
  lots: LotInShort[];
}

const heads = { purchaser: 1, wanted: 1, stage: 1, unseen: 1 } as const;

const of = (whose: Whose): QueryFilter<Row> =>
  'centres' in whose ? { centre: { $in: [...whose.centres] } } : { purchaser: { $in: [...whose.purchasers] } };

const lotHeads = { wanted: 1, lots: 1 } as const;
type LotHeads = Pick<Row, '_id' | keyof typeof lotHeads>;

const asking = (place: PlaceId, turn: LotTurn): QueryFilter<Row> => ({ homes: `${place}/${turn}` satisfies HomeTurn }) as QueryFilter<Row>;

/** Lists of orders. Those of desks, of units and of homes are read from what stands beside the acts: however long an order is, none of its acts is opened. */
export function orderListsOf({ orders, opened, wantedOf, lotsOf }: OrderRows) {
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

    /** A page of the orders of which a home was ever offered a lot, those that ask most of it first, of one turn the newest first. */
    async pageAt(
      place: PlaceId,
      { turn, page, size }: { turn?: LotTurn; page: number; size: number },
    ): Promise<{ rows: LotsListed[]; more: boolean }> {
      const rows: LotHeads[] = [];
      let before = (page - 1) * size;
      for (const each of turn ? [turn] : lotTurns) {
        const wanting = size + 1 - rows.length;
        if (wanting === 0) break;
        const found = await orders
          .find(asking(place, each), lotHeads)
          .sort({ at: -1, _id: 1 })
          .skip(before)
          .limit(wanting)
          .lean<LotHeads[]>();
        before = found.length > 0 || before === 0 ? 0 : before - (await orders.countDocuments(asking(place, each)));
        rows.push(...found);
      }
      const shown = rows.slice(0, size).map((row): LotsListed => {
        const lots = lotsOf(row).filter((lot) => lot.place === place);
        return { id: row._id, wanted: wantedOf(row), lots: inTurn(lots) };
      });
      return { rows: shown, more: rows.length > size };
    },

    /** How many orders of each turn a home has; one of which there is none is not there. */
    async countsAt(place: PlaceId): Promise<Map<LotTurn, number>> {
      const counts = await Promise.all(lotTurns.map(async (turn) => [turn, await orders.countDocuments(asking(place, turn))] as const));
      return new Map(counts.filter(([, count]) => count > 0));
    },

    /** Those of which one of these homes was ever offered a lot, and of which something may still be made, newest first. */
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
