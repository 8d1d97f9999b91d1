import { crowdOf } from '../../src/engine/crowd';
import { createEngine } from '../../src/engine/engine';
import { submitRequest } from '../../src/engine/file';
import { type Journey, journey } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  // Nobody takes the queue: as when workers are hours behind.
  world = await startWorld({ worker: false, patience: 1_000 });
});
afterAll(() => world.end());

const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
  const start = performance.now();
  return [await work, performance.now() - start];
};

it('behind a backlog a submission is kept at once, with all that its page shows; while few wait each waits for its own', async () => {
  const { client, store, people, binding } = world;
  const actorOf = (id: string) => Promise.resolve(people.all.find((one) => one.id === id));
  const parts = { client, taskQueue: 'nobody', store, actorOf, ...binding, patience: 3_000 };
  const engine = createEngine({ ...parts, crowd: crowdOf({ few: 3, moment: 300 }) });
  const submit = ({ input, extras }: Journey) => timed(engine.submit(input, extras));
  const journeys = await Promise.all(Array.from({ length: 8 }, () => journey(world)));
  const [one, ...others] = journeys as [Journey, ...Journey[]];
  const [alone, patient] = await submit(one);
  expect(alone).toEqual({ kind: 'kept' });
  expect(patient).toBeGreaterThan(2_900);
  // Together they are a crowd: each is let go as soon as that shows, long before the usual time is over.
  const [last, ...first] = others as [Journey, ...Journey[]];
  for (const [answer, ms] of await Promise.all(first.map(submit))) {
    expect(answer).toEqual({ kind: 'kept' });
    expect(ms).toBeLessThan(2_500);
  }
  const [late, atOnce] = await submit(last);
  expect(late).toEqual({ kind: 'kept' });
  expect(atOnce).toBeLessThan(1_000);
  for (const { id } of journeys) {
    expect(await store.submissions.read(id)).toBeDefined();
    expect((await store.outgoing.find(submitRequest(id)))?.state).toBe('kept');
  }
}, 60_000);
