import { Router } from 'express';
import { award } from '../../../domain/policy/award';
import { eligibility, mayQualify } from '../../../domain/policy/eligibility';
import { answer, type Answered, type Field, type Section } from '../../../domain/programmes/form';
import { answersFrom, startupGrantSections, type Values } from '../../../domain/programmes/startup-grant-form';
import { factsOfAnswers } from '../../../domain/programmes/startup-grant-compare';
import { type Facts } from '../../../domain/programmes/facts';
import { heldIn, type HeldBy } from '../../../domain/programmes/startup-grant-known';
import { line } from '../../../domain/text/normal';
import { type AreaCode, type PersonId, type StepId } from '../../../domain/values';
import { neededPapers, partsOf, typedIn } from '../../cases/draft';
import { todayInShanghai } from '../../cases/places';
import { sayValue, type Say } from '../../cases/understood';
import { placeName } from '../../cases/streets';
import { partnerSection, submitDraft } from '../../cases/submit';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { amountTree } from '../../cases/amount';
import { show } from '../../view/show';
import { badForm } from '../errors';
import { instantNow } from '../../../store/clock';
import { draftFor, type DraftPage } from './draft-access';
import { faultWords } from './fields';

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
    const left = partsOf(draft, policy, files, today, identity).filter((part) => part.state !== 'done');
    const say = { t, lang, place: (area: string) => placeName(services, area, lang, t) };
    const sections = startupGrantSections.map((section) => {
      const typed = typedIn(draft, section.id) ?? {};
      const answers = answer(section, typed, { today, identity });
      return {
        title: t(`form.${section.id}.title`),
        rows: section.fields
          .filter((field) => !field.onlyIf || field.onlyIf(typed))
          .map((field) => ({
            key: t(`form.${section.id}.${field.name}.label`),
            ...shown(section, field, typed[field.name] ?? '', answers, say),
            change: `${paths.draftSection(draft.caseId, section.id)}#${field.name}`,
          })),
      };
    });
    const values: Values = Object.fromEntries(
      startupGrantSections.map((section) => [section.id, answer(section, typedIn(draft, section.id) ?? {}, { today, identity }).values]),
    );
    const partners = draft.founders.map((one) => {
      const typed = typedIn(draft, partnerSection(one.token)) ?? {};
      return {
        person: (one.person ?? one.token) as PersonId,
        name: one.name,
        identity: typed['identity'] ?? '',
        certificate: typed['certificate'] ?? '',
        household: (typed['household'] ?? '') as AreaCode,
      };
    });
    const facts =
      left.length === 0
        ? asHeld(
            factsOfAnswers(answersFrom(values, { person: viewer.actor.person, name: viewer.name, identity }, partners), today),
            heldIn(typedIn(draft, 'applicant')),
          )
        : undefined;
    const findings = facts ? eligibility(policy, facts) : [];
    show(
      res,
      'applicant/check-answers',
      {
        title: t('applicant.checkAnswers'),
        step: policy.term[lang],
        errors,
        sections,
        partners: draft.founders.map((one) => ({ key: t('founder.partner'), value: `${one.name}（${t(`founder.${one.state}`)}）` })),
        held: neededPapers(draft, policy)
          .filter((one) => one.held && !files.some((file) => file.item === one.item))
          .map((one) => ({ key: one.say[lang], value: t('file.held'), note: t(`file.heldFrom.${one.registry ?? ''}`) })),
        papers: files.map((file) => ({
          key: policy.evidence.find((one) => one.item === file.item)?.say[lang] ?? file.item,
          value: file.name,
          href: paths.caseFile(draft.caseId, file.id),
        })),
        left: left.map((part) => t(`form.${part.id}.title`)),
        findings: findings.map((one) => ({
          say: one.say[lang],
          clause: one.clause[lang],
          kind: { met: 'good', unmet: 'wrong', unknown: 'warn' }[one.verdict],
          words: t(`matter.verdict.${one.verdict}`),
        })),
        qualifies: mayQualify(findings),
        tree: facts && mayQualify(findings) ? amountTree(award(policy, facts), policy, t, lang) : undefined,
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
    if (submitted.kind === 'incomplete') return showCheck(page, res, { declare: t('applicant.incomplete') }, 422);
    if (submitted.kind === 'stale') return showCheck(page, res, { declare: t('applicant.changedMeanwhile') }, 409);
    res.redirect(303, `${paths.case(page.draft.caseId)}?submitted`);
  });

  return router;
}

/** The value as it was understood; of what was not, that it was not and why: words as they were typed are never what will be sent. */
function shown(section: Section, field: Field, typed: string, { values, errors }: Answered, say: Say): { value: string; note?: string } {
  const { t } = say;
  const fault = errors[field.name];
  const note = fault ? { note: faultWords(t, fault) } : {};
  if (line(typed) === '') return { value: t('applicant.unfilled') };
  if (!(field.name in values)) return { value: t('applicant.notUnderstood', { typed: line(typed) }), ...note };
  return { value: sayValue(field, `form.${section.id}.${field.name}`, values[field.name], say), ...note };
}

/** The national base answered for the applicant's own certificate when it was filled in: it is valid today. Partners' come at the comparison. */
const asHeld = (facts: Facts, held: readonly HeldBy[]): Facts => ({
  ...facts,
  founders: facts.founders.map((one, at) => (at === 0 && held.includes('certificate') ? { ...one, certificateValidUntil: facts.on } : one)),
});
