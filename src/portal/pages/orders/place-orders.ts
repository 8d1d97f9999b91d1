import { Router } from 'express';
import { lotTurns } from '../../../domain/orders/lots';
import { monthOf } from '../../../domain/calendar/months';
import { monthsLater } from '../../../domain/places/stay';
import { placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { monthWords } from '../../cases/month-words';
import { pageIn, pastEnd, size } from './list';
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
    const only = lotTurns.find((one) => one === req.query['turn']);
    const page = pageIn(req);
    const [counts, found] = await Promise.all([
      store.orders.countsAt(place.id),
      store.orders.pageAt(place.id, { ...(only ? { turn: only } : {}), page, size }),
    ]);
    const month = monthOf(todayInShanghai());
    const linked = (to: number): string => paths.placeOrders(place.id, { ...(only ? { turn: only } : {}), page: to });
    if (pastEnd(page, found.rows)) return res.redirect(303, linked(1));
    show(res, 'orders/place-orders', {
      title: t('orders.ofPlace'),
      step: place.name,
      place: place.name,
      turns: [...counts].map(([one, count]) => ({
        href: paths.placeOrders(place.id, { turn: one }),
        label: t(`orders.lotTurns.${one}`),
        count,
        current: one === only,
      })),
      all: only && paths.placeOrders(place.id),
      rows: found.rows.flatMap(({ id, wanted, lots }) =>
        lots.map((lot) => ({
          ...shownLot(lot, { wanted }, { t, lang, place: () => place.name }),
          href: paths.placeOrder(place.id, id),
          what: wanted.what,
          due: t('orders.rowWords', { pieces: countWords(lot.pieces, { wanted }), due: plainDate(wanted.due, lang) }),
        })),
      ),
      none: t(only ? 'orders.none' : 'orders.noLots'),
      previous: page > 1 ? linked(page - 1) : undefined,
      next: found.more ? linked(page + 1) : undefined,
      months: [month, monthsLater(month, -1), monthsLater(month, -2)]
        .filter((one) => one >= monthOf(place.opened))
        .map((one) => ({ href: paths.placePieceWages(place.id, one), label: t('orders.wagesTitle', { month: monthWords(one, lang) }) })),
      products: paths.placeProducts(place.id),
      back: paths.place(place.id),
    });
  });

  return router;
}
