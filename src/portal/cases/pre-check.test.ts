import { policiesOrExplain } from '../../policies/load';
import { eligibility, mayQualify } from '../../domain/policy/eligibility';
import { preCheck } from '../../domain/programmes/startup-grant/pre-check';
import { type LocalDate } from '../../domain/values';
import { factsFrom, unanswered } from './pre-check';

const today = '2026-11-24' as LocalDate;
const all = {
  street: '440309002',
  certificate: 'disability',
  organisation: 'enterprise',
  rents: 'yes',
  paidOnTime: 'yes',
  operating: 'yes',
  founders: '1',
};

it('says nothing of anybody while a question is unanswered', () => {
  expect(unanswered(preCheck, {})).toEqual(['street', 'certificate', 'organisation', 'rents', 'paidOnTime', 'operating', 'founders']);
  expect(unanswered(preCheck, all)).toEqual([]);
  for (const name of Object.keys(all)) expect(unanswered(preCheck, { ...all, [name]: 'nonsense' })).toEqual([name]);
});

it('asks whoever rents nothing nothing of the rent', () => {
  expect(unanswered(preCheck, { ...all, rents: 'no', paidOnTime: '' })).toEqual([]);
  expect(factsFrom(preCheck, { ...all, rents: 'no', paidOnTime: 'no' }, today)).not.toHaveProperty('rentPaidOnTime');
});

it('a full answer leaves nothing to be checked later, and each wrong one stands against it', () => {
  const [policy] = policiesOrExplain('policies', { sandbox: true }).policies.filter((one) => one.programme === 'startup-grant');
  if (!policy) throw new Error('no policy');
  const verdicts = (asked: Record<string, string>) => eligibility(policy, factsFrom(preCheck, asked, today)).map((one) => one.verdict);
  expect(new Set(verdicts(all))).toEqual(new Set(['met']));
  for (const wrong of [
    { street: 'elsewhere' },
    { certificate: 'veteran' },
    { organisation: 'other' },
    { rents: 'no' },
    { operating: 'no' },
  ])
    expect(mayQualify(eligibility(policy, factsFrom(preCheck, { ...all, ...wrong }, today)))).toBe(false);
  expect(new Set(verdicts({ ...all, street: '440305000' }))).toEqual(new Set(['met']));
});
