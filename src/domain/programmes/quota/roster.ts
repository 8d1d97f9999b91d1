import { addMonths } from '../../calendar/months';
import { type FormContext, named, type Parsed, words } from '../../form/field';
import { parseCertificate } from '../../identifiers/certificate-number';
import { parseDate } from '../../identifiers/date';
import { parseIdentity } from '../../identifiers/identity-number';
import { parseMonth } from '../../identifiers/month';
import { parseName } from '../../identifiers/words';
import { parseYuan } from '../../money';
import { type Column, type TableShape } from '../../table/column';
import { bare, normal } from '../../text/normal';
import { dayAfter } from '../../values';

/** 直接用工: under a contract of the employer's own. 劳务派遣: of whoever dispatches; counted at one of the two, never at both (残联厅函〔2022〕63号 一(三)). */
const kinds = ['直接用工', '劳务派遣'] as const;

/** The last day of a contract, or that it has none; one of less than a year counts for nobody (policy research §3.1), which is said and not forbidden. */
function lastDay(text: string, { typed }: FormContext): Parsed {
  const until = parseDate(text);
  if ('error' in until) return /^(无固定期限?|长期)$/u.test(normal(text)) ? { value: 'open' } : until;
  const from = parseDate(typed['from'] ?? '');
  if ('error' in from) return until;
  if (until.value < from.value) return { error: 'before-its-beginning' };
  // Two calendar years apart is a year at least, without counting days ten thousand times over.
  const sure = Number(until.value.slice(0, 4)) - Number(from.value.slice(0, 4)) >= 2;
  return !sure && dayAfter(until.value) < addMonths(from.value, 12) ? { ...until, doubt: 'doubt-under-a-year' } : until;
}

const openEnded = (value: unknown): string | undefined => (value === 'open' ? '无固定期限' : undefined);

function lastMonth(text: string, { typed }: FormContext): Parsed {
  const [last, first] = [parseMonth(text), parseMonth(typed['first'] ?? '')];
  return 'value' in last && 'value' in first && last.value < first.value ? { error: 'before-its-beginning' } : last;
}

function wage(text: string): Parsed {
  const parsed = parseYuan(text);
  return 'error' in parsed ? parsed : { value: parsed.fen };
}

function kindOf(text: string): Parsed {
  const found = kinds.find((one) => normal(one) === normal(text));
  return found ? { value: found } : { error: 'choose' };
}

/** A 残疾军人证 counts too (grades 1–8, 财税〔2015〕72号 art. 4); its number says neither whose it is nor of which grade. */
const ofEither = (text: string, parsed: Parsed): Parsed =>
  'error' in parsed && parsed.error === 'certificate-veteran' ? { value: bare(text) } : parsed;

const grades = '一二三四五六七八九十';

/** 1 to 10, also written 三级; looked at of a 残疾军人证 only, since the number of a 残疾人证 says its own. */
function gradeOf(text: string): Parsed {
  const [, said = ''] = /^(10|[1-9]|[一二三四五六七八九十])级?$/u.exec(normal(text)) ?? [];
  if (said === '') return { error: 'veteran-grade' };
  return { value: grades.includes(said) ? grades.indexOf(said) + 1 : Number(said) };
}

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
    parse: (text, { today, typed }) => ofEither(text, named('certificate', parseCertificate(text, bare(typed['identity'] ?? ''), today))),
    mask: 'certificate',
    find: 'certificate',
  },
  { name: 'grade', spellings: ['残疾军人证等级', '伤残等级', '残疾等级'], parse: gradeOf, optional: true },
  { name: 'from', spellings: ['合同起始日期', '合同开始日期', '合同起始', '合同期限起始日期'], parse: parseDate, means: 'date' },
  {
    name: 'until',
    spellings: ['合同终止日期', '合同结束日期', '合同终止', '合同期限终止日期'],
    parse: lastDay,
    means: 'date',
    writes: openEnded,
  },
  { name: 'first', spellings: ['在岗起始月', '在岗起始月份', '开始在岗月份'], parse: parseMonth, means: 'month' },
  { name: 'last', spellings: ['在岗终止月', '在岗终止月份', '结束在岗月份'], parse: lastMonth, means: 'month', optional: true },
  { name: 'wage', spellings: ['月平均工资', '平均工资', '月均工资', '月工资'], parse: wage, means: 'yuan' },
  { name: 'kind', spellings: ['用工方式', '用工形式', '用工类型'], parse: kindOf, options: kinds },
];

/** 残疾职工名册: the staff with disabilities whom an employer files for a year, one person a row. More people than the largest employer of a city has. */
export const staffRoster: TableShape = { columns, key: 'identity', most: 20_000 };
