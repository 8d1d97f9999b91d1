import { type Request, type Response } from 'express';
import { type Policy } from '../../../domain/policy/policy';
import { type PartyId } from '../../../domain/values';
import { proofNeeded } from '../../accounts/proof';
import { textOf } from '../../middleware/bodies';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

/**
 * Begins a unit's draft, or goes on with the one that its clerks share. Whoever speaks for one unit need not say which; for several, they
 * choose; for none, the page says how to come to speak for one.
 */
export async function beginForUnit({ store, config, ...services }: Services, policy: Policy, req: Request, res: Response): Promise<void> {
  const { t, lang } = res.locals;
  const { id, parties = [] } = viewerOf(res).actor;
  const chosen = textOf(req, 'unit') as PartyId;
  const party = parties.find((one) => one === chosen) ?? (parties.length === 1 && chosen === ('' as PartyId) ? parties[0] : undefined);
  if (party !== undefined) {
    const draft = await store.drafts.create({ owner: id, party, programme: policy.programme, policy: policy.id });
    return res.redirect(303, paths.draft(draft.caseId));
  }
  const all = { ...services, store, config };
  const units = await store.parties.byIds(parties);
  const proven = ((await all.people.identityOf(id)) ?? '') !== '';
  show(
    res,
    'applicant/choose-unit',
    {
      title: t('unit.choose'),
      term: policy.term[lang],
      errors: chosen === ('' as PartyId) || units.length === 0 ? {} : { unit: t('form.errors.choose') },
      units: units.map((one) => ({ value: one.id, label: `${one.name}（${one.uscc}）` })),
      proof: proven ? undefined : proofNeeded(all, res, paths.units),
      action: paths.matter(policy.programme, { place: policy.area }),
    },
    chosen === ('' as PartyId) ? 200 : 422,
  );
}
