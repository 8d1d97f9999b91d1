import { type Answers, type Values } from '../../form/answers';
import { type MinimumWage } from '../../ground/minimum-wages';
import { type Reply } from '../../ground/reply';
import { type CertificateRecord } from '../../records/certificates';
import { type EmploymentMonth, type EmploymentRecord } from '../../records/employments';
import { type AreaCode, type Fen, type LocalDate, type Month } from '../../values';
import { type Asked } from '../comparison';

import { type StaffCount } from './judge';
import { staff } from './staff';
import { type JudgedRow } from '../roster';

const identity = '350203198802140018';
const certificate = `${identity}11`;
const [ours, theirs] = ['91350203MA5WW00018', '91350206MA5WW0002N'];
const month = (n: number): Month => `2025-${String(n).padStart(2, '0')}` as Month;
const year = Array.from({ length: 12 }, (_, at) => month(at + 1));
const declared = (change: (at: number) => Partial<EmploymentMonth> = () => ({})): EmploymentMonth[] =>
  year.map((one, at) => ({ month: one, employer: ours, wage: 260_000 as Fen, insured: true, ...change(at + 1) }));

const row = (change: Values = {}): Values => ({
  name: '陈海燕',
  identity,
  certificate,
  from: '2023-01-01',
  until: 'open',
  first: '2025-01',
  wage: 260_000,
  kind: '直接用工',
  ...change,
});
const held = (change: Partial<CertificateRecord> = {}): Reply<CertificateRecord> => ({
  kind: 'found',
  record: { name: '陈海燕', certificate, kind: 'disability', status: 'valid', validUntil: '2032-01-01' as LocalDate, ...change },
});
const employed = (months: EmploymentMonth[] = declared(), more: Partial<EmploymentRecord> = {}): Reply<EmploymentRecord> => ({
  kind: 'found',
  record: { identity, months, ...more },
});
const minimum = (yuan: number, grade: 'A' | 'C' = 'A'): MinimumWage[] => [
  { area: '350200' as AreaCode, since: month(1), fen: (yuan * 100) as Fen, yearOnly: false, source: { grade, title: '最低工资' } },
];

/** Judged as the activity does it: asked until nothing more is asked. */
function judged(
  one: Values,
  employment: Reply<EmploymentRecord>,
  card: Reply<CertificateRecord> = held(),
  minimumWages = minimum(2_265),
): JudgedRow<StaffCount> & { asked: string[] } {
  const answers = { unit: { name: '鹭帆', uscc: ours } } as Answers;
  const about = { answers, facts: { on: '2026-03-05' as LocalDate, year: '2025' }, minimumWages };
  const said: Asked[] = [];
  for (let questions = staff.asks(one, said, about); questions.length > 0; questions = staff.asks(one, said, about))
    for (const { registry, subject } of questions)
      said.push({ registry: registry.name, subject, reply: registry.name === 'employment' ? employment : card });
  return { ...(staff.judge(one, said, about) as JudgedRow<StaffCount>), asked: said.map((each) => each.registry) };
}
const codes = ({ reasons }: JudgedRow): string[] => reasons.map(({ code }) => code);

it('in order the whole year: accepted, as two', () => {
  const one = judged(row(), employed());
  expect(one).toMatchObject({ verdict: 'accepted', reasons: [], proven: { weight: 2, months: year } });
  expect(one.provisional).toBeUndefined();
});

