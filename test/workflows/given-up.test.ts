import { employerNamed } from '../../sandbox/employers/firms';
import { type AreaCode } from '../../src/domain/values';
import { ill, until } from '../support/bad-days';
import { opened } from '../support/journey';
import { verificationOf } from '../support/verification';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  // So patient that each question to a silent registry takes half a minute.
  world = await startWorld({ registryTimeoutMs: 15_000 });
}, 60_000);
afterAll(() => world.end());

it('whoever withdraws while a registry is silent waits for no check: the case is over within seconds, and counts nobody', async () => {
  const employer = employerNamed('haisha');
  await ill(world.registriesUrl, { '*': { hang: true } });
  const j = await verificationOf(world, employer, '350206001' as AreaCode);
  await j.submit();
  await j.until(opened('verify'));
  const handle = world.client.workflow.getHandle(j.id);
  await until(async () => (await handle.describe()).raw.pendingActivities?.some((one) => one.activityType?.name === 'checkRows'));
  const before = Date.now();
  expect(await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('报错了') })).toMatchObject({ kind: 'done' });
  const state = await j.until(({ outcome }) => outcome !== undefined);
  expect(state.outcome).toBe('withdrawn');
  expect(Date.now() - before).toBeLessThan(8_000);
  for (const { person } of employer.staff) expect(await world.store.personMonths.of(person.identity)).toEqual([]);
  await until(async () => (await handle.describe()).status.name === 'COMPLETED');
}, 60_000);
