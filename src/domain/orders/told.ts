import { type LocalDate, type OfficeId, type PartyId, type PlaceId } from '../values';
import { type OrderAct } from './acts';
import { type Delivery, type Lot, type Order } from './order';

/** What somebody is written about an order; words under `notice.<one>`. */
export const orderNotices = [
  'order-asked',
  'order-entered',
  'order-taken',
  'order-refused',
  'order-withdrawn',
  'order-cancelled',
  'lot-offered',
  'lot-accepted',
  'lot-declined',
  'lot-given-back',
  'lot-taken-back',
  'lot-ended',
  'lot-delivered',
  'delivery-struck',
  'delivery-accepted',
  'delivery-sent-back',
  'delivery-anew',
] as const;
export type OrderNotice = (typeof orderNotices)[number];

/** Whoever holds a desk, whoever speaks for a unit, or whoever runs a home. */
export type Addressee = { centre: OfficeId } | { unit: PartyId } | { place: PlaceId };

export interface Telling {
  to: Addressee;
  notice: OrderNotice;
  /** The home that it is about. */
  place?: PlaceId;
  pieces: number;
  /** Of these so many are to be made again. */
  bad?: number;
  /** Until when to answer, else until when to deliver. */
  day: LocalDate;
  why?: string;
}

type Content = Partial<Omit<Telling, 'to' | 'notice'>>;

/**
 * Who is written what about an act: a home about its own lots, the firm about the order and what is made of it, the desk about what others do. That a
 * home declined is between it and the desk. @param order as it stands after the act
 */
export function tellingsOf(order: Order, act: OrderAct): Telling[] {
  const [centre, unit] = [{ centre: order.centre }, { unit: order.purchaser }];
  const tell = (to: Addressee, notice: OrderNotice, more: Content = {}): Telling => ({
    pieces: order.wanted.pieces,
    day: order.wanted.due,
    ...more,
    to,
    notice,
  });
  const aboutLot = (n: number): Content => lotWords(order.lots.find((one) => one.n === n));
  const aboutDelivery = (key: string): Content => deliveryWords(order, key);
  switch (act.kind) {
    case 'ask':
      return [tell(centre, 'order-asked')];
    case 'enter':
      return [tell(unit, 'order-entered')];
    case 'take':
      return [tell(unit, 'order-taken')];
    case 'refuse':
      return [tell(unit, 'order-refused', act.said)];
    case 'withdraw':
      return [tell(centre, 'order-withdrawn', act.said)];
    case 'cancel': {
      const places = [...new Set(order.lots.filter(({ ended }) => ended?.how === 'order-ended').map(({ place }) => place))];
      return [
        tell(unit, 'order-cancelled', act.said),
        ...places.map((place) => tell({ place }, 'lot-ended', { place, why: act.said.why })),
      ];
    }
    case 'offer':
      return act.said.lots.map(({ place, pieces }) =>
        tell({ place }, 'lot-offered', { place, pieces, ...(act.said.until === undefined ? {} : { day: act.said.until }) }),
      );
    case 'accept':
      return [centre, unit].map((to) => tell(to, 'lot-accepted', aboutLot(act.said.lot)));
    case 'decline':
    case 'give-back':
      return [tell(centre, act.kind === 'decline' ? 'lot-declined' : 'lot-given-back', { ...aboutLot(act.said.lot), why: act.said.why })];
    case 'take-back':
      return homeOf(aboutLot(act.said.lot)).map((to) => tell(to, 'lot-taken-back', { ...aboutLot(act.said.lot), why: act.said.why }));
    case 'deliver':
      return [centre, unit].map((to) =>
        tell(to, 'lot-delivered', { ...aboutLot(act.said.lot), pieces: act.said.pieces, day: act.said.day }),
      );
    case 'strike':
      return [centre, unit].map((to) => tell(to, 'delivery-struck', { ...aboutDelivery(act.said.of), why: act.said.why }));
    case 'confirm': {
      const about = aboutDelivery(act.said.of);
      const bad = (about.pieces ?? 0) - act.said.good;
      return homeOf(about).map((to) =>
        bad === 0
          ? tell(to, 'delivery-accepted', about)
          : tell(to, 'delivery-sent-back', { ...about, bad, ...(act.said.why === undefined ? {} : { why: act.said.why }) }),
      );
    }
    case 'look-again':
      return homeOf(aboutDelivery(act.said.of)).map((to) =>
        tell(to, 'delivery-anew', { ...aboutDelivery(act.said.of), why: act.said.why }),
      );
  }
}

const lotWords = (lot: Lot | undefined): Content => (lot ? { place: lot.place, pieces: lot.pieces } : {});

function deliveryWords({ deliveries, lots }: Order, key: string): Content {
  const delivery: Delivery | undefined = deliveries.find((one) => one.key === key);
  const place = lots.find(({ n }) => n === delivery?.lot)?.place;
  return delivery && place ? { place, pieces: delivery.pieces, day: delivery.day } : {};
}

const homeOf = ({ place }: Content): { place: PlaceId }[] => (place ? [{ place }] : []);
