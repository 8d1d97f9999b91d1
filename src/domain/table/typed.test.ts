import { staffRoster } from '../programmes/quota/roster';
import { identity, person } from '../../../test/support/roster';
import { type LocalDate } from '../values';
import { checkTyped, typedOf, typedRows, wordOf } from './typed';

const context = { today: '2026-11-26' as LocalDate, identity: '' };
const typed = (cells: readonly unknown[]) =>
  Object.fromEntries(staffRoster.columns.filter(({ name }) => name !== 'grade').map(({ name }, at) => [name, String(cells[at] ?? '')]));

it('what was read and written out is read again as the same', () => {
  const first = checkTyped(staffRoster, [typed(person(1)), { ...typed(person(2)), until: '无固定期限', last: '' }], context);
  expect(first.red).toBe(0);
  const values = first.rows.map((one) => one.values);
  const again = checkTyped(staffRoster, typedOf(staffRoster, values), context);
  expect(again.red).toBe(0);
  expect(again.rows.map((one) => one.values)).toEqual(values);
});

it('what was wrong stands as it was found, and is wrong again', () => {
  const first = checkTyped(staffRoster, [{ ...typed(person(1)), identity: '3.5E+17', wage: '' }], context);
  const [row = {}] = typedRows(staffRoster, first.rows);
  expect([row['identity'], row['wage']]).toEqual(['3.5E+17', '']);
  const [again] = checkTyped(staffRoster, [row], context).rows;
  expect(again?.problems.map(({ column, code }) => [column, code])).toEqual([
    ['identity', 'scientific'],
    ['wage', 'empty'],
  ]);
});

it('the same person twice is found among typed rows, and each names the other', () => {
  const { rows } = checkTyped(staffRoster, [typed(person(3)), typed(person(3))], context);
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['twice:2'], ['twice:1']]);
});

it('no rows are no fault', () => expect(checkTyped(staffRoster, [], context)).toMatchObject({ rows: [], red: 0 }));

it('sums are written in yuan, and nothing as nothing', () => {
  expect([wordOf({ means: 'yuan' }, 226_650), wordOf({}, undefined), wordOf({}, identity(1))]).toEqual(['2,266.50', '', identity(1)]);
});
