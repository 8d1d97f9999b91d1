import { Router, type Request, type Response } from 'express';
import { answer, type Answered } from '../../../domain/form/answer';
import { type Section, type Typed } from '../../../domain/form/field';
import { parseUscc } from '../../../domain/identifiers/uscc';
import { orderPart } from '../../../domain/orders/forms';
import { type Wanted } from '../../../domain/orders/order';
import { type PartyId } from '../../../domain/values';
import { type Limit } from '../../../store/limits';
import { type Beginning } from '../../../store/orders';
import { type Registered } from '../../../store/places';
import { type Listed } from '../../../store/products';
import { unitOf } from '../../accounts/mandates';
import { deskFor, desksOf } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { errorWords, faultWords, fieldsFor, namedFault, typedOf } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden, notFound } from '../../view/errors';
import { show } from '../../view/show';
import { freshRequest, requestIn } from '../places/day-form';
import { pressedBefore, type PressedBefore } from './pressed-before';

/** What of an order a purchaser says by themselves: kind, unit and price are the product's. */
const askPart: Section = { id: orderPart.id, fields: orderPart.fields.filter(({ name }) => ['what', 'pieces', 'due'].includes(name)) };

/** Enough for any firm, and too few to bury a desk. */
const asks: Limit = { name: 'orders', most: 30, windowMs: 60 * 60_000 };

/** The form as it comes back. @property own faults of the fields that are not the part's */
interface Again {
  typed: Typed;
  errors: Answered['errors'];
  own: Record<string, string>;
  pressed?: PressedBefore;
}

