import { Router, type Request } from 'express';
import { answer, type Section } from '../../../domain/programmes/form';
import { startupGrantSections } from '../../../domain/programmes/startup-grant-form';
import { streetOptions, todayInShanghai } from '../../cases/places';
import { typedIn, type Typed } from '../../cases/draft';
import { prefill, type Prefilled } from '../../cases/prefill';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';
import { draftFor, type DraftPage } from './draft-access';
import { errorWords, fieldsFor } from './fields';

/** One section of the form a page: saved as soon as it is sent, prefilled from the registries with the source shown. */
export function sectionPages(services: Services): Router {
  const router = Router();
  const sectionOf = (req: Request): Section | undefined => startupGrantSections.find((one) => one.id === req.params['section']);

  const showSection = (
    page: DraftPage,
    section: Section,
    typed: Typed,
    res: Parameters<typeof show>[0],
    more: { errors?: Record<string, string>; prefilled?: Prefilled; stale?: boolean },
    status = 200,
  ): void => {
    const { t, lang } = res.locals;
    const errors = more.errors ?? {};
    show(
      res,
      'applicant/section',
      {
        title: t(`form.${section.id}.title`),
        step: page.policy.term[lang],
        lead: t(`form.${section.id}.lead`),
        errors: errorWords(section, errors, t),
        fields: fieldsFor(section, typed, errors, t, { household: streetOptions(services, lang) }),
        source: more.prefilled?.source && t(`form.source.${more.prefilled.source}`),
        unavailable: more.prefilled?.unavailable,
        stale: more.stale,
        lookUp: section.id === 'firm',
        action: paths.draftSection(page.draft.caseId, section.id),
        back: paths.draft(page.draft.caseId),
        seen: page.draft.version,
      },
      status,
    );
  };

  router.get(patterns.draftSection, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    const section = sectionOf(req);
    if (!page) return;
    if (!section) return notFound(req, res);
    const typed = typedIn(page.draft, section.id);
    const prefilled = typed ? undefined : await prefill(services, section.id, page);
    showSection(page, section, typed ?? prefilled?.typed ?? {}, res, { ...(prefilled ? { prefilled } : {}) });
  });

  router.post(patterns.draftSection, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    const section = sectionOf(req);
    if (!page) return;
    if (!section) return notFound(req, res);
    const typed: Typed = Object.fromEntries(section.fields.map((field) => [field.name, textOf(req, field.name)]));
    if (textOf(req, 'look-up') !== '') {
      const prefilled = await prefill(services, 'firm', page, typed['uscc']);
      return showSection(page, section, { ...typed, ...prefilled.typed }, res, { prefilled });
    }
    const { errors } = answer(section, typed, { today: todayInShanghai(), identity: page.identity });
    // Saved with its faults too, so that nothing typed is lost; the task list shows it as not finished, and it cannot be submitted.
    const storable = Object.values(typed).every((text) => text.length <= 4_000);
    const saved = storable
      ? await services.store.drafts.saveSection(page.draft.caseId, section.id, typed, Number(textOf(req, 'seen')))
      : { kind: 'saved' as const };
    if (saved.kind === 'submitted') return res.redirect(303, paths.case(page.draft.caseId));
    if (saved.kind === 'gone') return notFound(req, res);
    if (saved.kind === 'stale') return showSection(page, section, typed, res, { errors, stale: true }, 409);
    if (Object.keys(errors).length > 0) {
      const again = await services.store.drafts.read(page.draft.caseId);
      return showSection({ ...page, draft: again ?? page.draft }, section, typed, res, { errors }, 422);
    }
    res.redirect(303, paths.draft(page.draft.caseId));
  });

  return router;
}
