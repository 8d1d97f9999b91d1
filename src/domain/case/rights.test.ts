import { loadPolicies } from '../../policies/load';
import { type LocalDate } from '../values';
import { rightsOf } from './rights';
import { facts } from './testing-scene';
import { lineOf } from './testing';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
);
if (!policy) throw new Error('the Shenzhen policy does not load');

it('each founder’s own, once for ever, in sorted order', () => {
  const { state } = lineOf(policy, { founders: 3 });
  expect(rightsOf(policy, state)).toEqual(['startup-fund/p-lin', 'startup-fund/p-partner-1', 'startup-fund/p-partner-2']);
});

it('the same two cases of the same person ask for the same right, whatever the order of the founders', () => {
  const { state } = lineOf(policy, { founders: 3 });
  expect(rightsOf(policy, { ...state, subjects: [...state.subjects].reverse() })).toEqual(rightsOf(policy, state));
});

it('of a year, where the policy says a year: by the day whose rules count', () => {
  const yearly = { ...policy, once: { ...policy.once, period: 'year' as const } };
  const { state } = lineOf(policy);
  expect(rightsOf(yearly, { ...state, facts: facts(1, { on: '2026-12-31' as LocalDate }) })).toEqual(['startup-fund/p-lin/2026']);
  expect(rightsOf(yearly, { ...state, facts: facts(1, { on: '2027-01-01' as LocalDate }) })).toEqual(['startup-fund/p-lin/2027']);
});

it('holds no number of a document', () => {
  const { state } = lineOf(policy, { founders: 3 });
  expect(rightsOf(policy, state).join()).not.toMatch(/\d{6}/);
});

it('of the months that a lease covered, where it ended within its period: the rest is the next tenant’s', () => {
  const quarterly = loadPolicies('policies', { sandbox: false }).loaded.policies.find((one) => one.programme === 'rent-period');
  if (!quarterly) throw new Error('no policy for a rent period');
  const period = { n: 1, from: '2026-12-01' as LocalDate, to: '2027-02-28' as LocalDate };
  const of = (months: string[]) => ({
    subjects: ['place-1'],
    after: { case: 'c' as never, relation: 'quarter', period },
    facts: { on: '2027-03-01' as LocalDate, people: [], months: months.map((month) => ({ month, year: 1 })) },
  });
  expect(rightsOf(quarterly, of(['2026-12']))).toEqual(['premises-month/place-1/2026-12']);
  expect(rightsOf(quarterly, of(['2026-12', '2027-01', '2027-02']))).toHaveLength(3);
});
