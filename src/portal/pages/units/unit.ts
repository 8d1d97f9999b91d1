import { Router, type Request, type Response } from 'express';
import { standingOffer } from '../../../domain/case/offers';
import { parseDate } from '../../../domain/identifiers/date';
import { parseIdentity } from '../../../domain/identifiers/identity-number';
import { parseName } from '../../../domain/identifiers/words';
import { plainDate } from '../../../domain/calendar/longhand';
import { holdsOn, longestUntil } from '../../../domain/mandates';
import { maskIdentity } from '../../../domain/masking';
import { type PartyId } from '../../../domain/values';
import { type Party } from '../../../store/parties';
import { type Held } from '../../../store/people/mandates';
import { end, lastDay } from '../../accounts/mandates';
import { showStep } from '../../accounts/step';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';

/** A unit as the reader speaks for it: with all who do, and whether the reader may name others. */
interface Look {
  party: Party;
  standing: Held[];
  mayName: boolean;
}

/** 一个单位: who acts for it. Its representative names clerks and ends their mandates; everybody may end their own. */
export function unitPages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  router.get(patterns.unit, onlyFor('applicant'), async (req, res) => {
    const look = await lookFor(req, res);
    if (look) await showUnit(res, look, { given: req.query['given'] !== undefined });
  });

  router.post(patterns.unit, onlyFor('applicant'), async (req, res) => {
    const look = await lookFor(req, res);
    if (!look) return;
    const what = textOf(req, 'do');
    if (what === 'end') return endOne(req, res, look);
    if (!look.mayName) return notFound(req, res);
    if (what === 'take-back') return takeBack(req, res, look);
    return name(req, res, look);
  });

  async function lookFor(req: Request, res: Response): Promise<Look | undefined> {
    const { id, parties = [] } = viewerOf(res).actor;
    const asked = String(req.params['id']) as PartyId;
    const [party] = parties.includes(asked) ? await store.parties.byIds([asked]) : [];
    if (!party) {
      notFound(req, res);
      return undefined;
    }
    const standing = (await people.mandatesFor(asked)).filter(({ mandate }) => holdsOn(mandate, todayInShanghai()));
    return { party, standing, mayName: standing.some(({ actor, mandate }) => actor === id && mandate.ground === 'representative') };
  }

  async function name(req: Request, res: Response, look: Look): Promise<void> {
    const { t, lang } = res.locals;
    const today = todayInShanghai();
    const typed = { name: textOf(req, 'name'), identity: textOf(req, 'identity'), until: textOf(req, 'until') };
    const [called, identity, date] = [parseName(typed.name, 50), parseIdentity(typed.identity, today), parseDate(typed.until)];
    const until = 'value' in date ? lastDay(date.value) : undefined;
    const { id } = viewerOf(res).actor;
    const own = 'value' in identity && (await people.identityOf(id)) === identity.value;
    const errors = {
      ...('value' in called ? {} : { name: t('unit.nameMissing') }),
      ...('value' in identity ? {} : { identity: faultWords(t, `identity-${identity.error}`) }),
      ...(own ? { identity: t('unit.nameOwn') } : {}),
      ...(until ? {} : { until: t('unit.untilWrong', { date: plainDate(longestUntil(today), lang) }) }),
    };
    if (!('value' in called) || !('value' in identity) || !until || own) return showUnit(res, look, { errors, typed });
    const waiting = (await store.mandateOffers.openOf(look.party.id)).some((one) => one.identity === identity.value);
    if (!waiting) await store.mandateOffers.make({ party: look.party.id, name: called.value, identity: identity.value, until, by: id });
    noteDone(res, { what: 'mandate', target: look.party.id, why: 'named' });
    res.redirect(303, paths.unit(look.party.id));
  }

  async function takeBack(req: Request, res: Response, { party }: Look): Promise<void> {
    const offer = (await store.mandateOffers.openOf(party.id)).find((one) => one.id === textOf(req, 'offer'));
    if (offer) await store.mandateOffers.settle(offer.id, 'taken-back');
    res.redirect(303, paths.unit(party.id));
  }

  /** One's own, or as the representative anybody's; asked once more before it is done. */
  async function endOne(req: Request, res: Response, { party, standing, mayName }: Look): Promise<void> {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const held = standing.find(({ mandate }) => mandate.id === textOf(req, 'mandate'));
    if (!held || (held.actor !== id && !mayName)) return notFound(req, res);
    if (textOf(req, 'sure') !== 'yes') {
      const whose = held.actor === id ? t('unit.yours') : (await people.names([held.actor])).get(held.actor);
      return showStep(res, {
        title: t('unit.endTitle', { name: whose }),
        lead: [t('unit.endLead', { unit: party.name })],
        action: paths.unit(party.id),
        hidden: { do: 'end', mandate: held.mandate.id, sure: 'yes' },
        questions: [],
        button: t('unit.end'),
        back: paths.unit(party.id),
      });
    }
    await end(services, res, held, id, party.name);
    res.redirect(303, held.actor === id ? paths.units : paths.unit(party.id));
  }

  async function showUnit(
    res: Response,
    { party, standing, mayName }: Look,
    { given = false, errors = {}, typed = {} }: { given?: boolean; errors?: Record<string, string>; typed?: Record<string, string> },
  ): Promise<void> {
    const { t, lang } = res.locals;
    const { id } = viewerOf(res).actor;
    const names = await people.names(standing.map(({ actor }) => actor));
    const places = await store.places.of(party.id);
    const lots = await store.orders.waitingAt(places.map((one) => one.id));
    const asked = (await store.cases.offeredTo(party.id)).filter(({ state }) => standingOffer(state)?.to === party.id);
    const called = new Map((await store.places.byIds(asked.flatMap(({ state }) => state.place ?? []))).map((one) => [one.id, one.name]));
    const offers = mayName ? await store.mandateOffers.openOf(party.id) : [];
    show(
      res,
      'units/unit',
      {
        title: party.name,
        errors,
        given,
        code: party.uscc,
        asked: asked.map(({ state }) => ({
          href: paths.handOver(state.id),
          words: t('handOver.offerFor', {
            place: (state.place && called.get(state.place)) ?? '',
            due: longDate(standingOffer(state)?.until ?? state.submitted, lang),
          }),
        })),
        action: paths.unit(party.id),
        speakers: standing.map(({ actor, mandate }) => ({
          id: mandate.id,
          name: names.get(actor),
          you: actor === id,
          ground: t(`unit.ground.${mandate.ground}`),
          until: mandate.until,
          mayEnd: actor === id || mayName,
        })),
        places: places.map((one) => ({
          href: paths.place(one.id),
          name: one.name,
          id: one.id,
          kind: t(`places.kinds.${one.kind}`),
          closed: one.closed,
          lots: lots.has(one.id) && { href: paths.placeOrders(one.id), words: t('orders.lotsWait', { count: lots.get(one.id) }) },
        })),
        offers: offers.map((one) => ({ id: one.id, name: one.name, identity: maskIdentity(one.identity), until: one.until })),
        mayName,
        typed: { until: longestUntil(todayInShanghai()), ...typed },
        back: paths.units,
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}
