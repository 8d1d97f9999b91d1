import { type Section } from '../../../domain/form/field';
import { answer } from '../../../domain/form/answer';
import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import { programmeNamed } from '../../../domain/programmes';
import { todayInShanghai } from '../../cases/places';
import { partnerPlaces } from '../../cases/streets';
import { partnerSection } from '../../cases/draft';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { draftFor, type DraftPage } from '../../cases/draft-access';
import { errorWords, fieldsFor, typedOf } from '../../forms/fields';

const stateTag = { invited: 'warn', confirmed: 'good', declined: 'wrong' } as const;

/** What is asked of whoever applies together with somebody, where the programme knows such people. */
const partnerOf = ({ draft }: DraftPage): Section | undefined => programmeNamed(draft.programme).together?.asks;

/** Who applies together, as the applicant names them; each answers under their own account (`invitation.ts`). */
export function partnerPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const showPartners = (
    page: DraftPage,
    partner: Section,
    res: Parameters<typeof show>[0],
    typed: Record<string, string>,
    errors: Record<string, string>,
    status = 200,
    stale = false,
    filled?: string,
  ): void => {
    const { t, lang } = res.locals;
    show(
      res,
      'applicant/partners',
      {
        title: t('form.partners.title'),
        step: page.policy.term[lang],
        errors: errorWords(partner, errors, t),
        fields: fieldsFor(partner, typed, errors, t, partnerPlaces(services, page.policy, lang, t)),
        stale,
        filled,
        self: page.viewer.name,
        partners: page.draft.partners.map((one) => ({
          name: one.name,
          token: one.token,
          kind: stateTag[one.state],
          status: t(`partner.${one.state}`),
          declined: one.state === 'declined',
        })),
        action: paths.draftPartners(page.draft.caseId),
        back: paths.draft(page.draft.caseId),
      },
      status,
    );
  };

  router.get(patterns.draftPartners, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const partner = partnerOf(page);
    if (!partner) return notFound(req, res);
    showPartners(page, partner, res, {}, {});
  });

  router.post(patterns.draftPartners, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const partner = partnerOf(page);
    if (!partner) return notFound(req, res);
    const { draft, identity } = page;
    const removed = textOf(req, 'remove');
    if (removed !== '') {
      await store.drafts.uninvite(draft.caseId, removed, partnerSection(removed));
      return res.redirect(303, paths.draftPartners(draft.caseId));
    }
    const typed = typedOf(partner, (name) => textOf(req, name));
    const others = draft.partners.map((one) => one.name);
    const filled = services.around?.fill?.(req, { identity, section: 'partners', typed, others, t: res.locals.t });
    if (filled) return showPartners(page, partner, res, filled.typed, {}, 200, false, filled.said);
    const { values, errors } = answer(partner, typed, { today: todayInShanghai(), identity });
    if (Object.keys(errors).length > 0) return showPartners(page, partner, res, typed, errors, 422);
    const partnerIdentity = String(values['identity']);
    // Asked before anything of theirs is stored; two at once are told apart by `invite`, and what the second stored goes again.
    if (draft.partners.some((one) => one.identity === partnerIdentity))
      return showPartners(page, partner, res, typed, { identity: 'invited-already' }, 422);
    const token = createHash('sha256').update(randomBytes(32)).digest('hex');
    const section = partnerSection(token);
    const saved = await store.drafts.saveSection(draft.caseId, section, values, draft.saves[section] ?? 0);
    if (saved.kind === 'submitted') return res.redirect(303, paths.case(draft.caseId));
    if (saved.kind !== 'saved') return showPartners(page, partner, res, typed, {}, 409, true);
    const added = await store.drafts.invite(draft.caseId, { token, name: String(values['name']), identity: partnerIdentity });
    if (!added) {
      await store.drafts.uninvite(draft.caseId, token, section);
      return showPartners(page, partner, res, typed, { identity: 'invited-already' }, 422);
    }
    res.redirect(303, paths.draftPartners(draft.caseId));
  });

  return router;
}
