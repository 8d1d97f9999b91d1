import { type StartupGrantFacts } from '../programmes/startup-grant/facts';
import fc from 'fast-check';
import { type Explained } from '../ground/explained';
import { type AreaCode, type LocalDate, type PersonId } from '../values';
import { award, resultsOf } from './award';
import { eligibility, mayQualify } from './eligibility';
import { phasesOf } from './phases';
import { type Policy } from './policy';
import { problemsOf } from './problems';
import { policyFile, policyOf } from './schema';

const words = { 'zh-CN': '词', en: 'words' };
const at = { level: 'district', unit: 'federation', workingDays: 5, from: 'rule', name: words };

/** A policy with these amounts, as a file would say it. */
const policyWith = (fewer: number, more: number, threshold: number, grade: string): Policy =>
  policyOf(
    policyFile.parse({
      programme: 'startup-grant',
      area: '990100',
      areaName: words,
      term: words,
      summary: words,
      jurisdiction: 'household',
      limits: { statutory: 20, promised: 10, unit: 'working-days', from: 'rule' },
      once: { item: 'fund', per: 'founder', period: 'ever' },
      document: { title: 't', issued: '2025-01-01', validFrom: '2025-01-01' },
      sources: { rule: { grade, title: 't' } },
      eligibility: [
        { rule: 'certificate-valid', clause: words, from: 'rule' },
        { rule: 'operating-normally', clause: words, from: 'rule' },
      ],
      route: [
        { step: 'a', kind: 'accept', role: 'window', ...at },
        { step: 'b', kind: 'decide', role: 'approver', ...at },
        { step: 'c', kind: 'pay', role: 'finance', ...at },
      ],
      award: { formula: 'by-founders', clause: words, from: 'rule', with: { fewer, more, threshold } },
    }),
  );

const founder = fc.record(
  {
    person: fc.uuid() as fc.Arbitrary<PersonId & string>,
    certificate: fc.constantFrom('disability' as const, 'veteran' as const, 'none' as const),
    certificateValidUntil: fc.constantFrom('2026-11-22', '2026-11-23', '2030-01-01') as fc.Arbitrary<LocalDate & string>,
    household: fc.constantFrom('440309001', '350203001') as fc.Arbitrary<AreaCode & string>,
  },
  { requiredKeys: ['person', 'certificate'] },
);
const facts = fc.record(
  {
    on: fc.constant('2026-11-23' as LocalDate),
    people: fc.array(founder, { maxLength: 12 }),
    rentsPremises: fc.boolean(),
    operating: fc.boolean(),
    rentPaidOnTime: fc.boolean(),
  },
  { requiredKeys: ['on', 'people'] },
) as fc.Arbitrary<StartupGrantFacts>;
const awarded = (policy: Policy, given: StartupGrantFacts) => award(policy, given) as Explained<number>;
const amount = fc.integer({ min: 1, max: 10_000_000 });
const grade = fc.constantFrom('A', 'B', 'SEED', 'C', 'K', 'PD');

it('an award is one of the amounts of its file, in whole fen, and so never above the largest', () =>
  fc.assert(
    fc.property(facts, amount, amount, fc.integer({ min: 2, max: 9 }), grade, (given, fewer, more, threshold, of) => {
      const policy = policyWith(fewer, more, threshold, of);
      expect(problemsOf(policy)).toEqual([]);
      const { value, because } = awarded(policy, given);
      expect(Number.isSafeInteger(value)).toBe(true);
      expect([fewer * 100, more * 100]).toContain(value);
      expect(value).toBeLessThanOrEqual(Math.max(fewer, more) * 100);
      expect(because.at(-1)?.value).toBe(value);
    }),
  ));

it('one founder more never makes the award smaller, if the larger amount is for more of them', () =>
  fc.assert(
    fc.property(facts, founder, amount, amount, (given, another, one, other) => {
      const policy = policyWith(Math.min(one, other), Math.max(one, other), 3, 'A');
      const more = { ...given, people: [...given.people, another as (typeof given.people)[number]] };
      expect(awarded(policy, more).value).toBeGreaterThanOrEqual(awarded(policy, given).value);
    }),
  ));

it('what rests on grade C, K or PD is provisional, all through the tree; A, B and SEED are not', () =>
  fc.assert(
    fc.property(facts, grade, (given, of) => {
      const policy = policyWith(1, 2, 3, of);
      const provisional = ['C', 'K', 'PD'].includes(of);
      const tree = awarded(policy, given);
      expect([tree, ...tree.because].map((one) => one.provisional)).toEqual([provisional, provisional, provisional]);
      expect(eligibility(policy, given).map((one) => one.provisional)).toEqual([provisional, provisional]);
    }),
  ));

it('one finding stands for each rule, in the order of the file, whatever the facts', () =>
  fc.assert(
    fc.property(facts, (given) => {
      const findings = eligibility(policyWith(1, 2, 3, 'A'), given);
      expect(findings.map((one) => one.rule)).toEqual(['certificate-valid', 'operating-normally']);
      expect(mayQualify(findings)).toBe(findings.every((one) => one.verdict === 'met' || one.verdict === 'unknown'));
    }),
  ));

it('the amounts listed are those that are paid, whatever the threshold', () => {
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 2, max: 9 }), (fewer, more, threshold) => {
      const policy = policyWith(fewer, more, threshold, 'A');
      const paid = (founders: number) =>
        awarded(policy, {
          on: '2026-11-23' as LocalDate,
          people: Array.from({ length: founders }, (_, at) => ({ person: `p${at}` as PersonId, certificate: 'disability' as const })),
        }).value;
      expect(resultsOf(policy).map((one) => one.value)).toEqual([paid(threshold - 1), paid(threshold)]);
      expect(resultsOf(policy)[0]?.say['zh-CN']).toBe(threshold === 2 ? '1 人创业' : `1 至 ${threshold - 1} 人创业`);
    }),
  );
});

it('each step of a route stands before the limits, within them, still, or after the decision', () => {
  const step = (kind: string) => ({ kind, step: kind }) as never;
  const route = ['accept', 'check', 'visit', 'review', 'decide', 'pay', 'deliver'].map(step);
  expect(phasesOf({ route }).map((one) => one.phase)).toEqual(['before', 'counted', 'still', 'counted', 'counted', 'after', 'after']);
});
