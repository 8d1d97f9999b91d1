import { Router, type Request, type Response } from 'express';
import { isStanding, leftInLot } from '../../../domain/orders/counts';
import { inShort } from '../../../domain/orders/lots';
import { type Lot, type Order } from '../../../domain/orders/order';
import { operatorOn } from '../../../domain/places/passed';
import { type Stay } from '../../../domain/places/stay';
import { type OrderId } from '../../../domain/values';
import { type NewAct } from '../../../store/orders';
import { lotsOf } from '../../cases/orders';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';
import { freshRequest } from '../places/day-form';
import { nameFor } from '../places/resident-words';
import { actErrors, actForm, actId, actTyped, type ActAsked, type ActTyping, leftTyped, pressedIn } from './act-form';
import { deliverErrors, deliverIn, deliverModel, deliverTyped, type DeliverTyping, makersOf } from './deliver-form';
import { withWhy } from './order-acts';
import { shownDelivery, shownLot, wantedRows, type OrderSay } from './order-words';

interface Look extends PlaceLook {
  /** With who made what: the home’s own people. */
  order: Order;
  lots: Lot[];
  stays: Stay[];
}

interface Shown {
  typing?: ActTyping;
  delivering?: DeliverTyping;
  refused?: string;
}

const acts = ['accept', 'decline', 'give-back', 'deliver', 'strike'] as const;

