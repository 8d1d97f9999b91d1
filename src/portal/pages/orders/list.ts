import { Router, type Request } from 'express';
import { stages } from '../../../domain/orders/counts';
import { type ListedOrder, type Whose } from '../../../store/orders';
import { desksOf } from '../../cases/place-access';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { countWords, stageTag } from './order-words';

/** How many orders a page of a list has. */
export const size = 25;
/** Which page of a list is asked for, from 1. */
export const pageIn = (req: Request): number => Math.min(1_000, Math.max(1, Math.trunc(Number(req.query['page'])) || 1));
/** Nothing stands there: what did is answered meanwhile, or the address was typed. The first page says how things are. */
export const pastEnd = (page: number, rows: readonly unknown[]): boolean => page > 1 && rows.length === 0;

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
    const whose: Whose = officer ? { centres: desks.map(({ id }) => id) } : { purchasers: actor.parties ?? [] };
    const only = stages.find((one) => one === req.query['stage']);
    const page = pageIn(req);
    const [counts, found] = await Promise.all([
      store.orders.counts(whose),
      store.orders.page(whose, { ...(only ? { stage: only } : {}), page, size }),
    ]);
    const linked = (to: number): string => paths.orders({ ...(only ? { stage: only } : {}), page: to });
    if (pastEnd(page, found.rows)) return res.redirect(303, linked(1));
    const firms = new Map((await store.parties.byIds(found.rows.map(({ purchaser }) => purchaser))).map(({ id, name }) => [id, name]));
    const row = ({ id, purchaser, wanted, stage, unseen }: ListedOrder) => ({
      href: paths.order(id),
      what: wanted.what,
      firm: firms.get(purchaser) ?? '',
      words: t('orders.rowWords', { pieces: countWords(wanted.pieces, { wanted }), due: plainDate(wanted.due, lang) }),
      number: id,
      tag: stageTag(stage, t),
      unseen: officer && stage !== 'looking' && unseen ? t('orders.stages.looking') : undefined,
    });
    show(res, 'orders/list', {
      title: t(officer ? 'orders.deskTitle' : 'orders.title'),
      lead: t(officer ? 'orders.deskLead' : 'orders.lead'),
      stages: [...counts].map(([one, count]) => ({
        href: paths.orders({ stage: one }),
        label: t(`orders.stages.${one}`),
        count,
        current: one === only,
      })),
      all: only && paths.orders(),
      rows: found.rows.map(row),
      previous: page > 1 ? linked(page - 1) : undefined,
      next: found.more ? linked(page + 1) : undefined,
      none: t(officer || (actor.parties ?? []).length > 0 ? 'orders.none' : 'orders.noUnit'),
      begin: officer ? paths.orderNew() : undefined,
      catalogue: paths.products(),
    });
  });

  return router;
}
