import { formatYuan } from '../../src/domain/money';
import { type BusinessRecord } from '../../src/domain/records/businesses';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { allProgrammes } from '../../src/domain/programmes';
import { employers } from '../employers/firms';
import { playedOperators } from '../homes/homes';
import { filingOf } from '../employers/roster';
import { cast, castFirms } from '../people';
import { type SandboxPerson } from '../person';
import { firmOf, personOf } from './people';

/** Of every programme that asks for gates. */
const allGates = [
  ...new Set(
    allProgrammes()
      .flatMap(({ form }) => form.find(({ id }) => id === 'gates')?.fields ?? [])
      .map(({ name }) => name),
  ),
];

/** Whoever lives in a place and qualifies there: 您可以申请. @param place a policy's area; of a place that nobody here is of, Lin's */
export function examplePreCheck(place = ''): Record<string, string> {
  const within = place.replace(/(00)+$/, '');
  const person = [cast.lin, cast.ye, cast.jiang].find((one) => one.household.area.startsWith(within)) ?? cast.lin;
  const firm = firmOf(person.identity) ?? castFirms.lin;
  return {
    street: person.household.area,
    certificate: 'disability',
    organisation: firm.organisation,
    ...(firm.licence ? { licence: firm.licence } : {}),
    registeredOn: firm.registeredOn,
    massage: massages(firm) ? 'health' : 'no',
    model: 'no',
    rents: 'yes',
    paidOnTime: 'yes',
    operating: 'yes',
    founders: '1',
  };
}

/**
 * By section and field, what this person would write, whichever place and programme asks; nothing where they have nothing.
 * @param unit the code of the firm for which they write
 */
export function exampleOf(identity: string, others: readonly string[] = [], unit?: string): Record<string, Record<string, string>> {
  const person = personOf(identity);
  if (!person) return {};
  const { certificate, household, name: holder, card, telephone } = person;
  const firm = firmOf(identity);
  const rented = { address: firm?.address ?? household.address, monthlyRent: '2,000.00' };
  return {
    applicant: { ...(certificate?.kind === 'disability' ? { certificate: certificate.certificate } : {}), household: household.area },
    ...(firm ? { firm: typedFirm(firm), partners: typedPartner(firm, identity, others) } : {}),
    premises: { rents: 'yes', ...rented, paidOnTime: 'yes' },
    lease: { ...rented, from: '2026-02-16', until: '2029-02-15' },
    massage: firm && massages(firm) ? { runs: 'yes', kind: 'health', model: 'no' } : { runs: 'no' },
    operation: { operating: 'yes', paidOnTime: 'yes', business: `${firm && !massages(firm) ? firm.name : '按摩服务'}，周一至周六营业` },
    period: { operating: 'yes', paid: 'yes' },
    insurance: { year: '2025', selfEmployed: 'yes' },
    relief: { operating: 'yes', rents: 'yes', kept: '1' },
    account: { holder, bank: '示例银行', number: card },
    contact: { telephone, letters: 'sms' },
    employer: typedEmployer(unit),
    gates: Object.fromEntries(allGates.map((gate) => [gate, 'yes'])),
    'new-place': { name: '春晖爱心之家', area: household.area, address: '示例路 9 号一楼', capacity: '12', rooms: '2' },
    committee: { responsible: '沈明芳', telephone, members: '陆建华\n顾秀珍\n徐根法' },
    self: { ...Object.fromEntries(aspects.map((aspect) => [aspect, '8'])), remarks: '今年新开了烘焙课；无障碍厕所还在改造。' },
    report: { activities: '康复训练每月 2 次，外出活动 2 次，生产包装盒 12 万个。' },
    placed: { persons: '26' },
    ...(firm && playedOperators.some((one) => one.firm === firm) ? { account: { holder: firm.name, bank: '示例银行', number: card } } : {}),
  };
}

/** What an employer says of itself for the year; nothing of one that is not played. */
function typedEmployer(unit: string | undefined): Record<string, string> {
  const employer = employers.find(({ firm }) => firm.uscc === unit);
  if (!employer) return {};
  const { year, headcount, wages } = filingOf(employer);
  const street = employer.representative.household.area;
  return { year: String(year), kind: 'enterprise', street, staff: headcount.join(' '), wages: formatYuan(wages) };
}

const massages = ({ name }: BusinessRecord): boolean => name.includes('按摩');

/** Whoever founded it too and is not named yet. */
function typedPartner({ persons }: BusinessRecord, identity: string, others: readonly string[]): Record<string, string> {
  const partner = Object.values<SandboxPerson>(cast).find(
    (one) => one.identity !== identity && persons.includes(one.identity) && !others.includes(one.name),
  );
  if (!partner) return {};
  const { name, certificate, household } = partner;
  return { name, identity: partner.identity, certificate: certificate?.certificate ?? '', household: household.area };
}

const typedFirm = ({ uscc, name, organisation, licence, registeredOn, address }: BusinessRecord) => ({
  uscc,
  name,
  organisation,
  ...(licence ? { licence } : {}),
  registeredOn,
  address,
});