/** A home’s lots of one order: accepted or declined, delivered with who made how many, given back. */
export function placeOrderPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeOrder, onlyFor(), async (req, res) => {
    const look = await lookFor(req, res);
    if (look) await showLots(res, look, {});
  });

  router.post(patterns.placeOrder, onlyFor('applicant'), async (req, res) => {
    const look = await lookFor(req, res, 'operator');
    if (!look) return;
    const { place, order } = look;
    const { act, of, id } = pressedIn(req);
    const pressed = await pressedOf(req, look);
    if (!pressed) return notFound(req, res);
    if (!('act' in pressed)) {
      if (pressed.refused) res.locals.why = pressed.refused;
      return showLots(res, look, pressed, pressed.refused ? 409 : 422);
    }
    const done = await store.orders.act(order.id, pressed.act, viewerOf(res).actor.id);
    if (!done) return notFound(req, res);
    note(res, { target: `${place.id}/${order.id}/${of ?? ''}`, why: done.kind === 'done' ? act : done.why });
    if (done.kind === 'done') return res.redirect(303, paths.placeOrder(place.id, order.id, { done: act }));
    res.locals.why = done.why;
    const now = (await lookFor(req, res, 'operator')) ?? look;
    const lot = now.lots.find(({ n }) => n === of);
    const again =
      act === 'deliver' && lot ? { delivering: deliverTyped(req, lot, makersOf(now.stays, lot)) } : { typing: actTyped(req, id) };
    await showLots(res, now, { ...again, refused: done.why }, 409);
  });

  /** An order of which this home was never offered anything looks as one that does not exist. */
  async function lookFor(req: Request, res: Response, as?: PlaceLook['as']): Promise<Look | undefined> {
    const look = await placeFor(services, req, res, as);
    if (!look) return undefined;
    const order = await store.orders.readWithWork(String(req.params['order']) as OrderId);
    const lots = order ? lotsOf(order, look.place.id) : [];
    if (!order || lots.length === 0) {
      notFound(req, res);
      return undefined;
    }
    note(res, { target: `${look.place.id}/${order.id}` });
    return { ...look, order, lots, stays: await store.stays.of(look.place.id) };
  }

  async function pressedOf(req: Request, { place, order, lots, stays }: Look): Promise<{ act: NewAct } | Shown | undefined> {
    const { act, of = 0, key } = pressedIn(req);
    if (act === 'strike') {
      const delivery = order.deliveries[of - 1];
      if (!delivery || !lots.some(({ n }) => n === delivery.lot)) return undefined;
      return withWhy(req, (why) => ({ kind: act, key, said: { of: delivery.key, why } }));
    }
    const lot = lots.find(({ n }) => n === of);
    if (!lot) return undefined;
    if (act === 'accept') {
      // Whoever has closed takes on nothing more; what was made before its last day is delivered.
      const tooLate = place.closed !== undefined && isStanding(lot) && !lot.accepted;
      return tooLate ? { refused: 'home-closed' } : { act: { kind: act, key, said: { lot: of } } };
    }
    if (act === 'decline' || act === 'give-back') return withWhy(req, (why) => ({ kind: act, key, said: { lot: of, why } }));
    if (act !== 'deliver') return undefined;
    const read = deliverIn(req, lot, makersOf(stays, lot), place.closed);
    if ('typing' in read) return { delivering: read.typing };
    const running = (await store.places.running([place.id])).get(place.id) ?? { now: place.operator, former: [] };
    return { act: { kind: act, key, said: { lot: of, ...read.said, operator: operatorOn(running, read.said.day) } } };
  }

  async function showLots(res: Response, { place, as, order, lots, stays }: Look, shown: Shown, status = 200): Promise<void> {
    const { t, lang } = res.locals;
    const [firm] = await store.parties.byIds([order.purchaser]);
    const say: OrderSay = { t, lang, place: () => place.name };
    const drawn = new Set<string>();
    const form = (asked: ActAsked) => {
      drawn.add(actId(asked.act, asked.of));
      return actForm(asked, t, shown.typing);
    };
    const delivers = (lot: Lot) => {
      if (as !== 'operator' || !lot.accepted || leftInLot(order, lot) === 0) return undefined;
      drawn.add(actId('deliver', lot.n));
      return deliverModel(order, lot, makersOf(stays, lot), today, t, shown.delivering);
    };
    const today = todayInShanghai();
    const delivering = lots.find(({ n }) => n === shown.delivering?.lot);
    const nameOf = (id: string): string => nameFor(as, stays.find((one) => one.id === id)?.name ?? t('places.formerPerson'));
    const done = acts.find((one) => one === res.req.query['done']);
    const model = {
      title: t('orders.orderTitle', { firm: firm?.name ?? '' }),
      step: place.name,
      place: place.name,
      errors: { ...actErrors(shown.typing, t), ...deliverErrors(shown.delivering, delivering ? makersOf(stays, delivering) : [], t) },
      said: shown.refused === undefined ? done && t(`orders.done.${done}`) : undefined,
      refused: shown.refused && t(`orders.refusals.${shown.refused}`),
      wanted: wantedRows(order, say),
      lots: lots.map((lot) => ({
        ...shownLot(inShort(order, lot), order, say),
        acts: as === 'operator' ? lotActs(order, lot, place.closed !== undefined).map(form) : [],
        deliver: delivers(lot),
      })),
      deliveries: order.deliveries
        .map((one, at) => ({
          ...shownDelivery(order, one, at + 1, say),
          lot: one.lot,
          made: (one.work ?? []).map(({ stay, pieces }) => t('orders.madeBy', { name: nameOf(stay), pieces })),
          acts: as === 'operator' && !one.struck && !one.confirmed ? [form({ act: 'strike', of: at + 1, fields: [{ name: 'why' }] })] : [],
        }))
        .toReversed()
        .filter(({ lot }) => lots.some(({ n }) => n === lot)),
      action: paths.placeOrder(place.id, order.id),
      request: freshRequest(),
      back: paths.placeOrders(place.id),
    };
    const lost = shown.refused !== undefined && !drawn.has(pressedIn(res.req).id);
    show(res, 'orders/place-order', { ...model, typed: lost ? leftTyped(res.req, t) : [] }, status);
  }

  return router;
}

function lotActs(order: Order, lot: Lot, closed: boolean): ActAsked[] {
  if (!isStanding(lot)) return [];
  const why = { of: lot.n, about: `${lot.n}`, fields: [{ name: 'why' }] };
  if (!lot.accepted) return [...(closed ? [] : [{ act: 'accept', of: lot.n, strong: true }]), { ...why, act: 'decline' }];
  return leftInLot(order, lot) > 0 ? [{ ...why, act: 'give-back' }] : [];
}
