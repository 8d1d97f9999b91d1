import { context, headings, identity, person, roster } from '../../../test/support/roster';
import { type Cell } from './cell';
import { type Given, rowId, tableChecker } from './check';
import { type Checked, order } from './checked';

type Row = readonly Cell[];
type Read = Extract<Checked, { kind: 'read' }>;

function check(rows: readonly Row[], given: Partial<Given> = {}, shape = roster): Checked {
  const checker = tableChecker(shape, { context, ...given });
  rows.every((cells, at) => checker.row({ sheet: '', row: at + 1, cells }));
  return checker.end();
}
function read(rows: readonly Row[], given?: Partial<Given>): Read {
  const checked = check([headings, ...rows], given);
  if (checked.kind !== 'read') throw new Error(checked.kind);
  return checked;
}
/** Of the first row with a fault: row, column, what stands there, what is wrong. */
const fault = (change: Record<number, Cell>) =>
  read([person(1).map((cell, at) => change[at] ?? cell)]).rows.flatMap(({ row, problems }) =>
    problems.map(({ column, found, code }) => [row, column, found, code]),
  );

it('a row without a fault comes to values', () => {
  expect(read([person(1)]).rows[0]).toMatchObject({
    row: 2,
    values: {
      identity: identity(1),
      from: '2024-02-01',
      until: '2027-02-28',
      first: '2025-01',
      last: '2025-12',
      wage: 226_650,
      kind: '直接用工',
    },
    problems: [],
    doubts: [],
  });
});

describe('what is wrong is said with its row, its column, what stands there and why', () => {
  it.each<[string, Record<number, Cell>, string, string, string]>([
    ['an identity with a wrong digit', { 1: '350203199001011111' }, 'identity', '350203199001011111', 'identity-check-digit'],
    ['an identity as a spreadsheet shows it', { 1: '3.50203E+17' }, 'identity', '3.50203E+17', 'scientific'],
    ['an identity whose end was lost', { 1: '350203199001011000' }, 'identity', '350203199001011000', 'digits-lost'],
    ['a number kept as one', { 1: { kind: 'number', text: '350203199001011000' } }, 'identity', '350203199001011000', 'digits-lost'],
    ['a day as a number', { 3: '45292' }, 'from', '45292', 'serial-date:2024-01-01:2028-01-02'],
    [
      'a day as a number of a workbook',
      { 3: { kind: 'number', text: '45292', day: '2024-01-01' } },
      'from',
      '45292',
      'serial-date:2024-01-01',
    ],
    ['a month as a number', { 5: '45658' }, 'first', '45658', 'serial-date:2025-01-01:2029-01-02'],
    ['a formula without its value', { 7: { kind: 'formula', text: '=B2*2' } }, 'wage', '=B2*2', 'formula'],
    ['a formula in text', { 0: '=HYPERLINK("x")' }, 'name', '=HYPERLINK("x")', 'formula'],
    ['an error for a value', { 7: { kind: 'error', text: '#N/A' } }, 'wage', '#N/A', 'cell-error'],
    ['nothing', { 8: ' ' }, 'kind', ' ', 'empty'],
    ['a picture for a name', { 0: '😀' }, 'name', '😀', 'name-characters'],
    ['an end before its beginning', { 4: '2020-01-01' }, 'until', '2020-01-01', 'before-its-beginning'],
  ])('%s', (_what, change, column, found, code) => {
    const told = code === 'name-characters' ? 'characters' : code;
    const faults = fault(change).filter(([, one]) => one === column);
    expect(faults).toEqual([[2, column, found, told]]);
  });

  it('a day kept as one is read, and a month as its first', () => {
    expect(fault({ 3: { kind: 'date', text: '2024-02-01' }, 5: { kind: 'date', text: '2025-01-01' } })).toEqual([]);
    expect(fault({ 5: { kind: 'date', text: '2025-01-15' } })).toEqual([[2, 'first', '2025-01-15', 'month-day']]);
  });

  it('another’s certificate is a doubt, not a fault', () => {
    const [row] = read([person(1).with(2, person(2)[2] ?? '')]).rows;
    expect([row?.problems, row?.doubts.map(({ column, code }) => [column, code])]).toEqual([
      [],
      [['certificate', 'doubt-certificate-not-this-person']],
    ]);
  });
});

it('signs of text are taken off, and that is told', () => {
  const { rows, told } = read([person(1).with(1, `'${identity(1)}`), person(2).with(1, `="${identity(2)}"`)]);
  expect([rows.flatMap(({ problems }) => problems), told]).toEqual([[], [{ of: 'signs-of-text', sheet: '', count: 2, rows: [2, 3] }]]);
});

