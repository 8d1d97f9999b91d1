import { type RowRange } from '../../ground/sheet';
import { type RowCounts } from '../../programmes/roster';
import { officer, text } from '../testing';
import { type CaseState } from '../state';
import { isReckoned, isRowNews, verifyPart } from './verify';

const counts: RowCounts = { accepted: 2, scan: 0, disputed: 0, unverified: 0, refused: 0 };
const stateOf = (roster: object): CaseState => ({ roster: { rows: 20_000, judgements: [], reckoned: 0, again: 0, ...roster } }) as never;

it('what a check found is not said while another case has spoken of the same people since: with nothing open it would end', () => {
  expect(isRowNews(stateOf({}), { counts, judged: 0, again: 0 })).toBe(true);
  expect(isRowNews(stateOf({ again: 1 }), { counts, judged: 0, again: 0 })).toBe(false);
  expect(isRowNews(stateOf({ again: 1 }), { counts, judged: 0, again: 1 })).toBe(true);
  expect(isRowNews(stateOf({ again: 1, counts }), { counts, judged: 0, again: 1 })).toBe(false);
});

describe('another case that says the same of somebody', () => {
  const { folds, acts } = verifyPart;
  const event = (more: object) => ({ step: 'verify', at: '2026-03-02T02:00:00.000Z', by: 'm', person: 'm', ...more }) as never;
  const first = stateOf({ counts });
  const told = folds['rows-again'](first, event({ type: 'rows-again', awaited: true }));
  const done = (state: CaseState) => acts['rows-done'].standing?.({ state } as never);

  it('is awaited: the step does not end on counts that are older, nor by a check that began before', () => {
    expect([done(first), isReckoned(first.roster)]).toEqual([undefined, true]);
    expect([done(told)?.code, isReckoned(told.roster)]).toEqual(['rows-being-reckoned', false]);
    expect(isRowNews(told, { counts, judged: 0, again: 0 })).toBe(false);
  });

  it('is reckoned by the next check, also where that counts the same', () => {
    expect(isRowNews(told, { counts, judged: 0, again: 1 })).toBe(true);
    const known = folds['rows-checked'](told, event({ type: 'rows-checked', counts, judged: 0, facts: { on: '2026-03-02' } }));
    expect(known.roster).toEqual({ ...first.roster, again: 1 });
    expect(done(known)).toBeUndefined();
  });

  it('of before this was asked is as it was then', () => {
    const event0 = event({ type: 'rows-again' });
    expect(folds['rows-again'](first, event0).roster).toEqual({ ...first.roster, again: 1 });
  });
});

it.each<[string, RowRange[], boolean]>([
  ['one range over all', [[0, 19_999]], true],
  ['every other row of a page', Array.from({ length: 50 }, (_, n): RowRange => [2 * n, 2 * n]), true],
  ['none', [], false],
  ['one beyond the last', [[0, 20_000]], false],
  ['backwards', [[3, 2]], false],
  ['below the first', [[-1, 2]], false],
  ['not a number', [[Number.NaN, 2]], false],
  [
    'over one another, more than there are',
    [
      [0, 19_999],
      [0, 0],
    ],
    false,
  ],
  ['thousands of the same row, which every later event would carry', Array.from({ length: 10_000 }, (): RowRange => [0, 0]), false],
])('rows judged: %s', (_what, rows, sound) => {
  const refusal = verifyPart.acts['judge-rows'].content?.({
    act: { kind: 'judge-rows', verdict: 'accept', rows, text: text('t') },
    state: stateOf({ counts }),
    actor: officer('r', 'reviewer', 'district'),
  } as never);
  expect(refusal === undefined).toBe(sound);
});
