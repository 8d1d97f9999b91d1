import { Router, type Request, type Response } from 'express';
import { award } from '../../../domain/policy/award';
import { eligibility, mayQualify } from '../../../domain/policy/eligibility';
import { isProvisional, type Policy, type Programme } from '../../../domain/policy/policy';
import { type StartupGrantFacts } from '../../../domain/programmes/startup-grant-facts';
import { type AreaCode, type PersonId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { policyWhere, streetOptions, todayInShanghai } from '../../cases/places';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { amountTree } from '../../cases/amount';
import { show } from '../../view/show';
import { notFound } from '../errors';

const isProgramme = (given: unknown): given is Programme => given === 'startup-grant';

/** What may be applied for, with what is needed, how much and how long; and whether somebody qualifies, finding by finding. */
export function matterPages(services: Services): Router {
  const { policies, store, people, registries } = services;
  const router = Router();

  router.get(patterns.matters, (_req, res) => {
    const { t, lang } = res.locals;
    const matters = policies.policies.filter((one) => one.programme !== 'payment-batch');
    show(res, 'applicant/matters', {
      title: t('matter.all'),
      matters: matters.map((one) => ({
        href: paths.matter(one.programme),
        term: one.term[lang],
        summary: one.summary[lang],
        area: one.areaName[lang],
      })),
    });
  });

  const matterOf = (req: Request): Policy | undefined => {
    const programme = req.params['programme'];
    return isProgramme(programme) ? policyWhere(services, programme, undefined) : undefined;
  };

  router.get(patterns.matter, (req, res) => {
    const policy = matterOf(req);
    if (!policy) return notFound(req, res);
    const { t, lang } = res.locals;
    const source = (from: string) => ({
      title: policy.sources[from]?.title ?? '',
      grade: policy.sources[from]?.grade ?? 'PD',
      provisional: isProvisional(policy, from),
    });
    show(res, 'applicant/matter', {
      title: policy.term[lang],
      summary: policy.summary[lang],
      area: policy.areaName[lang],
      conditions: policy.eligibility.map((one) => ({ text: one.clause[lang], ...source(one.from) })),
      papers: policy.evidence.map((one) => ({
        text: one.say[lang],
        only: one.onlyIf ? t(`matter.onlyIf.${one.onlyIf}`) : undefined,
        optional: !one.required,
        held: one.registry !== undefined,
      })),
      steps: policy.route.map((one) => ({ name: one.name[lang], days: one.workingDays })),
      limits: { ...policy.limits, ...source(policy.limits.from) },
      document: policy.document,
      check: paths.matterCheck(policy.programme),
      start: paths.matter(policy.programme),
    });
  });

  router.get(patterns.matterCheck, (req, res) => {
    const policy = matterOf(req);
    if (!policy) return notFound(req, res);
    const { t, lang } = res.locals;
    const asked = Object.fromEntries(
      Object.entries(req.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const facts = factsFrom(asked);
    const findings = eligibility(policy, facts).map((one) => ({
      ...one,
      say: one.say[lang],
      clause: one.clause[lang],
      words: t(`matter.verdict.${one.verdict}`),
      kind: { met: 'good', unmet: 'wrong', unknown: 'warn' }[one.verdict],
    }));
    const done = asked['done'] !== undefined;
    const qualifies = mayQualify(eligibility(policy, facts));
    show(res, 'applicant/check', {
      title: t('matter.check'),
      step: policy.term[lang],
      action: paths.matterCheck(policy.programme),
      start: paths.matter(policy.programme),
      matter: paths.matter(policy.programme),
      asked,
      streets: [...streetOptions(services, lang), { value: 'elsewhere', label: t('matter.elsewhere') }],
      questions: questions.map(({ name, options }) => ({
        name,
        label: t(`matter.ask.${name}`),
        value: asked[name],
        options: options.map((value) => ({ value, label: t(`matter.options.${value}`) })),
      })),
      done,
      findings,
      qualifies,
      tree: done && qualifies ? amountTree(award(policy, facts), policy, t, lang) : undefined,
    });
  });

  /** Begins the draft, or goes on with the one there is. */
  router.post(patterns.matter, onlyFor('applicant'), async (req, res) => {
    const policy = matterOf(req);
    if (!policy) return notFound(req, res);
    const { actor } = viewerOf(res);
    const identity = await people.identityOf(actor.id);
    const household = identity ? await registries.household(identity) : undefined;
    const local = household?.kind === 'found' ? policyWhere(services, policy.programme, household.record.area) : policy;
    if (!local) return notOpen(res, policy);
    const draft = await store.drafts.create({ owner: actor.id, programme: policy.programme, policy: local.id });
    res.redirect(303, paths.draft(draft.caseId));
  });

  router.post(patterns.matterInterest, onlyFor('applicant'), async (req, res) => {
    const policy = matterOf(req);
    if (!policy) return notFound(req, res);
    const { actor } = viewerOf(res);
    await store.interest.keep({ actor: actor.id, programme: policy.programme, area: policy.area, at: instantNow() });
    show(res, 'applicant/interest', { title: res.locals.t('matter.interestKept') });
  });

  return router;
}

/** 暂未开放: nobody is run through a form to a dead end. */
const notOpen = (res: Response, policy: Policy): void =>
  show(
    res,
    'applicant/not-open',
    {
      title: res.locals.t('matter.notOpen'),
      term: policy.term[res.locals.lang],
      area: policy.areaName[res.locals.lang],
      action: paths.matterInterest(policy.programme),
    },
    200,
  );

const questions = [
  { name: 'certificate', options: ['disability', 'veteran', 'none'] },
  { name: 'organisation', options: ['individual-business', 'enterprise', 'private-non-enterprise', 'other'] },
  { name: 'rents', options: ['yes', 'no'] },
  { name: 'operating', options: ['yes', 'no'] },
  { name: 'paidOnTime', options: ['yes', 'no'] },
  { name: 'founders', options: ['1', '2', '3'] },
] as const;

/** What a visitor said, as facts; nothing of it is kept. */
function factsFrom(asked: Record<string, string>): StartupGrantFacts {
  const certificate = (['disability', 'veteran', 'none'] as const).find((one) => one === asked['certificate']);
  const organisation = (['individual-business', 'enterprise', 'private-non-enterprise', 'other'] as const).find(
    (one) => one === asked['organisation'],
  );
  const yes = (name: string): Record<string, boolean> =>
    asked[name] === 'yes' || asked[name] === 'no' ? { [factNames[name] as string]: asked[name] === 'yes' } : {};
  const street = asked['street'] ?? '';
  const household = street === 'elsewhere' ? '000000000' : /^\d{9}$/.test(street) ? street : undefined;
  const count = Math.min(3, Math.max(1, Number(asked['founders'] ?? 1) || 1));
  const today = todayInShanghai();
  const founder = {
    certificate: certificate ?? ('disability' as const),
    // The visitor says the certificate is valid; the national base will say so at the check.
    ...(certificate === 'disability' ? { certificateValidUntil: today } : {}),
    ...(household ? { household: household as AreaCode } : {}),
  };
  return {
    on: today,
    founders: Array.from({ length: count }, (_, at) => ({ person: `visitor-${at}` as PersonId, ...founder })),
    ...(organisation ? { organisation } : {}),
    ...yes('rents'),
    ...yes('operating'),
    ...yes('paidOnTime'),
  };
}

const factNames: Record<string, string> = { rents: 'rentsPremises', operating: 'operating', paidOnTime: 'rentPaidOnTime' };
