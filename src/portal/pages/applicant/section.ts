import { type Section, type Typed } from '../../../domain/form/field';
import { answer } from '../../../domain/form/answer';
import { formUnder } from '../../../domain/policy/asked';
import { Router, type Request } from 'express';
import { programmeNamed } from '../../../domain/programmes';
import { sameWords } from '../../../domain/text/normal';
import { todayInShanghai } from '../../cases/places';
import { typedIn } from '../../cases/draft';
import { placeOfDraft, placePartOf } from '../../cases/draft-place';
import { remake } from '../../cases/roster-from-months';
import { looksUp, lookUp, marksFor, prefill, type Prefilled } from '../../cases/prefill';
import { periodWords } from '../../cases/series';
import { strangePlaces, placesHere } from '../../cases/streets';
import { textOf } from '../../middleware/bodies';
import { registryLimits } from '../../middleware/registry-limits';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { draftFor, type DraftPage } from '../../cases/draft-access';
import { errorWords, faultWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { formWords } from '../../forms/words';

/** One section of the form a page: saved as soon as it is sent, prefilled from the registries with the source shown. */
export function sectionPages(services: Services): Router {
  const router = Router();
  const sectionOf = (req: Request, page: DraftPage): Section | undefined =>
    formUnder(page.policy).find((one) => one.id === req.params['section']);

  const showSection = (
    page: DraftPage,
    section: Section,
    typed: Typed,
    res: Parameters<typeof show>[0],
    more: { errors?: Record<string, string>; prefilled?: Prefilled; stale?: boolean; filled?: string },
    status = 200,
  ): void => {
    const { t, lang } = res.locals;
    const errors = more.errors ?? {};
    const { sources = [], why, known = [] } = more.prefilled ?? {};
    show(
      res,
      'applicant/section',
      {
        title: formWords(t).title(section.id),
        step: page.policy.term[lang],
        period: page.draft.after && periodWords(page.draft.after, lang, t),
        lead: formWords(t).lead(section.id),
        errors: errorWords(section, errors, t),
        fields: nested(fieldsFor(section, typed, errors, t, placesHere(services, lang, page.policy))),
        sources: sources.map((one) => t(`form.source.${one}`)),
        known: known.map((code) => faultWords(t, code)),
        why: why && t(`form.source.${why}`),
        stale: more.stale,
        filled: more.filled,
        lookUp: looksUp(page.policy, section.id) && formWords(t).lookUp(section.id),
        action: paths.draftSection(page.draft.caseId, section.id),
        back: paths.draft(page.draft.caseId),
        seen: page.draft.saves[section.id] ?? 0,
      },
      status,
    );
  };

  const unitOf = async ({ draft: { party } }: DraftPage): Promise<{ unit?: string }> => {
    const [unit] = party ? await services.store.parties.byIds([party]) : [];
    return unit ? { unit: unit.uscc } : {};
  };

  const placeAddress = async ({ draft }: DraftPage): Promise<string> => {
    const id = placeOfDraft(draft);
    const place = id === undefined ? undefined : await services.store.places.find(id);
    return place && place.operator === draft.party ? paths.place(place.id) : paths.draft(draft.caseId);
  };

  const limited = registryLimits(services);

  router.get(patterns.draftSection, onlyFor('applicant'), limited, async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const section = sectionOf(req, page);
    if (!section) return notFound(req, res);
    // What the register says is read there, and put right there, by whoever runs the place.
    if (section.id === placePartOf(page.draft)) return res.redirect(303, await placeAddress(page));
    const typed = typedIn(page.draft, section.id);
    const prefilled = typed ? undefined : await prefill(services, section.id, page);
    showSection(page, section, typed ?? prefilled?.typed ?? {}, res, { ...(prefilled ? { prefilled } : {}) });
  });

  router.post(patterns.draftSection, onlyFor('applicant'), limited, async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const section = sectionOf(req, page);
    if (!section || section.id === placePartOf(page.draft)) return notFound(req, res);
    const { draft, identity, policy } = page;
    const given: Typed = typedOf(section, (name) => textOf(req, name));
    if (textOf(req, 'look-up') !== '') {
      const prefilled = await lookUp(services, section.id, page, given);
      return showSection(page, section, { ...given, ...prefilled.typed }, res, { prefilled });
    }
    const filled = services.around?.fill?.(req, { identity, section: section.id, typed: given, ...(await unitOf(page)), t: res.locals.t });
    if (filled) return showSection(page, section, filled.typed, res, { filled: filled.said });
    const marks = await marksFor(services, section.id, given, { identity, policy, before: typedIn(draft, section.id) });
    const typed = { ...given, ...marks };
    const answered = answer(section, typed, { today: todayInShanghai(), identity });
    const strange = strangePlaces(services, section, answered.values);
    const errors = { ...answered.errors, ...strange };
    // Saved with its faults too, so that nothing typed is lost; the task list shows it as not finished, and it cannot be submitted.
    // A street that nobody here serves is not kept: the form would take it for answered.
    const kept = { ...typed, ...Object.fromEntries(Object.keys(strange).map((field) => [field, ''])) };
    const storable = Object.values(typed).every((text) => text.length <= 4_000);
    const saved = storable
      ? await services.store.drafts.saveSection(
          draft.caseId,
          section.id,
          kept,
          Number(textOf(req, 'seen')) || 0,
          asksAnew(section, draft, given),
        )
      : { kind: 'saved' as const };
    if (saved.kind === 'submitted') return res.redirect(303, paths.case(draft.caseId));
    if (saved.kind === 'gone') return notFound(req, res);
    if (saved.kind === 'stale') return showSection(page, section, typed, res, { errors, stale: true }, 409);
    if (Object.keys(errors).length > 0) {
      const again = await services.store.drafts.read(draft.caseId);
      return showSection({ ...page, draft: again ?? draft }, section, typed, res, { errors }, 422);
    }
    const now = await services.store.drafts.read(draft.caseId);
    // Once it is said for which year, the months of that year are there.
    if (now && !now.submitted) await remake(services.store, now, todayInShanghai());
    res.redirect(303, paths.draft(draft.caseId));
  });

  return router;
}

/** What partners confirmed is for them to confirm again when it says something else. */
function asksAnew({ id, fields }: Section, draft: DraftPage['draft'], given: Typed): boolean {
  const before = typedIn(draft, id);
  const confirmed = programmeNamed(draft.programme).together?.confirms ?? [];
  return (
    before !== undefined &&
    fields.some(({ name }) => confirmed.includes(`${id}.${name}`) && !sameWords(before[name] ?? '', given[name] ?? ''))
  );
}
