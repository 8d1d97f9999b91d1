import { type Actor } from '../../src/domain/offices';
import { type CaseId } from '../../src/domain/values';
import { rebuildAll } from '../../src/ledger-tools/rebuild-all';
import { alone } from '../support/bad-days';
import { outcomes } from '../support/histories';
import { type Journey, nowInstant, opened } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
let j: Journey;
beforeAll(async () => {
  world = await startWorld();
  j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  await outcomes['granted']?.(world, j);
}, 90_000);
afterAll(() => world.end());

const of = (...who: Parameters<World['people']['of']>): Actor => world.people.of(...who);
/** None of them claimed first, but for the inspectors, whose names an inspection puts on the step. */
const officers = (): [Actor, string[]][] => [
  [of('lh-minzhi', 'window'), ['accept', 'deliver']],
  [of('lh-minzhi', 'inspector', 1), ['visit']],
  [of('lh-minzhi', 'inspector', 2), ['visit']],
  [of('lh-minzhi', 'reviewer'), ['street-review']],
  [of('lh-agency', 'reviewer'), ['district-review']],
  [of('lh', 'approver'), ['decide']],
  [of('lh', 'finance', 2), ['release']],
];
const doneBy = async ({ id }: Actor): Promise<string[]> =>
  (await world.store.tasks.page({ scope: 'done', actor: id, now: nowInstant() })).rows.map((row) => row.step).sort();
/** Every view as it stands and as it reads: what is sealed is sealed anew, and says the same. */
async function views(): Promise<unknown[]> {
  const stored = await world.db.connection.collection<{ _id: CaseId; sealed: string }>('cases').find({}).sort({ _id: 1 }).toArray();
  return Promise.all(stored.map(async ({ sealed, ...row }) => [row, typeof sealed, await world.store.cases.read(row._id)]));
}

it('whoever did a step finds it under 已办, claimed or not', async () => {
  for (const [officer, steps] of officers()) expect([officer.id, await doneBy(officer)]).toEqual([officer.id, steps]);
});

it('views made again from the ledger are the same, to the last member', async () => {
  const before = await views();
  await rebuildAll(world.store, world.keys, () => undefined);
  expect(await views()).toEqual(before);
});

it('so are the lists of what each officer has done', async () => {
  await rebuildAll(world.store, world.keys, () => undefined);
  for (const [officer, steps] of officers()) expect([officer.id, await doneBy(officer)]).toEqual([officer.id, steps]);
});
