import { type Connection, type QueryFilter } from 'mongoose';
import { canonicalJson } from '../domain/canonical';
import { type OrderAct } from '../domain/orders/acts';
import { evolve, orderOf } from '../domain/orders/fold';
import { type Order } from '../domain/orders/order';
import { refusalOf, type OrderRefusal } from '../domain/orders/refusal';
import { type ActorId, type OrderId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { besideOf } from './orders/beside';
import { orderListsOf } from './orders/lists';
import { orderRowsOf, type NewAct, type Row } from './orders/rows';
import { numbered } from './pressed';

export { type Listed as ListedOrder, type LotsListed, type Whose } from './orders/lists';
export { type NewAct, sealedOrders } from './orders/rows';

export type Beginning = Extract<NewAct, { kind: 'ask' | 'enter' }>;

/** `pressed`: the same page was sent before with something else in it, and what it said then is this order. */
export type Begun = { kind: 'done'; id: OrderId } | { kind: 'pressed'; first: Order };

/** `pressed`: the same page was sent before with something else in it. `full`: no order has so many acts. */
export type Acted = { kind: 'done'; order: Order } | { kind: 'refused'; why: OrderRefusal | 'pressed' | 'full' };

/** An act of which nobody was written to yet, with the order as it stood after it. */
export interface Untold {
  act: OrderAct;
  order: Order;
}

/** More than an order ever has; a document takes no more. */
const most = 3_000;

/** 订单: one document each, which is the list of its acts; they are added one by one, and none is changed or taken out. */
export function ordersOf(connection: Connection, keys: Keys) {
  const rows = orderRowsOf(connection, keys);
  const { orders, opened, actOf } = rows;

  const same = (one: { said: unknown }, other: { said: unknown }): boolean => canonicalJson(one.said) === canonicalJson(other.said);

  return {
    ...orderListsOf(rows),

    /** Begins an order under a number of its centre's. Pressed twice it is one; what the press said first stands, for whichever centre. */
    async begin(act: Beginning, by: ActorId): Promise<Begun> {
      const press = `${by}/${act.key}`;
      const first = async (): Promise<Begun | undefined> => {
        const row = await orders.findOne({ press }).lean<Row | null>();
        if (!row) return undefined;
        const [begun] = row.acts.map((one) => actOf(row._id, one, true));
        return begun && begun.kind === act.kind && same(begun, act)
          ? { kind: 'done', id: row._id }
          : { kind: 'pressed', first: opened(row) };
      };
      const before = await first();
      if (before) return before;
      const idOf = (number: string): OrderId => `${act.said.centre}-${number}` as OrderId;
      const number = await numbered(
        press,
        (one) => orders.insertMany([rows.begunRow(idOf(one), press, act, by)]),
        async () => (await orders.exists({ press })) !== null,
      );
      return (await first()) ?? { kind: 'done', id: idOf(number) };
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
          const again = before.by === by && same(actOf(id, before, true), act);
          return again ? { kind: 'done', order: opened(row) } : { kind: 'refused', why: 'pressed' };
        }
        if (row.acts.length >= most) return { kind: 'refused', why: 'full' };
        const added = rows.actRowOf(id, act, by);
        const [order, judged] = [opened(row), actOf(id, added, true)];
        const why = refusalOf(order, judged);
        if (why) return { kind: 'refused', why };
        const places = act.kind === 'offer' ? act.said.lots.map(({ place }) => place) : [];
        const { matchedCount } = await orders.updateOne({ _id: id, version: row.version }, {
          $push: { acts: added, untold: act.key },
          $addToSet: { places: { $each: places } },
          $set: besideOf(keys, evolve(order, judged)),
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

    /** Acts of some orders of which nobody was written to yet, each order's oldest first. */
    async untold(limit: number): Promise<Untold[]> {
      const found = await orders
        .find({ untold: { $gt: '' } } as QueryFilter<Row>)
        .limit(limit)
        .lean<Row[]>();
      return found.flatMap(({ _id, acts, untold }) => {
        const all = acts.map((one) => actOf(_id, one, false));
        return all.flatMap((act, at) => (untold.includes(act.key) ? [{ act, order: orderOf(_id, all.slice(0, at + 1)) }] : []));
      });
    },

    /** Everybody was written to of it, or nobody is there to be. */
    async told(id: OrderId, key: string): Promise<void> {
      await orders.updateOne({ _id: id }, { $pull: { untold: key } } as never);
    },
  };
}

export type Orders = ReturnType<typeof ordersOf>;
