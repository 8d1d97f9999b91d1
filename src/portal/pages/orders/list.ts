import { Router } from 'express';
import { piecesIn, stageOf, stages } from '../../../domain/orders/counts';
import { type Order } from '../../../domain/orders/order';
import { desksOf } from '../../cases/place-access';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { countWords, stageTag } from './order-words';

/** 订单: a firm's own; of an office, all that are at its desk, those that wait for it first. */
export function orderListPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.orders, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const officer = actor.kind === 'officer';
    const desks = officer ? desksOf(policies.offices, actor) : [];
    if (officer && desks.length === 0) return forbidden(req, res);
    const all = officer ? await store.orders.ofCentres(desks.map(({ id }) => id)) : await store.orders.ofPurchasers(actor.parties ?? []);
    const only = stages.find((one) => one === req.query['stage']);
    const firms = new Map((await store.parties.byIds(all.map(({ purchaser }) => purchaser))).map(({ id, name }) => [id, name]));
    const row = (order: Order) => ({
      href: paths.order(order.id),
      what: order.wanted.what,
      firm: firms.get(order.purchaser) ?? '',
      words: t('orders.rowWords', { pieces: countWords(order.wanted.pieces, order), due: plainDate(order.wanted.due, lang) }),
      number: order.id,
      tag: stageTag(order, t),
      unseen: officer && stageOf(order) !== 'looking' && piecesIn(order).unseen > 0 ? t('orders.stages.looking') : undefined,
    });
    show(res, 'orders/list', {
      title: t(officer ? 'orders.deskTitle' : 'orders.title'),
      lead: t(officer ? 'orders.deskLead' : 'orders.lead'),
      stages: stages.flatMap((one) => {
        const count = all.filter((order) => stageOf(order) === one).length;
        return count === 0 ? [] : [{ href: paths.orders({ stage: one }), label: t(`orders.stages.${one}`), count, current: one === only }];
      }),
      all: only && paths.orders(),
      rows: waitingFirst(all.filter((order) => only === undefined || stageOf(order) === only)).map(row),
      none: t(officer || (actor.parties ?? []).length > 0 ? 'orders.none' : 'orders.noUnit'),
      begin: officer ? paths.orderNew() : undefined,
      catalogue: paths.products(),
    });
  });

  return router;
}

const waitingFirst = (all: readonly Order[]): Order[] =>
  all.toSorted((one, other) => stages.indexOf(stageOf(one)) - stages.indexOf(stageOf(other)));
