import { cast } from '../../../../sandbox/people';
import { answer } from '../../form/answer';
import { type LocalDate, type PersonId } from '../../values';
import { compared } from '../comparison';
import { type InsuranceAnswers, type InsuranceFacts } from './facts';
import { form } from './form';
import { insuranceSubsidy } from '.';

const on = '2026-11-24' as LocalDate;
const { lin } = cast;
const insurance = form.find((one) => one.id === 'insurance') ?? form[0];

it.each([
  ['2025', {}],
  ['2026', { year: 'year-not-over' }],
  ['25', { year: 'year' }],
  ['', { year: 'empty' }],
])('the year %j is answered with %j', (year, errors) =>
  expect(insurance && answer(insurance, { year, selfEmployed: 'yes' }, { today: on, identity: '' }).errors).toEqual(errors),
);

it('months come from the register, those of the year alone, each once', () => {
  const answers: InsuranceAnswers = {
    people: [{ person: 'p' as PersonId, name: lin.name, identity: lin.identity, certificate: 'c', household: lin.household.area }],
    insurance: { year: '2025', selfEmployed: true },
    account: { holder: lin.name, bank: '示例银行', number: lin.card },
    contact: { telephone: lin.telephone, letters: 'sms' },
  };
  const months = ['2026-01', '2025-12', '2025-12', '2025-11', '2024-12'];
  const replies = [{ registry: 'social-insurance', subject: { id: '0', key: '' }, reply: { kind: 'found' as const, record: { months } } }];
  const { facts, findings } = compared(insuranceSubsidy.comparisons, answers, replies, insuranceSubsidy.facts(answers, on));
  expect((facts as InsuranceFacts).people[0]?.months).toBe(2);
  expect(findings).toContainEqual({ id: 'social-insurance/0/months', verdict: 'agrees' });
});
