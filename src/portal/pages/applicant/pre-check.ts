import { Router } from 'express';
import { award } from '../../../domain/policy/award';
import { eligibility, mayQualify } from '../../../domain/policy/eligibility';
import { questionsUnder } from '../../../domain/policy/asked';
import { qualifiesFrom } from '../../../domain/policy/qualifies';
import { type Typed } from '../../../domain/form/field';
import { programmeNamed } from '../../../domain/programmes';
import { type AreaCode } from '../../../domain/values';
import { amountTree } from '../../cases/amount';
import { policyWhere, todayInShanghai } from '../../cases/places';
import { factsFrom, outside, unanswered } from '../../cases/pre-check';
import { otherDistricts, placesHere } from '../../cases/streets';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { optionalWords } from '../../forms/words';
import { openIn } from '../../cases/open-in';
import { notOpenWords } from './matter-cards';
import { matterOf } from './matters';

/** Whether somebody qualifies, finding by finding; said only once every question is answered. The address holds the answers, we keep none. */
export function preCheckPages(services: Services): Router {
  const router = Router();

  router.get(patterns.matterCheck, (req, res) => {
    const policy = matterOf(services, req, res);
    const preCheck = policy && programmeNamed(policy.programme).preCheck;
    if (!policy || !preCheck) return notFound(req, res);
    const { t, lang } = res.locals;
    const given: Typed = Object.fromEntries(
      Object.entries(req.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const filled = services.around?.fill?.(req, { section: 'pre-check', place: policy.area, typed: given, t });
    const asked = filled?.typed ?? given;
    const sent = !filled && asked['done'] !== undefined;
    const questions = questionsUnder(policy);
    const missing = sent ? unanswered(questions, asked, todayInShanghai()) : [];
    const words = (name: string): string | undefined => (missing.includes(name) ? t('matter.checkMissing') : undefined);
    const done = sent && missing.length === 0;
    const facts = done ? factsFrom(preCheck, asked, todayInShanghai()) : undefined;
    const findings = facts ? eligibility(policy, facts) : [];
    const qualifies = done && mayQualify(findings);
    const from = qualifiesFrom(findings);
    const area = asked['street'] === outside ? undefined : (asked['street'] as AreaCode | undefined);
    const open = done && area !== undefined && policyWhere(services, policy.programme, area) !== undefined;
    const amount = facts && qualifies && open ? award(policy, facts) : undefined;
    show(
      res,
      'applicant/check',
      {
        title: t('matter.check'),
        step: policy.term[lang],
        errors: Object.fromEntries(missing.map((name) => [name, t('matter.checkMissingOf', { question: t(`matter.ask.${name}`) })])),
        filled: filled?.said,
        action: paths.matterCheck(policy.programme),
        place: policy.area,
        start: paths.matter(policy.programme, { place: policy.area }),
        matter: paths.matter(policy.programme, { place: policy.area }),
        street: {
          value: asked['street'],
          error: words('street'),
          options: [
            ...placesHere(services, lang, policy),
            { label: t('matter.otherDistricts', { place: policy.areaName[lang] }), options: otherDistricts(services, policy, lang, t) },
            { value: outside, label: t('matter.elsewhere', { place: policy.areaName[lang] }) },
          ],
        },
        questions: questions.map(({ name, options }) => ({
          name,
          label: t(`matter.ask.${name}`),
          hint: optionalWords(t, `matter.askHint.${name}`),
          value: asked[name],
          error: words(name),
          options: options?.map((value) => ({ value, label: t(`matter.options.${value}`) })),
        })),
        done,
        qualifies,
        // Qualified by the city's rules, and no office of their district works with this portal yet: 暂未开放, never 可以申请.
        open,
        notOpen:
          qualifies && !open
            ? {
                term: policy.term[lang],
                area: openIn(services, policy, lang),
                why: notOpenWords(services, area, lang, t),
                code: area,
                action: paths.matterInterest(policy.programme),
              }
            : undefined,
        // Only too early: from which day on, and an offer to be told then.
        early: from && area !== undefined ? { from, area, action: paths.matterInterest(policy.programme) } : undefined,
        unmet: findings.filter((one) => one.verdict === 'unmet').map((one) => ({ say: one.say[lang] })),
        met: findings.filter((one) => one.verdict === 'met').length,
        findings: findings.map((one) => ({
          say: one.say[lang],
          words: t(`matter.verdict.${one.verdict}`),
          kind: { met: 'good', unmet: 'wrong', unknown: 'warn' }[one.verdict],
        })),
        tree: amount && amountTree(amount, policy, t, lang),
      },
      missing.length > 0 ? 422 : 200,
    );
  });

  return router;
}
