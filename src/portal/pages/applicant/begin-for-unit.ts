import { type Request, type Response } from 'express';
import { type Policy } from '../../../domain/policy/policy';
import { programmeNamed } from '../../../domain/programmes';
import { type PartyId, type PlaceId } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { proofNeeded } from '../../accounts/proof';
import { filedFor } from '../../cases/draft-place';
import { textOf } from '../../middleware/bodies';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

/**
 * Begins a unit's draft, or goes on with the one that its clerks share. Whoever speaks for one unit need not say which; for several, they
 * choose; for none, the page says how to come to speak for one. The same of what is filed for a place of the unit.
 */
export async function beginForUnit(services: Services, policy: Policy, req: Request, res: Response): Promise<void> {
  const { id, parties = [] } = viewerOf(res).actor;
  const chosen = textOf(req, 'unit') as PartyId;
  const party = parties.find((one) => one === chosen) ?? (parties.length === 1 && chosen === ('' as PartyId) ? parties[0] : undefined);
  if (party === undefined) return chooseUnit(services, policy, req, res);
  const begun = { owner: id, party, programme: policy.programme, policy: policy.id };
  if (programmeNamed(policy.programme).place) return beginForPlace(services, policy, begun, req, res);
  const draft = await services.store.drafts.create(begun);
  res.redirect(303, paths.draft(draft.caseId));
}

async function chooseUnit(services: Services, policy: Policy, req: Request, res: Response): Promise<void> {
  const { t, lang } = res.locals;
  const { id, parties = [] } = viewerOf(res).actor;
  const nothing = textOf(req, 'unit') === '';
  const units = await services.store.parties.byIds(parties);
  const proven = ((await services.people.identityOf(id)) ?? '') !== '';
  show(
    res,
    'applicant/choose-unit',
    {
      title: t('unit.choose'),
      term: policy.term[lang],
      errors: nothing || units.length === 0 ? {} : { unit: t('form.errors.choose') },
      units: units.map((one) => ({ value: one.id, label: `${one.name}（${one.uscc}）` })),
      proof: proven ? undefined : proofNeeded(services, res, paths.units),
      action: paths.matter(policy.programme, { place: policy.area }),
    },
    nothing ? 200 : 422,
  );
}

type BegunForUnit = Parameters<Services['store']['drafts']['create']>[0] & { party: PartyId };

/** For the one place of the unit that it may be filed for, or for the one chosen. */
async function beginForPlace({ store }: Services, policy: Policy, begun: BegunForUnit, req: Request, res: Response): Promise<void> {
  const { t, lang } = res.locals;
  const chosen = textOf(req, 'at') as PlaceId;
  const nothing = chosen === ('' as PlaceId);
  const programme = programmeNamed(policy.programme);
  const places = await filedFor(store, programme, await store.places.everOf(begun.party), begun.party);
  const place = places.find((one) => one.id === chosen) ?? (places.length === 1 && nothing ? places[0] : undefined);
  if (place) {
    const draft = await store.drafts.create({ ...begun, place: place.id });
    return res.redirect(303, paths.draft(draft.caseId));
  }
  show(
    res,
    'applicant/choose-place',
    {
      title: t('places.choose'),
      term: policy.term[lang],
      errors: nothing || places.length === 0 ? {} : { at: t('form.errors.choose') },
      unit: begun.party,
      places: places.map(asOption),
      action: paths.matter(policy.programme, { place: policy.area }),
      back: paths.unit(begun.party),
    },
    nothing ? 200 : 422,
  );
}

const asOption = ({ id, name, address }: Registered) => ({ value: id, label: `${name}（${id}）`, hint: address });