it.each<[string, Values, Reply<EmploymentRecord>, Reply<CertificateRecord>, string[], number]>([
  ['uninsured in two months', {}, employed(declared((at) => ({ insured: at !== 4 && at !== 5 }))), held(), ['uninsured'], 10],
  [
    'one fen below the minimum in one',
    {},
    employed(declared((at) => (at === 9 ? { wage: 226_499 as Fen } : {}))),
    held(),
    ['wage-below'],
    11,
  ],
  ['another’s in the first half', {}, employed(declared((at) => (at <= 6 ? { employer: theirs } : {}))), held(), ['not-declared'], 6],
  ['died in June', {}, employed(declared(), { lastMonth: month(6) }), held(), ['after-last-month'], 6],
  ['before the contract began', { from: '2025-03-15' }, employed(), held(), ['before-contract'], 10],
  ['a contract of eleven months', { from: '2025-01-01', until: '2025-11-30' }, employed(), held(), ['contract-short'], 0],
  [
    'a certificate that ran out before it was filed',
    {},
    employed(),
    held({ validUntil: '2026-03-04' as LocalDate }),
    ['certificate-expired'],
    0,
  ],
  ['a certificate that was cancelled', {}, employed(), held({ status: 'cancelled' }), ['certificate-cancelled'], 0],
  ['no certificate', {}, employed(), { kind: 'absent' }, ['certificate-none'], 0],
  ['another name', { name: '陈海艳' }, employed(), held(), ['name-differs'], 0],
  ['another number', { certificate: `${identity}43` }, employed(), held(), ['certificate-number'], 0],
  [
    'a veteran’s, whose grade no registry says',
    { certificate: '军闽000001', grade: 3 },
    employed(),
    held({ kind: 'veteran', certificate: '军闽000001' }),
    ['veteran-grade'],
    0,
  ],
])('%s', (_what, change, employment, card, reasons, months) => {
  const one = judged(row(change), employment, card);
  expect([one.verdict, codes(one), one.proven.months.length]).toEqual(['scan', reasons, months]);
});

it('valid on the very day it was filed is valid; a contract of just a year is one', () => {
  expect(judged(row(), employed(), held({ validUntil: '2026-03-05' as LocalDate })).verdict).toBe('accepted');
  expect(judged(row({ from: '2025-01-01', until: '2025-12-31' }), employed()).verdict).toBe('accepted');
});

it('re-issued it is the same certificate, and counts by what it says now', () => {
  const one = judged(row(), employed(), held({ certificate: `${identity}13B1` }));
  expect(one).toMatchObject({ verdict: 'scan', reasons: [{ code: 'certificate-number' }] });
  expect(judged(row({ certificate: `${identity}13` }), employed(), held({ certificate: `${identity}13B1` }))).toMatchObject({
    verdict: 'accepted',
    proven: { weight: 1 },
  });
});

it('of all whom no record names as theirs the answer is the same, and no certificate is asked for', () => {
  const others = [employed(declared(() => ({ employer: theirs }))), employed([]), { kind: 'absent' } as const];
  const answers = others.map((employment) => judged(row(), employment));
  for (const one of answers) expect(one).toEqual({ ...answers[0], asked: ['employment'] });
  expect(codes(answers[0] as JudgedRow)).toEqual(['not-confirmed']);
});

it('while a registry is silent a row is neither accepted nor doubted', () => {
  const silent = { kind: 'unavailable' } as const;
  expect([judged(row(), silent).verdict, judged(row(), employed(), silent).verdict]).toEqual(['unverified', 'unverified']);
});

it('a minimum wage that nobody saw lets nobody through by itself; one that is not known wants a person', () => {
  expect(judged(row(), employed(), held(), minimum(2_265, 'C'))).toMatchObject({ verdict: 'accepted', provisional: true });
  expect(codes(judged(row(), employed(), held(), []))).toEqual(['minimum-unknown']);
});

it('a month counts once for each person, and only within the year', () => {
  const sum = [
    { weight: 2 as const, months: [month(1), month(1), month(12)] },
    { weight: 1 as const, months: [month(1)] },
    { weight: 0 as const, months: year },
  ].reduce((so, one) => staff.add(so, one), staff.none) as { persons: number[]; weighted: number[] };
  expect([sum.persons[0], sum.weighted[0], sum.persons[11], sum.weighted[11], sum.persons[5]]).toEqual([2, 3, 1, 2, 0]);
  expect(staff.claims(row({ first: '2024-11', last: '2025-02' }), { facts: { year: '2025' } } as never)).toEqual({
    key: identity,
    slots: [month(1), month(2)],
  });
});
