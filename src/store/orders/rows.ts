import { type Connection } from 'mongoose';
import { type OrderAct, type OrderActKind, type OrderSaid } from '../../domain/orders/acts';
import { orderOf } from '../../domain/orders/fold';
import { type Order, type Wanted, type Written } from '../../domain/orders/order';
import { type ActorId, type Instant, type OfficeId, type OrderId, type PartyId, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../../sealing/seal';
import { instantNow } from '../clock';
import { collectionOf, json } from '../collection';
import { sealedRows } from '../sealed-rows';
import { type Beside, besideOf, lotsBeside } from './beside';

/** An act as it is to be written. @property key the id of the press: pressed twice it is one act */
export type NewAct = { [Kind in OrderActKind]: { kind: Kind; key: string; said: OrderSaid[Kind] } }[OrderActKind];

interface ActRow extends Written {
  key: string;
  kind: OrderActKind;
  sealed: Sealed;
  /** Who made how many, of a delivery: opened only where it is asked for. */
  work?: Sealed;
}

export interface Row extends Beside {
  _id: OrderId;
  /** By whom and by which press it was begun. */
  press: string;
  centre: OfficeId;
  purchaser: PartyId;
  at: Instant;
  /** What was ordered, once more: lists show it. */
  wanted: Sealed;
  /** Every home that was ever offered a lot of it. */
  places: PlaceId[];
  /** Keys of acts of which nobody was written to yet. */
  untold: string[];
  version: number;
  acts: ActRow[];
}

const actAt = (id: string, key: string): SealedPlace => ({ collection: 'orders', id, field: `acts.${key}` });
const workAt = (id: string, key: string): SealedPlace => ({ collection: 'orders', id, field: `work.${key}` });
const wantedAt = (id: string): SealedPlace => ({ collection: 'orders', id, field: 'wanted' });

export const sealedOrders = sealedRows<Row>({
  collection: 'orders',
  sealed: ({ acts }) => [
    { path: 'wanted', field: 'wanted' },
    { path: 'lots', field: 'lots' },
    ...acts.flatMap(({ key, work }, at) => [
      { path: `acts.${at}.sealed`, field: `acts.${key}` },
      ...(work === undefined ? [] : [{ path: `acts.${at}.work`, field: `work.${key}` }]),
    ]),
  ],
});

/** The rows of orders, and how one that was read becomes whole again. */
export function orderRowsOf(connection: Connection, keys: Keys) {
  const orders = collectionOf<Row>(
    connection,
    'orders',
    {
      press: String,
      centre: String,
      purchaser: String,
      at: String,
      wanted: String,
      places: [String],
      stage: String,
      rank: Number,
      waiting: [String],
      homes: [String],
      unseen: Boolean,
      lots: String,
      untold: [String],
      version: Number,
      acts: [json],
    },
    [
      [{ press: 1 }, { unique: true }],
      [{ centre: 1, rank: 1, at: -1 }],
      [{ purchaser: 1, rank: 1, at: -1 }],
      [{ places: 1 }],
      [{ waiting: 1 }],
      [{ homes: 1, at: -1 }],
      [{ untold: 1 }],
    ],
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

  function actRowOf(id: OrderId, { key, kind, said }: NewAct, by: ActorId): ActRow {
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

  /** An order as its first act makes it. */
  function begunRow(id: OrderId, press: string, act: Extract<NewAct, { kind: 'ask' | 'enter' }>, by: ActorId): Row {
    const { centre, purchaser, ...wanted } = act.said;
    const first = actRowOf(id, act, by);
    return {
      _id: id,
      press,
      centre,
      purchaser,
      at: first.at,
      wanted: sealJson(keys, wantedAt(id), wanted),
      places: [],
      ...besideOf(keys, orderOf(id, [actOf(id, first, false)])),
      untold: [act.key],
      version: 1,
      acts: [first],
    };
  }

  const wantedOf = ({ _id, wanted }: Pick<Row, '_id' | 'wanted'>): Wanted => openJson(keys, wantedAt(_id), wanted) as Wanted;

  const lotsOf = ({ _id, lots }: Pick<Row, '_id' | 'lots'>) => lotsBeside(keys, _id, lots);

  return { orders, actOf, opened, actRowOf, begunRow, wantedOf, lotsOf };
}

export type OrderRows = ReturnType<typeof orderRowsOf>;
