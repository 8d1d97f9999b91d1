import { Router, type Response } from 'express';
import { isStanding, leftInLot, stageOf, toSplit } from '../../../domain/orders/counts';
import { inShort } from '../../../domain/orders/lots';
import { type Lot, type Order } from '../../../domain/orders/order';
import { answerBy } from '../../../domain/orders/until';
import { candidatesFor, orderFor, type OrderLook } from '../../cases/orders';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';
import { freshRequest } from '../places/day-form';
import { actErrors, actForm, actId, actTyped, type ActAsked, type ActTyping, leftTyped, pressedIn } from './act-form';
import { deliveryActs, deskActs, offerIn, officerAct, ownAct, ownActs } from './order-acts';
import { farRows, shownDelivery, shownLot, stageTag, wantedRows, type OrderSay } from './order-words';
import { splitErrors, splitModel, splitTyped, type SplitTyping } from './split-form';

interface Shown {
  typing?: ActTyping;
  split?: SplitTyping;
  refused?: string;
}

/** 订单 of one firm: as the firm sees it, and as the desk that splits it, receives it and looks at what came. Nobody who made it is named here. */
export function orderPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.order, onlyFor(), async (req, res) => {
    const look = await orderFor(services, req, res);
    if (look) await showOrder(res, look, {});
  });

  router.post(patterns.order, onlyFor(), async (req, res) => {
    const look = await orderFor(services, req, res);
    if (!look) return;
    const { actor } = viewerOf(res);
    const { act, of, id } = pressedIn(req);
    const splits = look.as === 'officer' && act === 'offer';
    const candidates = splits ? await candidatesFor(services, actor, look.order) : [];
    const pressed = splits ? offerIn(req, look.order, candidates) : look.as === 'officer' ? officerAct(req, look.order) : ownAct(req);
    if (!pressed) return notFound(req, res);
    if (!('act' in pressed)) return showOrder(res, look, pressed, 422);
    const done = await store.orders.act(look.order.id, pressed.act, actor.id);
    if (!done) return notFound(req, res);
    note(res, { target: `${look.order.id}${of === undefined ? '' : `/${of}`}`, why: done.kind === 'done' ? act : done.why });
    if (done.kind === 'done') return res.redirect(303, paths.order(look.order.id, { done: act }));
    res.locals.why = done.why;
    const now = (await store.orders.read(look.order.id)) ?? look.order;
    const again = splits ? { split: splitTyped(req) } : { typing: actTyped(req, id) };
    await showOrder(res, { ...look, order: now }, { ...again, refused: done.why }, 409);
  });

  async function showOrder(res: Response, { order, as }: OrderLook, shown: Shown, status = 200): Promise<void> {
    const { t, lang } = res.locals;
    const officer = as === 'officer';
    const splits = officer && stageOf(order) !== 'asked' && !order.cancelled && !order.refused && toSplit(order) > 0;
    const [firms, places, candidates] = await Promise.all([
      store.parties.byIds([order.purchaser]),
      store.places.byIds(order.lots.map(({ place }) => place)),
      splits ? candidatesFor(services, viewerOf(res).actor, order) : [],
    ]);
    const names = new Map<string, string>(places.map(({ id, name }) => [id, name]));
    const today = todayInShanghai();
    const standsStill = (lot: Lot): string | undefined => {
      const home = places.find(({ id }) => id === lot.place);
      const late = !lot.accepted && lot.until !== undefined && lot.until < today;
      const why = home?.closed !== undefined ? 'homeClosed' : home?.frozen ? 'homeFrozen' : late ? 'homeSilent' : undefined;
      return officer && why && leftInLot(order, lot) > 0 ? t(`orders.${why}`) : undefined;
    };
    const say: OrderSay = { t, lang, place: (id) => names.get(id) ?? id };
    const drawn = new Set(splits ? ['offer'] : []);
    const form = (asked: ActAsked) => {
      drawn.add(actId(asked.act, asked.of));
      return actForm(asked, t, shown.typing);
    };
    const { done } = res.req.query;
    const model = {
      title: t('orders.orderTitle', { firm: firms[0]?.name ?? '' }),
      step: order.id,
      errors: { ...actErrors(shown.typing, t), ...splitErrors(candidates, shown.split, t) },
      said: shown.refused === undefined && typeof done === 'string' && isDone(done) ? t(`orders.done.${done}`) : undefined,
      refused: shown.refused && t(`orders.refusals.${shown.refused}`),
      stage: stageTag(stageOf(order), t),
      next: t(`orders.next.${as}.${stageOf(order)}`),
      closedWhy: (order.cancelled ?? order.refused)?.why,
      wanted: wantedRows(order, say, officer ? firms[0]?.name : undefined),
      far: farRows(order, say, officer),
      acts: (officer ? deskActs(order) : ownActs(order)).map(form),
      split: splits ? splitModel(order, candidates, answerBy(policies.calendar, today, order.wanted.due), t, shown.split) : undefined,
      lots: order.lots.map((lot) => {
        // What a home is paid by the piece, until when it answers and why it did not take a lot is between it and the desk.
        const { pay, why, until, ...words } = shownLot(inShort(order, lot), order, say);
        return {
          ...words,
          ...(officer ? { pay, why, until } : {}),
          still: standsStill(lot),
          acts:
            officer && isStanding(lot) && leftInLot(order, lot) > 0
              ? [form({ act: 'take-back', of: lot.n, about: say.place(lot.place), fields: [{ name: 'why' }] })]
              : [],
        };
      }),
      deliveries: order.deliveries
        .map((one, at) => ({
          ...shownDelivery(order, one, at + 1, say),
          acts: officer ? deliveryActs(order, at).map((asked) => form({ ...asked, about: say.place(lotPlace(order, one.lot)) })) : [],
        }))
        .toReversed()
        .filter(({ struck }) => officer || struck === undefined),
      action: paths.order(order.id),
      request: freshRequest(),
      back: paths.orders(),
    };
    const lost = shown.refused !== undefined && !drawn.has(pressedIn(res.req).id);
    show(res, 'orders/order', { ...model, typed: lost ? leftTyped(res.req, t) : [] }, status);
  }

  return router;
}

const lotPlace = ({ lots }: Order, n: number): string => lots.find((one) => one.n === n)?.place ?? '';

const doneKinds = ['ask', 'enter', 'take', 'refuse', 'offer', 'take-back', 'confirm', 'look-again', 'withdraw', 'cancel'];
const isDone = (act: string): boolean => doneKinds.includes(act);
