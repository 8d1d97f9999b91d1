import { cast, castFirms } from '../../../../sandbox/people';
import { type Compared, type Reply } from '../../ground/reply';
import { type BusinessRecord } from '../../records/businesses';
import { type CertificateRecord } from '../../records/certificates';
import { type HouseholdRecord } from '../../records/households';
import { type AreaCode, type LocalDate, type PersonId } from '../../values';
import { compared as comparedWith } from '../comparison';
import { type StartupGrantAnswers } from './answers';
import { factsOf, type StartupGrantFacts } from './facts';
import { startupGrant } from '.';

interface Replies {
  people: { certificate: Reply<CertificateRecord>; household: Reply<HouseholdRecord> }[];
  business: Reply<BusinessRecord>;
}

/** The programme's own comparisons over these replies. */
function compareAnswers(answers: StartupGrantAnswers, { people, business }: Replies, known: StartupGrantFacts) {
  const replies = [
    ...people.flatMap(({ certificate, household }, at) => [
      { registry: 'certificate', subject: { id: String(at), key: '' }, reply: certificate },
      { registry: 'household', subject: { id: String(at), key: '' }, reply: household },
    ]),
    { registry: 'business', subject: { id: 'firm', key: '' }, reply: business },
  ];
  return comparedWith(startupGrant.comparisons, answers, replies, known) as { findings: Compared[]; facts: StartupGrantFacts };
}

const on = '2026-11-24' as LocalDate;
const { lin } = cast;
const answers: StartupGrantAnswers = {
  people: [
    {
      person: 'p' as PersonId,
      name: lin.name,
      identity: lin.identity,
      certificate: lin.certificate?.certificate ?? '',
      household: lin.household.area,
    },
  ],
  firm: {
    name: castFirms.lin.name,
    uscc: castFirms.lin.uscc,
    organisation: castFirms.lin.organisation,
    registeredOn: castFirms.lin.registeredOn,
    address: castFirms.lin.address,
  },
  premises: { rents: true, address: castFirms.lin.address, paidOnTime: true },
  operation: { operating: true, business: '按摩' },
  account: { holder: lin.name, bank: '示例银行', number: lin.card },
  contact: { telephone: lin.telephone, letters: 'sms' },
};
const facts = factsOf(answers, on);
const found = <T>(record: T) => ({ kind: 'found' as const, record });
const unavailable = { kind: 'unavailable' as const };
const absent = { kind: 'absent' as const };
const certificate = lin.certificate as NonNullable<typeof lin.certificate>;
const truth: Replies = { people: [{ certificate: found(certificate), household: found(lin.household) }], business: found(castFirms.lin) };
const compared = (replies: Partial<Replies>, given = answers) => compareAnswers(given, { ...truth, ...replies }, facts);
const verdicts = (replies: Partial<Replies>, given = answers) =>
  Object.fromEntries(compared(replies, given).findings.map((one) => [one.id, one.verdict]));

it('what is true agrees, and the facts are the registries’', () => {
  expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['agrees']));
  expect(compared({}).facts).toEqual({ ...facts, people: [{ ...facts.people[0], certificateValidUntil: certificate.validUntil }] });
});

it('a registry that is away leaves its findings unverified and the facts as they were answered', () => {
  const { findings, facts: kept } = compared({ people: [{ certificate: unavailable, household: unavailable }], business: unavailable });
  expect(new Set(findings.map((one) => one.verdict))).toEqual(new Set(['unverified']));
  expect(kept).toEqual(facts);
});

it('a certificate that the base does not know counts as none; one cancelled counts as run out, whatever date it carries', () => {
  expect(compared({ people: [{ certificate: absent, household: found(lin.household) }] }).facts.people[0]).toMatchObject({
    certificate: 'none',
  });
  const cancelled = compared({
    people: [{ certificate: found({ ...certificate, status: 'cancelled' }), household: found(lin.household) }],
  });
  expect(cancelled.facts.people[0]?.certificateValidUntil).toBe('2026-11-23');
  expect(cancelled.findings).toContainEqual({ id: 'certificate/0/validity', verdict: 'differs' });
});

