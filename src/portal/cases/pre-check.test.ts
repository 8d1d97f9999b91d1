import { policiesOrExplain } from '../../policies/load';
import { questionsUnder } from '../../domain/policy/asked';
import { type Policy } from '../../domain/policy/policy';
import { qualifiesFrom } from '../../domain/policy/qualifies';
import { eligibility, mayQualify } from '../../domain/policy/eligibility';
import { preCheck } from '../../domain/programmes/startup-grant/pre-check';
import { type LocalDate } from '../../domain/values';
import { factsFrom, unanswered } from './pre-check';

const today = '2026-11-24' as LocalDate;
const of = (area: string): Policy => {
  const found = policiesOrExplain('policies', { sandbox: true }).policies.find((one) => one.id.startsWith(`${area}/startup-grant/`));
  if (!found) throw new Error(`no policy of ${area}`);
  return found;
};
const policy = of('440300');
const asks = questionsUnder(policy);
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
  expect(unanswered(asks, {}, today)).toEqual(['street', 'certificate', 'organisation', 'rents', 'paidOnTime', 'operating', 'founders']);
  expect(unanswered(asks, all, today)).toEqual([]);
  for (const name of Object.keys(all)) expect(unanswered(asks, { ...all, [name]: 'nonsense' }, today)).toEqual([name]);
});

it('asks whoever rents nothing nothing of the rent', () => {
  expect(unanswered(asks, { ...all, rents: 'no', paidOnTime: '' }, today)).toEqual([]);
  expect(factsFrom(preCheck, { ...all, rents: 'no', paidOnTime: 'no' }, today)).not.toHaveProperty('rentPaidOnTime');
});

it('a full answer leaves nothing to be checked later, and each wrong one stands against it', () => {
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

describe('where the reward goes by the licence, after so many months', () => {
  const there = of('350200');
  const said = {
    street: '350203001',
    certificate: 'disability',
    organisation: 'individual-business',
    licence: 'non-legal-person',
    registeredOn: '2026-06-12',
    massage: 'no',
    operating: 'yes',
  };
  const found = (more: Record<string, string>) => eligibility(there, factsFrom(preCheck, { ...said, ...more }, today));

  it('asks what its own policy looks at, and nothing of the rent', () => {
    const names = questionsUnder(there).map((one) => one.name);
    expect(names).toEqual(['certificate', 'organisation', 'licence', 'registeredOn', 'massage', 'model', 'operating']);
    expect(unanswered(questionsUnder(there), { ...said, registeredOn: 'soon' }, today)).toEqual(['registeredOn']);
    expect(unanswered(questionsUnder(there), said, today)).toEqual([]);
  });

  it('says from which day somebody qualifies who is only too early', () => {
    expect(qualifiesFrom(found({}))).toBe('2026-12-12');
    expect(mayQualify(found({}))).toBe(false);
    expect(qualifiesFrom(found({ operating: 'no' }))).toBeUndefined();
    expect(qualifiesFrom(found({ registeredOn: '2026-05-24' }))).toBeUndefined();
    expect(mayQualify(found({ registeredOn: '2026-05-24' }))).toBe(true);
  });
});
