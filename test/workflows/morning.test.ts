import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AreaCode, type CaseId, type LocalDate } from '../../src/domain/values';
import { keysFrom } from '../../src/sealing/keys';
import { freshKeys } from '../../src/sealing/keys-file';
import { openInvitations } from '../../workflows/open-invitations';
import { random } from '../support/journey';
import { type Lane, startLane } from '../support/lane';
import { startWorld, type World } from '../support/world';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
// Each costs the ten seconds after which it is missed.
const deaths = ['drafts.link:after:2', 'invitations.opened:before:3'];

let world: World;
let lane: Lane;
beforeAll(async () => {
  const file = freshKeys(new Date());
  writeFileSync(join(dir, 'keys.json'), JSON.stringify(file), { mode: 0o600 });
  world = await startWorld({ keys: keysFrom(file), worker: false });
  lane = await startLane(world, join(dir, 'keys.json'), deaths);
}, 180_000);
afterAll(async () => {
  await lane.end();
  await world.end();
  rmSync(dir, { recursive: true });
}, 180_000);

it(`workers killed with -9 at ${deaths.join(', ')} open what is due each once, and each is missed at once`, async () => {
  const { id: actor, person } = world.people.of('lh-minzhi', 'window');
  const day = '2020-04-01' as LocalDate;
  const relation = 'quarter';
  const period = { n: 1, from: '2020-01-01' as LocalDate, to: '2020-03-31' as LocalDate };
  const due = Array.from({ length: 20 }, () => ({ case: `c-${random()}` as CaseId, relation, period }));
  const area = '440309002' as AreaCode;
  await world.store.invitations.keep(due.map((after) => ({ after, programme: 'rent-period', area, actor, person, since: day, due: day })));
  const began = performance.now();
  await world.client.workflow.execute(openInvitations, { workflowId: `open-${random()}`, taskQueue: lane.queue, args: [day] });
  // Each is missed after ten seconds, and somebody else starts; by the time-out alone it would be a minute for each.
  expect(performance.now() - began).toBeLessThan(deaths.length * 40_000);
  expect(lane.ends).toEqual(deaths.map(() => 'SIGKILL'));
  const opened = (await Promise.all(due.map((one) => world.store.invitations.of(one.case)))).flat();
  expect(opened.map(({ state }) => state)).toEqual(due.map(() => 'opened'));
  const drafts = (await world.store.drafts.ofActor({ id: actor })).filter((one) => one.after?.relation === relation);
  expect(drafts.map((one) => one.caseId).sort()).toEqual(opened.map(({ draft }) => draft).sort());
}, 300_000);
