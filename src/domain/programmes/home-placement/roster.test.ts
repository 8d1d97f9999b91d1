import { operator, stayOf } from '../../places/testing';
import { checkTyped } from '../../table/typed';
import { type Fen, type LocalDate, type Month } from '../../values';
import { certificates } from '../../records/certificates';
import { type EmploymentRecord, employments } from '../../records/employments';
import { writeMonthly } from '../quota/monthly';
import { placed } from './roster';

const paid = (month: string, wage = 226_000) => ({ month: month as Month, wage: wage as Fen });
const months = [paid('2025-01'), paid('2025-02'), paid('2025-04', 225_999)];
const identity = '11010519491231002X';
const stay = stayOf({
  identity,
  certificate: `${identity}53`,
  contract: { employer: operator, from: '2023-01-01' as LocalDate },
});
const [typed = {}] = placed.fromMonths([{ stay, months, leftOut: [] }]);
const context = { today: '2026-11-27' as LocalDate, identity: '' };

it('a row names each month with what was paid, and reads as it was written', () => {
  expect(typed).toMatchObject({
    first: '2025-01',
    last: '2025-04',
    until: '无固定期限',
    months: '2025-01至2025-02 2,260.00；2025-04 2,259.99',
  });
  const { rows, red } = checkTyped(placed.table, [typed], context);
  expect(red).toBe(0);
  expect(rows[0]?.values['months']).toEqual(months);
  expect(placed.claims(rows[0]?.values ?? {}, { answers: {} as never, facts: { year: '2025' } as never, minimumWages: [] }).slots).toEqual([
    '2025-01',
    '2025-02',
    '2025-04',
  ]);
});

it('whoever has no month that counts is in no row', () =>
  expect(placed.fromMonths([{ stay, months: [], leftOut: [{ month: '2025-01' as Month, why: 'no-days' }] }])).toEqual([]));

it.each(['2025-02 2260；2025-01 2260', '2025-01', '2025-13 2260', '2025-03至2025-01 2260', '2024-01至2025-12 2260'])(
  '%s is no months with their wages',
  (text) =>
    expect(placed.table.columns.find(({ name }) => name === 'months')?.parse(text, { ...context, typed: {} })).toHaveProperty('error'),
);

it('what is written of months is read back', () => {
  const all = [paid('2024-11'), paid('2024-12'), paid('2025-01'), paid('2025-03')];
  expect(writeMonthly(all)).toBe('2024-11至2025-01 2,260.00；2025-03 2,260.00');
});

it('a month whose wage was a fen below the minimum counts for nothing, whatever was declared', () => {
  const unit = { name: '某单位', uscc: '91330402MA5WW00018' };
  const record: EmploymentRecord = {
    identity,
    months: months.map(({ month }) => ({ month, employer: unit.uscc, wage: 226_000 as Fen, insured: true })),
  };
  const { rows } = checkTyped(placed.table, [typed], context);
  const said = [
    { registry: employments.name, subject: { id: 'row', key: identity }, reply: { kind: 'found', record } },
    {
      registry: certificates.name,
      subject: { id: 'row', key: identity },
      reply: {
        kind: 'found',
        record: { name: stay.name, certificate: stay.certificate, kind: 'disability', status: 'valid', validUntil: '2031-01-01' },
      },
    },
  ];
  const minimumWages = [
    { area: '330400', since: '2024-01', fen: 226_000, yearOnly: false, source: { grade: 'A', title: '示例' } },
  ] as never;
  const judged = placed.judge(rows[0]?.values ?? {}, said as never, {
    answers: { people: [], unit } as never,
    facts: { on: '2026-11-27', year: '2025' } as never,
    minimumWages,
  });
  expect(judged).toMatchObject({
    verdict: 'scan',
    reasons: [{ code: 'wage-below', slots: ['2025-04'] }],
    proven: { months: ['2025-01', '2025-02'] },
  });
});
