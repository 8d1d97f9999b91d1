import { type ActorId, type Fen, type Instant, type LocalDate, type OfficeId, type OrderId, type PartyId, type PlaceId } from '../values';
import { type OrderAct, type OrderActKind, type OrderSaid } from './acts';
import { orderOf } from './fold';
import { type Order } from './order';
import { refusalOf } from './refusal';

/** For tests: an order of a thousand boxes, and what is done with it. */
export const [one, other] = ['330402-home-001' as PlaceId, '330402-home-002' as PlaceId];
export const operator = 'operator' as PartyId;
export const today = '2027-04-10' as LocalDate;

export const enter: OrderSaid['enter'] = {
  centre: 'jx-nh' as OfficeId,
  purchaser: 'firm' as PartyId,
  kind: 'packing',
  what: '示例礼盒包装',
  unit: '件',
  pieces: 1_000,
  price: 150 as Fen,
  due: '2027-05-31' as LocalDate,
};

export const lotOf = (place: PlaceId, pieces: number): OrderSaid['offer']['lots'][number] => ({ place, operator, pieces });

let presses = 0;
export const acted = <Kind extends OrderActKind>(kind: Kind, said: OrderSaid[Kind], key = `k${(presses += 1)}`): OrderAct =>
  ({ key, kind, said, at: `${today}T02:00:00.000Z` as Instant, by: 'somebody' as ActorId }) as OrderAct;

export const offer = (lots: OrderSaid['offer']['lots'], lotsSeen = 0): OrderAct => acted('offer', { lots, pay: 80 as Fen, lotsSeen });

/** What these acts come to. Throws where one is refused. */
export function after(...acts: readonly OrderAct[]): Order {
  const done: OrderAct[] = [];
  for (const act of acts) {
    const why = done.length === 0 ? undefined : refusalOf(orderOf('o' as OrderId, done), act);
    if (why) throw new Error(`${act.kind}: ${why}`);
    done.push(act);
  }
  return orderOf('o' as OrderId, done);
}

/** An order that two homes have accepted, 600 and 400 pieces. */
export const making = (): OrderAct[] => [
  acted('enter', enter),
  offer([lotOf(one, 600), lotOf(other, 400)]),
  acted('accept', { lot: 1 }),
  acted('accept', { lot: 2 }),
];

export const deliver = (lot: number, pieces: number, key?: string, more: Partial<OrderSaid['deliver']> = {}): OrderAct =>
  acted('deliver', { lot, pieces, day: today, operator, ...more }, key);
