import { cast, castFirms } from '../../../../sandbox/people';
import { answer, isComplete } from '../../form/answer';
import { answersFrom, type Values } from '../../form/answers';
import { type Section } from '../../form/field';
import { parsePastDate } from '../../form/fields';
import { type LocalDate, type PersonId } from '../../values';
import { type AccountAnswers, accountPart, payeeOf } from '../common/account';
import { type StartupGrantAnswers } from './answers';
import { factsOf } from './facts';
import { form as whole } from './form';

/** As a place that pays by the founders asks it. */
const asked = ({ servesOnly }: Pick<Section, 'servesOnly'>) => servesOnly?.includes('by-licence') !== true;
const form = whole.filter(asked).map((one) => ({ ...one, fields: one.fields.filter(asked) }));

const today = '2026-11-24' as LocalDate;
const context = { today, identity: cast.lin.identity };
const section = (id: string): Section => form.find((one) => one.id === id) as Section;

/** What somebody honest types. */
const typed: Record<string, Record<string, string>> = {
  applicant: { certificate: cast.lin.certificate?.certificate ?? '', household: cast.lin.household.area },
  firm: {
    name: castFirms.lin.name,
    uscc: castFirms.lin.uscc,
    organisation: 'individual-business',
    registeredOn: '2026年2月16日',
    address: '民治街道示例路 901 号',
  },
  premises: { rents: 'yes', address: '示例路 901 号', monthlyRent: '3,000', paidOnTime: 'yes' },
  operation: { operating: 'yes', business: '按摩，每天 9 点到 21 点。' },
  account: { holder: cast.lin.name, bank: '示例银行深圳分行', number: cast.lin.card },
  contact: { telephone: '138 0013 8000', letters: 'sms' },
};
const errors = (id: string, change: Record<string, string>): Record<string, string> =>
  answer(section(id), { ...typed[id], ...change }, context).errors;

it('what is honestly typed has no fault, and becomes answers and facts', () => {
  const values: Record<string, Values> = {};
  for (const one of form) {
    const { values: found, errors: faults } = answer(one, typed[one.id] ?? {}, context);
    expect([one.id, faults]).toEqual([one.id, {}]);
    expect(isComplete(one, typed[one.id], context)).toBe(true);
    values[one.id] = found;
  }
  const answers = answersFrom<StartupGrantAnswers>(
    form,
    values,
    { person: 'p' as PersonId, name: cast.lin.name, identity: cast.lin.identity },
    [],
  );
  expect(answers).toMatchObject({
    people: [{ name: '林𬱖' }],
    firm: { registeredOn: '2026-02-16' },
    premises: { rents: true, monthlyRent: 300_000, paidOnTime: true },
    contact: { telephone: '13800138000' },
  });
  expect(factsOf(answers, today)).toEqual({
    on: today,
    people: [{ person: 'p', household: cast.lin.household.area, certificate: 'disability' }],
    organisation: 'individual-business',
    registeredOn: '2026-02-16',
    rentsPremises: true,
    operating: true,
    rentPaidOnTime: true,
  });
});

it('rent is not asked of whoever rents nothing, and the address is the firm’s', () => {
  const { values, errors: faults } = answer(section('premises'), { rents: 'no', monthlyRent: 'nonsense' }, context);
  expect([values, faults]).toEqual([{ rents: false }, {}]);
});

it.each(form.map((one) => [one.id, one] as const))('an empty %s names each field that is missing, at that field', (_id, one) => {
  const { errors: faults } = answer(one, {}, context);
  const asked = one.fields.filter((field) => !field.optional && !field.under).map((field) => field.name);
  expect(Object.keys(faults)).toEqual(asked);
  expect(isComplete(one, undefined, context)).toBe(false);
  expect(
    Object.values(answer(one, Object.fromEntries(one.fields.map((field) => [field.name, ' 　\t'])), context).errors).every(
      (code) => code === 'empty' || code === 'choose',
    ),
  ).toBe(true);
});

const hostile: [string, string][] = [
  ['emoji', '王😀'],
  ['NUL', '王\u0000伟'],
  ['100 kB', 'x'.repeat(100_000)],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['an operator', '{"$ne":null}'],
  ['$ne', '$ne'],
  ['a template', '${7*7}'],
  ['half a character', '王\uD800'],
  ['a right-to-left mark', '王\u202E伟'],
];

it.each(hostile)('%s is refused at the field of a name', (_what, text) => {
  for (const [id, field] of [
    ['firm', 'name'],
    ['account', 'holder'],
    ['account', 'bank'],
  ] as const)
    expect(Object.keys(errors(id, { [field]: text }))).toEqual([field]);
});

it.each(hostile)('%s is refused at every field of a number, a choice or a date', (_what, text) => {
  for (const [id, field] of [
    ['applicant', 'certificate'],
    ['applicant', 'household'],
    ['firm', 'uscc'],
    ['firm', 'organisation'],
    ['firm', 'registeredOn'],
    ['premises', 'rents'],
    ['premises', 'monthlyRent'],
    ['operation', 'operating'],
    ['account', 'number'],
    ['contact', 'telephone'],
    ['contact', 'letters'],
  ] as const)
    expect(Object.keys(errors(id, { [field]: text }))).toContain(field);
});

it.each(['NUL', '100 kB', 'half a character'])('%s is refused in running text too', (what) => {
  const text = hostile.find(([name]) => name === what)?.[1] ?? '';
  expect(errors('operation', { business: text })).toHaveProperty('business');
});

