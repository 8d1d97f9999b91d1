import { type Answers } from '../../form/answers';
import { type LocalDate } from '../../values';
import { allProgrammes } from '..';

const on = '2026-11-27' as LocalDate;
const newPlace = { name: '春晖 爱心屋', area: '330402001', address: '示例路 9 号', capacity: 12, rooms: 2 };
const byThemselves = allProgrammes().filter(({ registers }) => registers && !registers.within);
const answersOf = (gates: Record<string, boolean>) => ({ people: [], 'new-place': newPlace, gates, contact: {} }) as unknown as Answers;

it('there are three, each of a kind of its own', () =>
  expect(byThemselves.map(({ registers }) => registers?.kind).sort()).toEqual([
    'assistance-centre',
    'caring-house',
    'rehabilitation-centre',
  ]));

it.each(byThemselves.map((one) => [one.name, one] as const))('%s registers what was filled in, once its gates are there', (_name, one) => {
  const gates = one.form.find(({ id }) => id === 'gates')?.fields.map(({ name }) => name) ?? [];
  const whole = answersOf(Object.fromEntries(gates.map((gate) => [gate, true])));
  const facts = one.facts(whole, on);
  expect(one.shape.safeParse(facts).success).toBe(true);
  expect(Object.values(one.rules).map((rule) => rule.judge(facts, {}).verdict)).toEqual(gates.map(() => 'met'));
  expect(Object.values(one.rules).map((rule) => rule.judge(one.facts(answersOf({}), on), {}).verdict)).toEqual(gates.map(() => 'unknown'));
  expect(one.registers?.place(whole)).toEqual(newPlace);
  expect(one.area.premises?.(whole)).toBe('330402001');
  expect(one.subjects['name']?.(whole)).toEqual([{ thing: 'place-name', key: `${one.registers?.kind}/330402001/春晖爱心屋` }]);
});