describe('across rows', () => {
  it('the same person twice is a fault of both, and each names the other', () => {
    const { rows, red } = read([person(1), person(2), person(1)]);
    expect([red, ...rows.map(({ problems }) => problems.map(({ code, place }) => [code, place]))]).toEqual([
      2,
      [['twice:4', 1]],
      [],
      [['twice:2', 1]],
    ]);
  });

  it('totals, notes, empty rows and headings once more are no data', () => {
    const { rows, told } = read([
      person(1),
      ['小计', '', '', '', '', '', '', '3000'],
      [],
      ['', ''],
      headings,
      person(2),
      ['', '合计：2人', '', '', '', '', '', '6000'],
      ['填表人：张三', '', '', '', '审核：李四'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([2, 7]);
    expect(told.map(({ of, rows: at }) => [of, at])).toEqual([
      ['total-rows', [3, 8]],
      ['headings-again', [6]],
      ['note-rows', [9]],
    ]);
  });

  it('who is called so, and has an identity, is data', () => {
    expect(read([person(1).with(0, '总计')]).rows).toHaveLength(1);
  });

  it('titles and headings of two rows are told', () => {
    const parts = headings.with(3, '起始日期').with(4, '终止日期');
    const checked = check([['名册'], [], ['', '', '', '合同期限', '', '', '', '', ''], parts, person(1)]);
    expect(checked).toMatchObject({
      kind: 'read',
      rows: [{ row: 5, problems: [] }],
      sheets: [{ dataFrom: 5 }],
      told: [
        { of: 'title-rows', rows: [1] },
        { of: 'two-headings', rows: [3] },
      ],
    });
  });

  it('what is empty because a cell above holds for it is told as that', () => {
    const checker = tableChecker(roster, { context });
    [headings, person(1), person(2).with(8, '')].forEach((cells, at) => checker.row({ sheet: 'A', row: at + 1, cells }));
    checker.merged('A', { top: 2, left: 9, bottom: 3, right: 9 });
    checker.merged('A', { top: 1, left: 1, bottom: 1, right: 2 });
    expect(checker.end()).toMatchObject({
      rows: [{ problems: [] }, { problems: [{ column: 'kind', code: 'merged' }] }],
      told: [{ of: 'merged-cells', sheet: 'A', rows: [2], count: 1 }],
    });
  });

  it('more rows than there may be are not read on', () => {
    const few = { ...roster, most: 3 };
    expect(check([headings, ...[1, 2, 3].map(person)], {}, few)).toMatchObject({ kind: 'read' });
    let taken = 0;
    const checker = tableChecker(few, { context });
    while (taken < 1_000 && checker.row({ sheet: '', row: taken + 1, cells: taken === 0 ? headings : person(taken) })) taken += 1;
    expect([taken < 30, checker.end()]).toEqual([true, { kind: 'too-many-rows', most: 3 }]);
  });
});

describe('mended in place', () => {
  const bad = [person(1), person(2).with(1, '3.5E+17'), person(3).with(0, ''), person(1)];

  it('what was written instead is checked like the rest, and a row may be left out', () => {
    const mended: Given['mended'] = new Map<string, Record<string, string> | 'left-out'>([
      [rowId('', 3), { identity: identity(2) }],
      [rowId('', 4), { name: '=1' }],
      [rowId('', 5), 'left-out'],
    ]);
    const { rows, told } = read(bad, { mended });
    expect(rows.map(({ row, problems }) => [row, problems.map(({ code }) => code)])).toEqual([
      [2, []],
      [3, []],
      [4, []],
    ]);
    expect(told).toEqual([{ of: 'left-out', sheet: '', count: 1, rows: [5] }]);
  });

  it('what must be mended comes first, then what is to be confirmed', () => {
    const doubted = person(5).with(2, person(6)[2] ?? '');
    expect(order(read([person(4), doubted, ...bad]).rows).map(({ row }) => row)).toEqual([4, 5, 6, 7, 3, 2]);
  });
});

describe('sheets', () => {
  const feed = (sheets: Record<string, readonly Row[]>): Checked => {
    const checker = tableChecker(roster, { context });
    for (const [sheet, rows] of Object.entries(sheets)) rows.forEach((cells, at) => checker.row({ sheet, row: at + 1, cells }));
    return checker.end();
  };

  it('are all read that have the headings; the same person on two of them is a fault', () => {
    const checked = feed({ 说明: [['请填写']], 一月: [headings, person(1)], 二月: [headings, person(1)] });
    expect(checked).toMatchObject({
      rows: [
        { sheet: '一月', problems: [{ code: 'twice:2:二月' }] },
        { sheet: '二月', problems: [{ code: 'twice:2:一月' }] },
      ],
      told: [{ of: 'sheets-passed-over', sheet: '说明' }],
    });
  });

  it('without one that has all, the best asks which heading is which', () => {
    const strange = headings.with(1, '号码');
    const checked = feed({ 空: [['x']], 名册: [['名册'], strange, person(1)] });
    expect(checked).toMatchObject({
      kind: 'unmapped',
      sheet: '名册',
      headings: strange,
      recognised: { missing: ['identity'], unknown: [{ place: 1, heading: '号码' }] },
      sample: [person(1)],
    });
  });

  it('without anything in them are empty', () => {
    expect([feed({}), feed({ 一: [[''], []] })]).toEqual([
      { kind: 'empty', told: [] },
      { kind: 'empty', told: [] },
    ]);
    expect(feed({ 一: [['😀'], ['😀']] })).toMatchObject({ kind: 'unmapped', headings: ['😀'], sample: [['😀']] });
  });
});
