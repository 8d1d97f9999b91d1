import { type JudgedRow } from './roster';
import { counted, disputedOver, emptyTally, reasonsForFiler } from './tally';

const roster = { none: 0, add: (sum: unknown, row: unknown) => Number(sum) + Number(row) };
const row = (verdict: JudgedRow['verdict'], change: Partial<JudgedRow> = {}): JudgedRow => ({
  verdict,
  reasons: [],
  whole: 12,
  proven: 7,
  ...change,
});
const of = (one: JudgedRow, own?: Parameters<typeof counted>[3]) => counted(roster, emptyTally(roster), one, own);

it.each<[string, JudgedRow, Parameters<typeof counted>[3], number, string]>([
  ['accepted by the registries', row('accepted'), undefined, 7, 'accepted'],
  ['open', row('scan'), undefined, 0, 'scan'],
  ['disputed', row('disputed'), undefined, 0, 'disputed'],
  ['accepted as filed', row('scan'), 'accept', 12, 'accepted'],
  ['as far as it is proven', row('disputed'), 'proven', 7, 'accepted'],
  ['refused', row('accepted'), 'refuse', 0, 'refused'],
  ['taken back', row('scan'), 'open', 0, 'scan'],
])('%s', (_what, one, own, sum, as) => {
  const tally = of(one, own);
  expect([tally.sum, tally.counts[as as 'scan']]).toEqual([sum, 1]);
});

it('is provisional as soon as a row that counts is', () => {
  expect(of(row('accepted', { provisional: true })).provisional).toBe(true);
  expect(of(row('accepted', { provisional: true }), 'refuse').provisional).toBe(false);
});

it('what another case says is told of whoever is borne out, and of nobody else', () => {
  const slots = ['2025-01'];
  const borne = disputedOver(row('accepted'), slots);
  expect([borne.verdict, reasonsForFiler(borne)]).toEqual(['disputed', [{ code: 'rival', slots }]]);
  const reasons = [{ code: 'not-confirmed' }];
  const alone = disputedOver(row('scan', { unfounded: true, reasons }), slots);
  // An officer sees it, and whoever filed reads what they would read of anybody.
  expect(alone.reasons).toContainEqual({ code: 'rival', slots });
  expect([alone.verdict, reasonsForFiler(alone)]).toEqual(['scan', reasons]);
});
