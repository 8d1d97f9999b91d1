import { Router } from 'express';
import { award } from '../../../domain/policy/award';
import { formUnder } from '../../../domain/policy/asked';
import { eligibility, mayQualify } from '../../../domain/policy/eligibility';
import { qualifiesFrom } from '../../../domain/policy/qualifies';
import { yuanInWords } from '../../../domain/money';
import { type Facts } from '../../../domain/ground/facts';
import { programmeNamed } from '../../../domain/programmes';
import { type Programme } from '../../../domain/programmes/programme';
import { type Fen, type StepId } from '../../../domain/values';
import { proofNeeded } from '../../accounts/proof';
import { unconfirmed } from '../../accounts/unconfirmed';
import { titled } from '../../cases/series';
import { heldBy } from '../../cases/draft';
import { placePartOf } from '../../cases/draft-place';
import { filedAnswers } from '../../cases/filed-answers';
import { withWages } from '../../cases/filed-facts';
import { todayInShanghai } from '../../cases/places';
import { placeName } from '../../cases/streets';
import { submitDraft } from '../../cases/submit';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { amountTree } from '../../cases/amount';
import { show } from '../../view/show';
import { badForm } from '../../view/errors';
import { instantNow } from '../../../store/clock';
import { partnersGroup, papersGroup, placeGroup, sectionGroup } from './check-groups';
import { rosterGroups, unitGroups } from './check-unit';
import { windowShut } from '../../cases/window';
import { draftFor, type DraftPage } from '../../cases/draft-access';

const declareStep = 'submit' as StepId;

/** 检查答案: everything once more, the findings so far, the declaration; then it is filed. */
export function checkPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  const showCheck = async (
    page: DraftPage,
    res: Parameters<typeof show>[0],
    errors: Record<string, string>,
    status = 200,
  ): Promise<void> => {
    const { t, lang } = res.locals;
    const { draft, policy, identity, viewer } = page;
    const today = todayInShanghai();
    const files = await store.files.listFor(draft.caseId);
    const say = { t, lang, place: (area: string) => placeName(services, area, lang) };
    const partners = partnersGroup(page, say);
    const groups = [
      ...(await unitGroups(services, page, say)),
      ...formUnder(policy).map((section) => (section.id === placePartOf(draft) ? placeGroup : sectionGroup)(page, section, today, say)),
      ...rosterGroups(page, say),
      ...(partners ? [partners] : []),
      papersGroup(page, files, say, services),
    ];
    const gaps = groups.flatMap((one) => one.gaps);
    const programme = programmeNamed(draft.programme);
    const answers = await filedAnswers(services, draft, viewer, identity, today);
    const said = programme.facts(answers, today, draft.after);
    const facts = gaps.length === 0 ? asHeld(programme, withWages(services, policy, said, answers) ?? said, heldBy(draft)) : undefined;
    const findings = facts ? eligibility(policy, facts) : [];
    const early = qualifiesFrom(findings);
    // What hangs on a panel's points is known once it has scored.
    const awaitsPanel = programme.scored !== undefined && policy.route.some((one) => one.kind === 'panel');
    const amount = facts && !awaitsPanel && mayQualify(findings) ? award(policy, facts) : undefined;
    show(
      res,
      'applicant/check-answers',
      {
        title: t('applicant.checkAnswers'),
        step: titled(services, draft, lang, t),
        // What stands in the way is named above with its links; without it there is the promise to make.
        errors: gaps.length > 0 && errors['declare'] ? { blockers: errors['declare'] } : errors,
        gaps,
        proof: identity === '' ? proofNeeded(services, res, paths.draftCheck(draft.caseId)) : undefined,
        unconfirmed: await unconfirmed(services, page, t),
        weighty: groups.flatMap((one) => one.weighty),
        // A part with nothing in it yet has its link above and nothing to read here.
        groups: [...groups.filter((one) => one.gaps.length > 0), ...groups.filter((one) => one.gaps.length === 0)]
          .filter((one) => one.rows.length > 0)
          .map((one) => ({
            ...one,
            kind: one.gaps.length > 0 ? 'wrong' : 'good',
            state: t(one.gaps.length > 0 ? 'applicant.groupGaps' : 'applicant.groupDone', { count: one.gaps.length || one.rows.length }),
          })),
        findings: findings.map((one) => ({
          say: one.say[lang],
          kind: { met: 'good', unmet: 'wrong', unknown: 'warn' }[one.verdict],
          words: t(`matter.verdict.${one.verdict}`),
        })),
        met: findings.filter((one) => one.verdict === 'met').length,
        early: early && { from: early, action: paths.matterInterest(policy.programme), place: policy.area },
        unmet: findings.filter((one) => one.verdict === 'unmet').map((one) => ({ say: one.say[lang] })),
        tree: amount && amountTree(amount, policy, t, lang),
        inWords: amount?.unit === 'fen' && lang === 'zh-CN' ? yuanInWords(amount.value as Fen) : undefined,
        effect: t(programme.filedBy === 'unit' ? 'applicant.submitEffectUnit' : 'applicant.submitEffect'),
        request: requests.issue(viewer.actor.id, draft.caseId, declareStep),
        seen: String(draft.version),
        action: paths.draftSubmit(draft.caseId),
        back: paths.draft(draft.caseId),
      },
      status,
    );
  };

  router.get(patterns.draftCheck, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (page) await showCheck(page, res, {});
  });

  router.post(patterns.draftSubmit, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const { t } = res.locals;
    const request = requests.take(textOf(req, 'request'), page.viewer.actor.id, page.draft.caseId, declareStep);
    if (request === 'forged' || request === 'expired') return badForm(req, res, 403);
    if (textOf(req, 'declare') !== 'yes') return showCheck(page, res, { declare: t('applicant.declareMissing') }, 422);
    const submitted = await submitDraft(services, page.draft, page.viewer, page.identity, Number(textOf(req, 'seen')), instantNow());
    if (submitted.kind === 'unproven') return showCheck(page, res, { 'proof-title': t('proof.submitLater') }, 422);
    if (submitted.kind === 'shut') return showCheck(page, res, { declare: windowShut(services, page.policy, t, res.locals.lang) }, 422);
    if (submitted.kind === 'no-wage') return showCheck(page, res, { declare: t('applicant.noWage') }, 422);
    if (submitted.kind === 'incomplete') return showCheck(page, res, { declare: t('applicant.incomplete') }, 422);
    if (submitted.kind === 'replaced') return showCheck(page, res, { declare: t('applicant.replaced') }, 409);
    if (submitted.kind === 'remade') {
      const now = await draftFor(services, req, res);
      return now && showCheck(now, res, { declare: t('roster.remade') }, 409);
    }
    if (submitted.kind === 'stale') return showCheck(page, res, { declare: t('applicant.changedMeanwhile') }, 409);
    res.redirect(303, `${paths.case(page.draft.caseId)}?submitted`);
  });

  return router;
}

/** What registries had answered for as it was filled in holds good today; the rest comes at the comparison. */
function asHeld({ comparisons }: Programme, said: Facts, held: readonly string[]): Facts {
  return comparisons
    .filter(({ registry, early }) => early?.heldFacts && held.includes(registry.name))
    .reduce<Facts>((known, { early }) => ({ ...known, ...early?.heldFacts?.(known) }), said);
}