it('validity is the base’s: the last day counts, the day after does not', () => {
  const until = (date: string) =>
    verdicts({ people: [{ certificate: found({ ...certificate, validUntil: date as LocalDate }), household: found(lin.household) }] })[
      'certificate/0/validity'
    ];
  expect([until('2026-11-24'), until('2026-11-23')]).toEqual(['agrees', 'differs']);
});

it.each<[string, Partial<StartupGrantAnswers['firm']>, string]>([
  ['name', { name: '另一家店' }, 'business/firm/name'],
  ['kind', { organisation: 'enterprise' }, 'business/firm/organisation'],
  ['day of registration', { registeredOn: '2026-02-17' as LocalDate }, 'business/firm/registeredOn'],
])('another %s of the firm is a finding, and only that', (_what, change, id) => {
  const all = verdicts({}, { ...answers, firm: { ...answers.firm, ...change } });
  expect(Object.entries(all).filter(([, verdict]) => verdict !== 'agrees')).toEqual([[id, 'differs']]);
});

it('width and spaces of a name are no difference', () => {
  expect(
    verdicts({}, { ...answers, firm: { ...answers.firm, name: ` ${castFirms.lin.name.slice(0, 3)} ${castFirms.lin.name.slice(3)}` } })[
      'business/firm/name'
    ],
  ).toBe('agrees');
});

it.each([
  ['深圳市买买提•文化店', '深圳市买买提·文化店'],
  ['同行（深圳）文化有限公司', '同行(深圳)文化有限公司'],
  ['Ａ＆Ｂ\u200B 工作室', 'a&b工作室'],
])('%s and %s are one name', (given, registered) => {
  const firm = { ...answers.firm, name: given };
  expect(verdicts({ business: found({ ...castFirms.lin, name: registered }) }, { ...answers, firm })['business/firm/name']).toBe('agrees');
});

it('a household elsewhere, a firm of other people, a firm that is closed', () => {
  expect(
    verdicts({ people: [{ certificate: found(certificate), household: found({ ...lin.household, area: '350203001' as AreaCode }) }] })[
      'household/0/area'
    ],
  ).toBe('differs');
  expect(verdicts({ business: found({ ...castFirms.lin, persons: [cast.chen.identity] }) })['business/firm/persons']).toBe('differs');
  const closed = compared({ business: found({ ...castFirms.lin, status: 'cancelled' }) });
  expect(closed.facts.operating).toBe(false);
  expect(closed.findings).toContainEqual({ id: 'business/firm/status', verdict: 'differs' });
});

it('findings and facts hold no name and no number of a document', () => {
  const { findings, facts: drawn } = compared({});
  const text = JSON.stringify({ findings, drawn });
  for (const secret of [lin.name, lin.identity, certificate.certificate, castFirms.lin.uscc, lin.card]) expect(text).not.toContain(secret);
});

it('each of three founders has findings of their own', () => {
  const three = [cast.chen, cast.wu, cast.zhou];
  const given = {
    ...answers,
    people: three.map((one, at) => ({
      person: `p${at}` as PersonId,
      name: one.name,
      identity: one.identity,
      certificate: one.certificate?.certificate ?? '',
      household: one.household.area,
    })),
  };
  const replies: Replies = {
    people: three.map((one, at) => ({
      certificate: at === 1 ? unavailable : found(one.certificate as typeof certificate),
      household: found(one.household),
    })),
    business: found(castFirms.together),
  };
  const { findings, facts: drawn } = compareAnswers(given, replies, factsOf(given, on));
  expect(findings.filter((one) => one.verdict === 'unverified').map((one) => one.id)).toEqual([
    'certificate/1/name',
    'certificate/1/number',
    'certificate/1/validity',
  ]);
  expect(drawn.people.map((one) => one.certificateValidUntil)).toEqual(['2032-05-31', undefined, '2032-05-31']);
});
