import { Router } from 'express';
import { speaksFor } from '../../../domain/mandates';
import { type CaseId } from '../../../domain/values';
import { type Draft } from '../../../store/drafts';
import { proofNeeded } from '../../accounts/proof';
import { todayInShanghai } from '../../cases/places';
import { partsOf } from '../../cases/draft';
import { placeOfDraft } from '../../cases/draft-place';
import { rosterIn, rosterOf } from '../../cases/draft-roster';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { withCarriedAsked } from '../../cases/carried';
import { periodWords, titled } from '../../cases/series';
import { draftFor, holderOf } from '../../cases/draft-access';
import { formWords } from '../../forms/words';

const tagOf = { done: 'good', begun: 'warn', 'to-do': '' } as const;

/** The task list of an application: what is done, what is left, in any order, resumed at any time. */
export function draftPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.draft, onlyFor('applicant'), async (req, res) => {
    const given = await draftFor(services, req, res);
    if (!given) return;
    const { draft, policy, identity } = await withCarriedAsked(services, given);
    const { t, lang } = res.locals;
    const files = await store.files.listFor(draft.caseId);
    const parts = partsOf(draft, policy, files, todayInShanghai(), identity);
    const roster = rosterOf(draft);
    const place = placeOfDraft(draft);
    const hrefs: Record<string, string> = {
      ...(roster ? { [roster.part]: paths.draftRoster(draft.caseId) } : {}),
      partners: paths.draftPartners(draft.caseId),
      papers: paths.draftFiles(draft.caseId),
    };
    show(res, 'applicant/draft', {
      title: draft.after?.period ? policy.term[lang] : titled(services, draft, lang, t),
      period: draft.after && periodWords(draft.after, lang, t),
      unit: draft.party && (await store.parties.byIds([draft.party]))[0]?.name,
      place: place && (await store.places.find(place))?.name,
      saved: draft.saved,
      tasks: parts.map(({ id, state }) => ({
        label: formWords(t).title(id),
        href: hrefs[id] ?? paths.draftSection(draft.caseId, id),
        kind: tagOf[state],
        status: t(`part.${state}`),
      })),
      proof: identity === '' ? proofNeeded(services, res, paths.draft(draft.caseId)) : undefined,
      left: parts.filter((part) => part.state !== 'done').length,
      check: paths.draftCheck(draft.caseId),
      discard: paths.draftDiscard(draft.caseId),
    });
  });

  router.get(patterns.draftDiscard, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (page)
      show(res, 'applicant/discard', {
        title: res.locals.t('applicant.discard'),
        action: paths.draftDiscard(page.draft.caseId),
        back: paths.draft(page.draft.caseId),
      });
  });

  router.post(patterns.draftDiscard, onlyFor('applicant'), async (req, res) => {
    const id = req.params['id'] as CaseId;
    const draft = await store.drafts.read(id);
    // Pressed twice, it is gone already: that too leads home.
    if (draft && speaksFor(viewerOf(res).actor, holderOf(draft)) && (await store.drafts.discard(id))) await dropWith(draft);
    res.redirect(303, paths.home);
  });

  /** What a draft had beside it goes with it; a roster that somebody is filing at this moment is that case's. */
  async function dropWith(draft: Draft): Promise<void> {
    const { caseId: id } = draft;
    const roster = rosterOf(draft);
    const said = roster && rosterIn(draft, roster);
    for (const { id: file, owner } of await store.files.listFor(id)) await store.files.remove(file, owner);
    if (said) await store.sheets.drop(id, said.sheet);
  }

  return router;
}
