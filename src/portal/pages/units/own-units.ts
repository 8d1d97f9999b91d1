import { Router, type Request, type Response } from 'express';
import { holdsOn, longestUntil } from '../../../domain/mandates';
import { parseUscc } from '../../../domain/identifiers/uscc';
import { type Limit } from '../../../store/limits';
import { give, represents, unitOf } from '../../accounts/mandates';
import { proofNeeded } from '../../accounts/proof';
import { todayInShanghai } from '../../cases/places';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { faultWords } from '../../forms/fields';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';

/** Looking up units is for one's own, and not for a list of them. */
const lookUps: Limit = { name: 'units', most: 20, windowMs: 60 * 60_000 };

/** 我代表的单位: for which units somebody acts, how they come to act for another, and what they were asked to take on. */
export function ownUnitPages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  router.get(patterns.units, onlyFor('applicant'), (_req, res) => showOwn(res));

  router.post(patterns.units, onlyFor('applicant'), async (req, res) => {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const typed = textOf(req, 'uscc');
    const identity = (await people.identityOf(id)) ?? '';
    if (identity === '') return showOwn(res, typed);
    const parsed = parseUscc(typed);
    if ('error' in parsed) return showOwn(res, typed, faultWords(t, `uscc-${parsed.error}`));
    if (!(await store.limits.take(lookUps, id))) return showOwn(res, typed, t('unit.tooOften'));
    const unit = await unitOf(services, parsed.value);
    if (unit === 'unavailable') return showOwn(res, typed, t('unit.away'));
    if (unit === 'absent') return showOwn(res, typed, t('unit.absent'));
    if (!represents(unit, identity)) return showOwn(res, typed, t('unit.notYours'));
    const party = await store.parties.named(unit);
    const today = todayInShanghai();
    const mandate = {
      id: `representative/${party.id}/${id}/${today}`,
      party,
      ground: 'representative',
      until: longestUntil(today),
      by: id,
    } as const;
    await give(services, res, id, mandate);
    res.redirect(303, `${paths.unit(party.id)}?given`);
  });

  router.post(patterns.unitOffer, onlyFor('applicant'), async (req, res) => {
    const offer = await ownOffer(req, res);
    if (!offer) return notFound(req, res);
    const [party] = await store.parties.byIds([offer.party]);
    const accepts = textOf(req, 'answer') === 'accept';
    if (!(await store.mandateOffers.settle(offer.id, accepts ? 'accepted' : 'declined')) || !accepts || !party)
      return res.redirect(303, paths.units);
    const { id } = viewerOf(res).actor;
    await give(services, res, id, { id: `named/${offer.id}`, party, ground: 'named', until: offer.until, by: offer.by });
    res.redirect(303, `${paths.unit(party.id)}?given`);
  });

  /** One that is open and names the reader's proven number. */
  async function ownOffer(req: Request, res: Response) {
    const identity = await people.identityOf(viewerOf(res).actor.id);
    const offer = await store.mandateOffers.read(String(req.params['id']));
    return offer && identity !== undefined && offer.identity === identity ? offer : undefined;
  }

  async function showOwn(res: Response, uscc = '', error?: string): Promise<void> {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const identity = (await people.identityOf(id)) ?? '';
    const standing = (await people.mandatesOf(id)).filter((one) => holdsOn(one, todayInShanghai()));
    const offers = identity === '' ? [] : await store.mandateOffers.openFor(identity);
    const parties = new Map((await store.parties.byIds([...standing, ...offers].map((one) => one.party))).map((one) => [one.id, one]));
    show(
      res,
      'units/own',
      {
        title: t('unit.title'),
        errors: error === undefined ? {} : { uscc: error },
        proof: identity === '' ? proofNeeded(services, res, paths.units) : undefined,
        units: standing.map(({ party, ground, until }) => ({
          name: parties.get(party)?.name,
          code: parties.get(party)?.uscc,
          href: paths.unit(party),
          ground: t(`unit.ground.${ground}`),
          until,
        })),
        offers: offers.map((one) => ({ name: parties.get(one.party)?.name, until: one.until, action: paths.unitOffer(one.id) })),
        uscc,
      },
      error === undefined ? 200 : 422,
    );
  }

  return router;
}