/** 下单: a firm orders from the catalogue; an officer enters an order for a firm at the office's desk. */
export function beginOrderPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.orderNew, onlyFor(), async (req, res) => {
    if (viewerOf(res).actor.kind === 'officer') return mayEnter(res) ? showEnter(res) : forbidden(req, res);
    const made = await madeBy(req.query['product']);
    if (!made) return res.redirect(303, paths.products());
    await showAsk(res, made);
  });

  router.post(patterns.orderNew, onlyFor(), async (req, res) => {
    if (viewerOf(res).actor.kind === 'officer') return mayEnter(res) ? enter(req, res) : forbidden(req, res);
    const made = await madeBy(textOf(req, 'product'));
    if (!made) return notFound(req, res);
    await ask(req, res, made);
  });

  const mayEnter = (res: Response): boolean => desksOf(policies.offices, viewerOf(res).actor).length > 0;

  /** A product that is made now, with its home. */
  async function madeBy(id: unknown): Promise<{ product: Listed; home: Registered } | undefined> {
    const product = typeof id === 'string' ? await store.products.find(id) : undefined;
    const home = product && (await store.places.find(product.place));
    return product && home && home.closed === undefined ? { product, home } : undefined;
  }

  async function ask(req: Request, res: Response, { product, home }: { product: Listed; home: Registered }): Promise<void> {
    const { t } = res.locals;
    const { parties = [] } = viewerOf(res).actor;
    const typed = { ...typedOf(askPart, (name) => textOf(req, name)), unit: textOf(req, 'unit') };
    const { values, errors } = answer(askPart, typed, { today: todayInShanghai(), identity: '' });
    const purchaser = parties.find((one) => one === typed.unit);
    const centre = deskFor(policies.offices, home.area);
    const own = purchaser ? {} : { unit: faultWords(t, 'choose') };
    if (!purchaser || !centre || Object.keys(errors).length > 0) return showAsk(res, { product, home }, { typed, errors, own });
    if (!(await store.limits.take(asks, viewerOf(res).actor.id)))
      return showAsk(res, { product, home }, { typed, errors, own: { unit: t('orders.tooOften') } });
    const { kind, unit, price } = product;
    const said = { ...(values as unknown as Pick<Wanted, 'what' | 'pieces' | 'due'>), kind, unit, price, centre, purchaser };
    await begin(res, { kind: 'ask', key: `ask.${requestIn(req)}`, said }, (pressed) =>
      showAsk(res, { product, home }, { typed, errors: {}, own: {}, pressed }),
    );
  }

  async function enter(req: Request, res: Response): Promise<void> {
    const { t } = res.locals;
    const typed = { ...typedOf(orderPart, (name) => textOf(req, name)), centre: textOf(req, 'centre'), uscc: textOf(req, 'uscc') };
    const { values, errors } = answer(orderPart, typed, { today: todayInShanghai(), identity: '' });
    const centre = desksOf(policies.offices, viewerOf(res).actor).find(({ id }) => id === typed.centre);
    const uscc = parseUscc(typed.uscc);
    const own = {
      ...(centre ? {} : { centre: faultWords(t, 'choose') }),
      ...('error' in uscc ? { uscc: faultWords(t, `uscc-${uscc.error}`) } : {}),
    };
    if (!centre || 'error' in uscc || Object.keys(errors).length > 0) return showEnter(res, { typed, errors, own });
    const unit = await unitOf(services, uscc.value);
    if (typeof unit === 'string')
      return showEnter(res, { typed, errors, own: { uscc: t(`successors.${unit === 'absent' ? 'absent' : 'away'}`) } });
    const { id: purchaser } = await store.parties.named(unit);
    const said = { ...(values as unknown as Wanted), centre: centre.id, purchaser };
    await begin(res, { kind: 'enter', key: `enter.${requestIn(req)}`, said }, (pressed) =>
      showEnter(res, { typed, errors: {}, own: {}, pressed }),
    );
  }

  async function begin(res: Response, act: Beginning, again: (pressed: PressedBefore) => void | Promise<void>): Promise<void> {
    const begun = await store.orders.begin(act, viewerOf(res).actor.id);
    if (begun.kind === 'pressed') {
      res.locals.why = 'pressed';
      return again(await pressedBefore(services, res, begun.first, act));
    }
    note(res, { target: begun.id, why: act.kind });
    res.redirect(303, paths.order(begun.id, { done: act.kind }));
  }

  async function showAsk(res: Response, { product, home }: { product: Listed; home: Registered }, again?: Again): Promise<void> {
    const { t } = res.locals;
    const units = await store.parties.byIds((viewerOf(res).actor.parties ?? []) as PartyId[]);
    shown(res, askPart, again, {
      title: t('orders.askTitle'),
      lead: t('orders.askLead'),
      product: { ...product, home: home.name },
      noUnit: units.length === 0,
      units: units.map(({ id, name }) => ({ value: id, label: name })),
      only: units.length === 1 ? units[0] : undefined,
      fields: fieldsFor(askPart, again?.typed ?? { what: product.name }, again?.errors ?? {}, t),
      button: t('orders.acts.ask'),
      back: paths.products(),
    });
  }

  function showEnter(res: Response, again?: Again): void {
    const { t, lang } = res.locals;
    const desks = desksOf(policies.offices, viewerOf(res).actor);
    shown(res, orderPart, again, {
      title: t('orders.enter'),
      lead: t('orders.enterLead'),
      desks: desks.map(({ id, name }) => ({ value: id, label: name[lang] })),
      desk: desks.length === 1 ? desks[0]?.id : undefined,
      enters: true,
      fields: fieldsFor(orderPart, again?.typed ?? {}, again?.errors ?? {}, t),
      button: t('orders.acts.enter'),
      back: paths.orders(),
    });
  }

  function shown(res: Response, part: Section, again: Again | undefined, model: { title: string; [name: string]: unknown }): void {
    const { t } = res.locals;
    const own = Object.entries(again?.own ?? {}).map(([name, words]) => [name, namedFault(t, t(`orders.fields.${name}`), words)]);
    const errors = { ...(Object.fromEntries(own) as Record<string, string>), ...(again ? errorWords(part, again.errors, t) : {}) };
    show(
      res,
      'orders/begin',
      {
        ...model,
        errors,
        typed: again?.typed ?? {},
        wrong: again?.own ?? {},
        pressed: again?.pressed,
        request: freshRequest(),
        action: paths.orderNew(),
      },
      again ? (again.pressed ? 409 : 422) : 200,
    );
  }

  return router;
}
