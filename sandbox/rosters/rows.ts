import { checkDigit } from '../../src/domain/identifiers/identity-number';
import { staffRoster } from '../../src/domain/programmes/quota/roster';

const kinds = ['直接用工', '劳务派遣'] as const;

/** A roster's headings as its template has them, but for the one that only the row of a disabled veteran needs. */
export const headings = staffRoster.columns.filter(({ name }) => name !== 'grade').map(({ spellings: [first] }) => first ?? '');

/** The identity of somebody who does not exist. */
export function identity(at: number): string {
  const born = new Date(Date.UTC(1960, 0, 1 + (at % 16_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const number = `350203${born}${String(1 + (at % 990)).padStart(3, '0')}`;
  return number + checkDigit(number);
}

const families = '林陈黄张李王吴刘蔡杨';
const given = ['晓燕', '建国', '志强', '丽华', '𬱖', '伟', '美玲', '阿依古丽·买买提'];

/** A row without a fault. */
export const person = (at: number): string[] => [
  `${families[at % 10] ?? ''}${given[at % 8] ?? ''}`,
  identity(at),
  `${identity(at)}${1 + (at % 7)}${1 + (at % 4)}`,
  `2024-0${1 + (at % 9)}-01`,
  at % 5 === 0 ? '无固定期限' : `2027/0${1 + (at % 9)}/28`,
  '2025-01',
  at % 3 === 0 ? '' : '2025年12月',
  `${2_265 + (at % 4_000)}.50`,
  kinds[at % 4 === 0 ? 1 : 0],
];

export const people = (count: number): string[][] => Array.from({ length: count }, (_, at) => person(at));
export const lines = (rows: readonly (readonly string[])[], by = ',', ends = '\r\n'): string =>
  rows.map((row) => row.join(by) + ends).join('');