it.each(['林𬱖按摩店', '䶮氏手工', '阿依古丽·买买提', '同行（深圳）文化有限公司', 'A&B 工作室'])('%s is kept', (name) => {
  expect(answer(section('firm'), { ...typed['firm'], name }, context).values['name']).toBe(name);
});

it('members of the platform’s own, typed as names of fields, are not asked and not kept', () => {
  const posted = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z","rents":"no"}') as Record<string, string>;
  const { values } = answer(section('premises'), posted, context);
  expect(Object.keys(values)).toEqual(['rents']);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  expect(answer(section('firm'), Object.create(null) as Record<string, string>, context).errors['name']).toBe('empty');
  for (const text of ['__proto__', 'constructor', 'toString'])
    for (const [id, field] of [
      ['firm', 'organisation'],
      ['contact', 'letters'],
      ['premises', 'rents'],
    ] as const)
      expect(errors(id, { [field]: text })).toEqual({ [field]: 'choose' });
});

it.each([
  ['-1', 'negative'],
  ['0', 'doubt-free'],
  ['99999999999', 'too-large'],
  ['1000000.01', 'doubt-large'],
  ['1.005', 'fraction-of-fen'],
  ['三千', 'not-a-number'],
  ['1e3', 'not-a-number'],
])('a rent of %s is refused: %s', (text, code) => expect(errors('premises', { monthlyRent: text })).toEqual({ monthlyRent: code }));

it.each([
  ['2026-2-16', '2026-02-16'],
  ['2026/02/16', '2026-02-16'],
  ['2026.2.6', '2026-02-06'],
  ['20260216', '2026-02-16'],
  ['２０２６年２月６日', '2026-02-06'],
  ['2024-02-29', '2024-02-29'],
  ['2026-11-24', '2026-11-24'],
  ['2026 1 11', '2026-01-11'],
  ['2026 - 1 - 11', '2026-01-11'],
  ['2026\u200B/1/11', '2026-01-11'],
  ['2026·01·11', '2026-01-11'],
  ['2026年1月11日（星期日）', '2026-01-11'],
  ['2026/1/11 0:00:00', '2026-01-11'],
])('a day written %s is %s', (text, date) => expect(parsePastDate(text, today)).toEqual({ value: date }));

it.each([
  ['2026-02-30', 'no-such-day'],
  ['2026-13-01', 'no-such-day'],
  ['2026-00-00', 'no-such-day'],
  ['20261301', 'no-such-day'],
  ['2026111', 'ambiguous-date'],
  ['202611', 'ambiguous-date'],
  ['46033', 'ambiguous-date'],
  ['26-1-11', 'short-year'],
  ['11/1/2026', 'short-year'],
  ['115年1月11日', 'short-year'],
  ['民国115年1月11日', 'era-year'],
  ['2026-0111', 'date'],
  ['2026-11-25', 'future-date'],
  ['9999-12-31', 'future-date'],
  ['昨天', 'date'],
  ['', 'date'],
  ['2026', 'date'],
  ['二〇二六年一月十一日', 'date'],
])('%j is no day of a registration: %s', (text, error) => expect(parsePastDate(text, today)).toEqual({ error }));

it('what is only unusual is kept and asked about once: another number is asked about anew', () => {
  const book = '1900015080000000001';
  const account = (more: Record<string, string>) => answer(section('account'), { ...typed['account'], number: book, ...more }, context);
  expect(account({}).errors).toEqual({ number: 'doubt-card-check-digit' });
  expect(account({}).values['number']).toBe(book);
  const sure = account({ 'sure-number': '1900 0150 8000 0000 001' });
  expect(sure.errors).toEqual({});
  expect(payeeOf(sure.values as unknown as AccountAnswers)).toMatchObject({ account: book, unusual: true });
  expect(account({ 'sure-number': '1900015080000000002' }).errors).toEqual({ number: 'doubt-card-check-digit' });
  expect(payeeOf(account({ number: cast.lin.card, 'sure-number': cast.lin.card }).values as unknown as AccountAnswers)).not.toHaveProperty(
    'unusual',
  );
  // What a standard forbids is forbidden, whoever is sure.
  const uscc = castFirms.lin.uscc.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect(errors('firm', { uscc, 'sure-uscc': uscc })).toEqual({ uscc: 'uscc-check-character' });
});

it('a landline receives no short message, and that is said where it is chosen', () => {
  expect(errors('contact', { telephone: '（0755）8888 8888' })).toEqual({ letters: 'sms-landline' });
  expect(errors('contact', { telephone: '（0755）8888 8888', letters: 'email', email: 'a@b.cn' })).toEqual({});
});

it('a firm from before 1949 is doubted', () => expect(parsePastDate('1899-01-01', today)).toMatchObject({ doubt: 'doubt-early-date' }));

it('a letter by mail needs an address, one by e-mail an e-mail, one by SMS neither', () => {
  expect(errors('contact', { letters: 'paper' })).toEqual({ address: 'empty' });
  expect(errors('contact', { letters: 'email' })).toEqual({ email: 'empty' });
  expect(errors('contact', { letters: 'sms', email: 'not asked' })).toEqual({});
});

it('the account asked for anew after a bounce is the form’s own section', () => expect(accountPart.id).toBe('account'));

it('an empty certificate says what the registries know of it, and only otherwise that it has to be filled in', () => {
  expect(errors('applicant', { certificate: '', 'registry.certificate': 'only-veteran' })).toMatchObject({
    certificate: 'certificate-only-veteran',
  });
  expect(errors('applicant', { household: '', 'registry.household': 'elsewhere' })).toMatchObject({ household: 'household-elsewhere' });
  expect(errors('applicant', { certificate: '', household: '' })).toEqual({ certificate: 'empty', household: 'choose' });
});
