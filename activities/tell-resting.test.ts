import { type LedgerRow } from '../src/domain/case/events';
import { type CaseState } from '../src/domain/case/state';
import { type Folded } from './fold-onto';
import { tellResting } from './tell-resting';

const state = (id: string, more: object): CaseState => ({ id, number: `n-${id}`, submitted: '2026-11-20T02:00:00.000Z', ...more }) as never;
const correction = { case: 'v', relation: 'correction' };
const reward = { programme: 'quota-reward', after: { case: 'v', relation: 'reward' } };
const c = state('c', { programme: 'quota-verification', after: correction, outcome: 'granted', closed: '2026-11-26T20:00:00.000Z' });

/** Which acts are kept, as this row of a case is recorded while these views stand. */
async function told(of: CaseState, event: object, views: readonly CaseState[]) {
  const kept: { request: string; target: string; body: object }[] = [];
  const store = {
    cases: { following: () => Promise.resolve(views.map((one) => ({ state: one }))) },
    outgoing: { keep: (one: (typeof kept)[number]) => (kept.push(one), Promise.resolve(one)) },
  };
  await tellResting(store as never, { row: { event } as LedgerRow, state: of, after: of } as Folded);
  return kept;
}

const closed = { type: 'closed', outcome: 'granted' };

it('a correction that is granted tells those under way that rest on what it replaces, and nobody else', async () => {
  const views = [
    state('r', reward),
    state('over', { ...reward, outcome: 'granted' }),
    state('looked-into', { programme: 'spot-check', after: { case: 'v', relation: 'spot-check' } }),
    c,
  ];
  const [one, ...others] = await told(c, closed, views);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ request: 'basis-replaced/r/c', target: 'r' });
  // The day is the local one.
  expect(one?.body).toMatchObject({ kind: 'basis-replaced', correction: 'c', number: 'n-c', on: '2026-11-27' });
});

it('what is filed upon a record that was replaced meanwhile is told by its own record, under the same key', async () => {
  const [one] = await told(state('r', reward), { type: 'submitted' }, [c]);
  expect(one).toMatchObject({ request: 'basis-replaced/r/c', target: 'r', body: { correction: 'c', on: '2026-11-27' } });
});

it.each<[string, CaseState, object, CaseState[]]>([
  ['a correction that is refused', state('c', { ...c, outcome: 'refused' }), { ...closed, outcome: 'refused' }, [state('r', reward)]],
  ['another case that is granted', state('r2', reward), closed, [state('r', reward)]],
  [
    'one that is filed while the correction is under way',
    state('r', reward),
    { type: 'submitted' },
    [state('c', { ...c, outcome: undefined })],
  ],
  ['one that follows nothing', state('x', { programme: 'quota-verification' }), closed, [state('r', reward)]],
])('%s tells nothing', async (_what, of, event, views) => expect(await told(of, event, views)).toEqual([]));
