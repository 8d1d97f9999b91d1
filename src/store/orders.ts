import { type Connection, type QueryFilter } from 'mongoose';
import { canonicalJson } from '../domain/canonical';
import { type OrderAct, type OrderActKind, type OrderSaid } from '../domain/orders/acts';
import { isStanding, stageOf, type Stage } from '../domain/orders/counts';
import { evolve, orderOf } from '../domain/orders/fold';
import { type Order, type Written } from '../domain/orders/order';
import { refusalOf, type OrderRefusal } from '../domain/orders/refusal';
import { type ActorId, type OfficeId, type OrderId, type PartyId, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { numbered } from './pressed';
import { sealedRows } from './sealed-rows';

/** An act as it is to be written. @property key the id of the press: pressed twice it is one act */
export type NewAct = { [Kind in OrderActKind]: { kind: Kind; key: string; said: OrderSaid[Kind] } }[OrderActKind];
export type Beginning = Extract<NewAct, { kind: 'ask' | 'enter' }>;

/** `pressed`: the same page was sent before with something else in it. `full`: no order has so many acts. */
export type Acted = { kind: 'done'; order: Order } | { kind: 'refused'; why: OrderRefusal | 'pressed' | 'full' };

/** More than an order ever has; a document takes no more. */
const most = 3_000;

interface ActRow extends Written {
  key: string;
  kind: OrderActKind;
  sealed: Sealed;
  /** Who made how many, of a delivery: opened only where it is asked for. */
  work?: Sealed;
}

interface Row {
  _id: OrderId;
  centre: OfficeId;
  purchaser: PartyId;
  /** Every home that was ever offered a lot of it. */
  places: PlaceId[];
  /** Where it stands, and the home of each lot that waits for an answer: by these it is found without being opened. */
  stage: Stage;
  waiting: PlaceId[];
  version: number;
  acts: ActRow[];
}

const actAt = (id: string, key: string): SealedPlace => ({ collection: 'orders', id, field: `acts.${key}` });
const workAt = (id: string, key: string): SealedPlace => ({ collection: 'orders', id, field: `work.${key}` });

export const sealedOrders = sealedRows<Row>({
  collection: 'orders',
  sealed: ({ acts }) =>
    acts.flatMap(({ key, work }, at) => [
      { path: `acts.${at}.sealed`, field: `acts.${key}` },
      ...(work === undefined ? [] : [{ path: `acts.${at}.work`, field: `work.${key}` }]),
    ]),
});

/** 订单: one document each, which is the list of its acts; they are added one by one, and none is changed or taken out. */
export function ordersOf(connection: Connection, keys: Keys) {
  const orders = collectionOf<Row>(
    connection,
    'orders',
    { centre: String, purchaser: String, places: [String], stage: String, waiting: [String], version: Number, acts: [json] },
    [[{ centre: 1 }], [{ purchaser: 1 }], [{ places: 1 }], [{ waiting: 1 }]],
  );

  function actOf(id: OrderId, { key, kind, at, by, sealed, work }: ActRow, withWork: boolean): OrderAct {
    const said = openJson(keys, actAt(id, key), sealed) as object;
    const more = withWork && work !== undefined ? { work: openJson(keys, workAt(id, key), work) } : {};
    return { key, kind, at, by, said: { ...said, ...more } } as OrderAct;
  }

  const opened = ({ _id, acts }: Row, withWork = false): Order =>
    orderOf(
      _id,
      acts.map((one) => actOf(_id, one, withWork)),
    );

  function rowOf(id: OrderId, { key, kind, said }: NewAct, by: ActorId): ActRow {
    const { work, ...rest } = said as { work?: unknown };
    return {
      key,
      kind,
      at: instantNow(),
      by,
      sealed: sealJson(keys, actAt(id, key), rest),
      ...(work === undefined ? {} : { work: sealJson(keys, workAt(id, key), work) }),
    };
  }

  const foundBy = (order: Order): Pick<Row, 'stage' | 'waiting'> => ({
    stage: stageOf(order),
    waiting: order.lots.filter((lot) => isStanding(lot) && !lot.accepted).map(({ place }) => place),
  });

  const listed = async (filter: QueryFilter<Row>, withWork = false): Promise<Order[]> =>
    (await orders.find(filter).limit(5_000).lean<Row[]>())
      .map((row) => opened(row, withWork))
      .sort((one, other) => other.asked.at.localeCompare(one.asked.at) || one.id.localeCompare(other.id));

  return {
    /** Begins an order under a number of its centre's; pressed twice it is one. */
    async begin(act: Beginning, by: ActorId): Promise<OrderId> {
      const { centre, purchaser } = act.said;
      const idOf = (number: string): OrderId => `${centre}-${number}` as OrderId;
      const number = await numbered(
        `${by}/${act.key}`,
        (one) => {
          const row = rowOf(idOf(one), act, by);
          const found = foundBy(orderOf(idOf(one), [actOf(idOf(one), row, false)]));
          return orders.insertMany([{ _id: idOf(one), centre, purchaser, places: [], ...found, version: 1, acts: [row] }]);
        },
        async (one) => (await orders.exists({ _id: idOf(one), 'acts.key': act.key, 'acts.by': by } as QueryFilter<Row>)) !== null,
      );
      return idOf(number);
    },

    /**
     * Adds an act, if the order as it is at the very write allows it. Undefined where there is no such order; the same press again does nothing more.
     */
    async act(id: OrderId, act: NewAct, by: ActorId): Promise<Acted | undefined> {
      for (;;) {
        const row = await orders.findById(id).lean<Row | null>();
        if (!row) return undefined;
        const before = row.acts.find(({ key }) => key === act.key);
        if (before) {
          const same = before.by === by && canonicalJson(actOf(id, before, true).said) === canonicalJson(act.said);
          return same ? { kind: 'done', order: opened(row) } : { kind: 'refused', why: 'pressed' };
        }
        if (row.acts.length >= most) return { kind: 'refused', why: 'full' };
        const added = rowOf(id, act, by);
        const [order, judged] = [opened(row), actOf(id, added, true)];
        const why = refusalOf(order, judged);
        if (why) return { kind: 'refused', why };
        const places = act.kind === 'offer' ? act.said.lots.map(({ place }) => place) : [];
        const { matchedCount } = await orders.updateOne({ _id: id, version: row.version }, {
          $push: { acts: added },
          $addToSet: { places: { $each: places } },
          $set: foundBy(evolve(order, judged)),
          $inc: { version: 1 },
        } as never);
        // Somebody else wrote first: what they wrote is looked at, and then it is judged anew.
        if (matchedCount === 1) return { kind: 'done', order: opened({ ...row, acts: [...row.acts, added] }) };
      }
    },

    /** Without who made what. */
    async read(id: OrderId): Promise<Order | undefined> {
      const row = await orders.findById(id).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** With who made what: for the home that they are enrolled in, and the offices that look after it. */
    async readWithWork(id: OrderId): Promise<Order | undefined> {
      const row = await orders.findById(id).lean<Row | null>();
      return row ? opened(row, true) : undefined;
    },

    /** Those of units, newest first. */
    ofPurchasers: (units: readonly PartyId[]): Promise<Order[]> => listed({ purchaser: { $in: [...units] } }),

    /** Those of offices' desks, newest first. */
    ofCentres: (centres: readonly OfficeId[]): Promise<Order[]> => listed({ centre: { $in: [...centres] } }),

    /** Those of which one of these homes was ever offered a lot, newest first. */
    atPlaces: (places: readonly PlaceId[]): Promise<Order[]> => listed({ places: { $in: [...places] } } as QueryFilter<Row>),

    /** The same, of those only of which something may still be made. */
    openAt: (places: readonly PlaceId[]): Promise<Order[]> =>
      listed({ places: { $in: [...places] }, stage: { $nin: ['done', 'refused', 'cancelled'] } } as QueryFilter<Row>),

    /** How many lots wait for the answer of each of these homes; one that has none to answer is not there. */
    async waitingAt(places: readonly PlaceId[]): Promise<Map<PlaceId, number>> {
      const counts = new Map<PlaceId, number>();
      if (places.length === 0) return counts;
      const rows = await orders.find({ waiting: { $in: [...places] } } as QueryFilter<Row>, { waiting: 1 }).lean<Pick<Row, 'waiting'>[]>();
      for (const place of rows.flatMap(({ waiting }) => waiting).filter((one) => places.includes(one)))
        counts.set(place, (counts.get(place) ?? 0) + 1);
      return counts;
    },

    /** Those of which this home was ever offered a lot, with who made what. */
    atPlaceWithWork: (place: PlaceId): Promise<Order[]> => listed({ places: place } as QueryFilter<Row>, true),
  };
}

export type Orders = ReturnType<typeof ordersOf>;
