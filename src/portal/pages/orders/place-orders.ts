import { Router } from 'express';
import { isStanding, leftInLot } from '../../../domain/orders/counts';
import { monthOf } from '../../../domain/calendar/months';
import { monthsLater } from '../../../domain/places/stay';
import { lotsOf } from '../../cases/orders';
import { placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { monthWords } from '../../cases/month-words';
import { countWords, shownLot } from './order-words';

/** 订单 of a home: the lots that it was offered, those to answer first, and the months' wages by the piece. */
export function placeOrderListPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeOrders, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (!look) return;
    const { place } = look;
    const { t, lang } = res.locals;
    const orders = await store.orders.atPlaces([place.id]);
    const lots = orders.flatMap((order) => lotsOf(order, place.id).map((lot) => ({ order, lot })));
    const rank = ({ order, lot }: (typeof lots)[number]): number =>
      !isStanding(lot) ? 3 : !lot.accepted ? 0 : leftInLot(order, lot) > 0 ? 1 : 2;
    const month = monthOf(todayInShanghai());
    show(res, 'orders/place-orders', {
      title: t('orders.ofPlace'),
      step: place.name,
      place: place.name,
      rows: lots
        .toSorted((one, other) => rank(one) - rank(other))
        .map(({ order, lot }) => ({
          ...shownLot(order, lot, { t, lang, place: () => place.name }),
          href: paths.placeOrder(place.id, order.id),
          what: order.wanted.what,
          due: t('orders.rowWords', { pieces: countWords(lot.pieces, order), due: plainDate(order.wanted.due, lang) }),
        })),
      months: [month, monthsLater(month, -1), monthsLater(month, -2)]
        .filter((one) => one >= monthOf(place.opened))
        .map((one) => ({ href: paths.placePieceWages(place.id, one), label: t('orders.wagesTitle', { month: monthWords(one, lang) }) })),
      products: paths.placeProducts(place.id),
      back: paths.place(place.id),
    });
  });

  return router;
}
