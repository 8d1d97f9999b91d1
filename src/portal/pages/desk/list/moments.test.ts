import { type ActorId, type Instant, type OfficeId } from '../../../../domain/values';
import { type TaskQuery } from '../../../../store/task';
import { momentsOf } from './moments';

const query = (scope: TaskQuery['scope'], actor = 'ann'): TaskQuery => ({
  scope,
  actor: actor as ActorId,
  posts: [{ role: 'window', office: 'street' as OfficeId }],
  now: '2026-11-24T00:00:00.000Z' as Instant,
});
const none = { overdue: 0, today: 0, soon: 0, rest: 0 };

/** Lists that count how often they are asked. */
function asked() {
  const times = { counts: 0, rows: 0 };
  const tasks = {
    counts: () => Promise.resolve({ ...none, rest: (times.counts += 1) }),
    rows: () => Promise.resolve([{ _id: String((times.rows += 1)) }]),
    total: () => Promise.resolve(0),
  };
  let now = 0;
  const moments = momentsOf({ tasks, letters: { toPrint: () => Promise.resolve([]) } } as never, () => now);
  return { times, moments, wait: (ms: number) => (now += ms) };
}

it('a pool is counted and read once a second, whoever of the office looks at it', async () => {
  const { times, moments, wait } = asked();
  for (const actor of ['ann', 'bob', 'ann']) {
    await moments.counts(query('pool', actor), false);
    await moments.rows(query('pool', actor), none, false);
  }
  expect(times).toEqual({ counts: 1, rows: 1 });
  wait(1_001);
  await moments.counts(query('pool'), false);
  expect(times.counts).toBe(2);
});

it('what an officer holds is always read anew, and so is everything after an own act', async () => {
  const { times, moments } = asked();
  for (let at = 0; at < 3; at += 1) await moments.rows(query('mine'), none, false);
  expect(times.rows).toBe(3);
  await moments.counts(query('pool'), false);
  await moments.counts(query('pool'), true);
  expect(times.counts).toBe(2);
});

it('a filter, another page and another list are counted by themselves', async () => {
  const { times, moments } = asked();
  await moments.counts(query('pool'), false);
  await moments.counts({ ...query('pool'), filter: { step: 'accept' as never } }, false);
  await moments.counts(query('office'), false);
  // Which bucket is shown changes no number.
  await moments.counts({ ...query('pool'), filter: { due: 'today' } }, false);
  expect(times.counts).toBe(3);
  await moments.rows({ ...query('pool'), page: 2 }, none, false);
  await moments.rows({ ...query('pool'), page: 3 }, none, false);
  expect(times.rows).toBe(2);
});
