import { cast, castFirms } from '../../../sandbox/people';
import { policiesOrExplain } from '../../policies/load';
import { type StartupGrantAnswers } from '../programmes/startup-grant/answers';
import { type LocalDate, type PersonId } from '../values';
import { consequences } from './consequences';
import { type Policy } from './policy';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  ({ programme, area }) => programme === 'startup-grant' && area === '440300',
) as Policy;
const three = [cast.chen, cast.wu, cast.zhou];
const { name, uscc, organisation, registeredOn, address } = castFirms.lin;
const firm = { name, uscc, organisation, registeredOn, address };
const answers: StartupGrantAnswers = {
  people: three.map(({ name, identity, certificate, household }, at) => ({
    person: `p${at}` as PersonId,
    name,
    identity,
    certificate: certificate?.certificate ?? '',
    household: household.area,
  })),
  firm,
  premises: { rents: true, address: '', paidOnTime: true },
  operation: { operating: true, business: '' },
  account: { holder: '', bank: '', number: '' },
  contact: { telephone: '', letters: 'sms' },
};
const said = (registry: string, subject: string, reply: object) =>
  consequences(policy, answers, [{ registry, subject: { id: subject, key: '' }, reply: reply as never }], {
    on: '2026-11-24' as LocalDate,
  }).map(({ conditions, result }) => [
    ...conditions.map(({ rule, verdict }) => `${rule} ${verdict}`),
    ...(result ? [`${result.answered.value} ${result.registered.value}`] : []),
  ]);
const record = (of: object, change: object = {}) => ({ kind: 'found', record: { ...of, ...change } });
const held = cast.wu.certificate as object;

it.each<[string, Parameters<typeof said>, string[][]]>([
  ['another name: nothing turns', ['business', 'firm', record(castFirms.lin, { name: '另一家店' })], [[]]],
  [
    'a firm that is closed: a condition',
    ['business', 'firm', record(castFirms.lin, { status: 'cancelled' })],
    [['operating-normally unmet']],
  ],
  ['one certificate of three run out: the amount', ['certificate', '1', record(held, { validUntil: '2026-01-01' })], [['3000000 2000000']]],
  ['a household elsewhere: a condition', ['household', '0', record({ area: '350203001' })], [['household-in-city unmet']]],
  ['a certificate that is verified: nothing turns', ['certificate', '1', record(held)], [[]]],
  ['a registry that is away says nothing', ['certificate', '1', { kind: 'unavailable' }], []],
])('%s', (_what, asked, turned) => {
  expect(said(...asked)).toEqual(turned);
});
