import { named, words } from '../../src/domain/form/field';
import { parseDate } from '../../src/domain/identifiers/date';
import { parseCertificate } from '../../src/domain/identifiers/certificate-number';
import { checkDigit, parseIdentity } from '../../src/domain/identifiers/identity-number';
import { parseMonth } from '../../src/domain/identifiers/month';
import { parseName } from '../../src/domain/identifiers/words';
import { parseYuan } from '../../src/domain/money';
import { type Column, type TableShape } from '../../src/domain/table/column';
import { bare, normal } from '../../src/domain/text/normal';
import { type LocalDate } from '../../src/domain/values';

const kinds = ['直接用工', '劳务派遣'] as const;

const end: Column['parse'] = (text, { typed }) => {
  if (/^(无固定期限?|长期)$/u.test(normal(text))) return { value: 'open' };
  const [until, from] = [parseDate(text), parseDate(typed['from'] ?? '')];
  return 'value' in until && 'value' in from && until.value < from.value ? { error: 'before-its-beginning' } : until;
};

const columns: readonly Column[] = [
  { name: 'name', spellings: ['姓名', '职工姓名', '残疾人姓名', '员工姓名'], parse: words(parseName, 50), mask: 'name', find: 'name' },
  {
    name: 'identity',
    spellings: ['公民身份号码', '身份证号', '身份证号码', '居民身份证号', '证件号码'],
    parse: (text, { today }) => named('identity', parseIdentity(text, today)),
    mask: 'identity',
    find: 'identity',
  },
  {
    name: 'certificate',
    spellings: ['残疾人证号', '残疾人证号码', '残疾证号', '残疾证号码'],
    parse: (text, { today, typed }) => named('certificate', parseCertificate(text, bare(typed['identity'] ?? ''), today)),
    mask: 'certificate',
    find: 'certificate',
  },
  { name: 'from', spellings: ['合同起始日期', '合同开始日期', '合同起始', '合同期限起始日期'], parse: parseDate, means: 'date' },
  { name: 'until', spellings: ['合同终止日期', '合同结束日期', '合同终止', '合同期限终止日期'], parse: end, means: 'date' },
  { name: 'first', spellings: ['在岗起始月', '在岗起始月份', '开始在岗月份'], parse: parseMonth, means: 'month' },
  { name: 'last', spellings: ['在岗终止月', '在岗终止月份', '结束在岗月份'], parse: parseMonth, means: 'month', optional: true },
  {
    name: 'wage',
    spellings: ['月平均工资', '平均工资', '月均工资', '月工资'],
    parse: (text) => {
      const parsed = parseYuan(text);
      return 'error' in parsed ? parsed : { value: parsed.fen };
    },
    means: 'yuan',
  },
  {
    name: 'kind',
    spellings: ['用工方式', '用工形式', '用工类型'],
    parse: (text) => {
      const found = kinds.find((one) => normal(one) === normal(text));
      return found ? { value: found } : { error: 'choose' };
    },
    options: kinds,
  },
];

/** A roster of staff as employers file it, for tests and measurements. */
export const roster: TableShape = { columns, key: 'identity', most: 20_000 };
export const headings = columns.map(({ spellings: [first] }) => first ?? '');
export const context = { today: '2026-03-01' as LocalDate, identity: '' };

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
