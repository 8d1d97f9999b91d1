import { type AreaCode, type CaseId, type LocalDate } from '../src/domain/values';
import { eventually } from '../test/support/eventually';
import { journey, opened } from '../test/support/journey';
import { type World } from '../test/support/world';
import { enrol } from './accounts';
import { startApart } from './apart';

/**
 * So many linked cases whose day has come, opened by the daily schedule with the worker killed once half of them are, and another started.
 * @returns the seconds from the schedule's start to the last draft, and of these how many nothing was opened in after the kill. Throws if
 * one is lost, or stands twice, or somebody was told twice
 */
export async function linked(count: number): Promise<Record<string, unknown>> {
  const apart = await startApart();
  const { world } = apart.rig;
  try {
    await enrol(world, ['lh-minzhi']);
    const first = await apart.start('worker.js');
    await invite(world, count);
    const start = performance.now();
    await world.client.schedule.getHandle('open-invitations').trigger();
    await reached(world, count / 2);
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.once('exit', resolve));
    const killed = performance.now();
    const openBefore = await drafts(world);
    await apart.start('worker.js');
    await reached(world, openBefore + 1);
    const resumed = performance.now();
    await reached(world, count);
    await ended(world);
    const end = performance.now();
    await prove(world, count);
    const seconds = (from: number, to: number): number => Math.round((to - from) / 100) / 10;
    return { value: seconds(start, end), unit: 's', standstill: seconds(killed, resumed), openAtKill: openBefore, cases: count };
  } finally {
    await apart.end();
  }
}

const drafts = (world: World): Promise<number> => world.db.connection.collection('drafts').countDocuments({ 'after.relation': 'quarter' });

/** However long it takes: after a kill nobody goes on before the dead worker's activity is given up. */
async function reached(world: World, count: number): Promise<void> {
  for (const end = Date.now() + 300_000; (await drafts(world)) < count;) {
    if (Date.now() > end) throw new Error(`only ${await drafts(world)} of ${count} were opened`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The run is over: nothing more is opened by it. */
const ended = ({ client }: World): Promise<unknown> =>
  eventually(
    () => client.schedule.getHandle('open-invitations').describe(),
    ({ info }) => info.runningActions.length === 0,
    (last) => last?.info,
  );

/** Each opened once, with a draft of its own, and told of once. */
async function prove({ db }: World, count: number): Promise<void> {
  const of = (collection: string, query: object): Promise<number> => db.connection.collection(collection).countDocuments(query);
  const found = {
    opened: await of('invitations', { state: 'opened' }),
    left: await of('invitations', { state: 'waiting' }),
    drafts: await of('drafts', { 'after.relation': 'quarter' }),
    told: await of('notices', { template: 'may-file' }),
  };
  const wanted = { opened: count, left: 0, drafts: count, told: count };
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${JSON.stringify(found)}, and not ${JSON.stringify(wanted)}`);
}

/** Cases made from one real one, each followed by a quarter that may be filed for. */
async function invite(world: World, count: number): Promise<void> {
  const area = '440309002' as AreaCode;
  const j = await journey(world, undefined, area, undefined, { programme: 'startup-grant' });
  await j.submit();
  const state = await j.until(opened('accept'));
  const { id: actor, person } = world.people.of('lh-minzhi', 'window');
  const on = '2026-01-01' as LocalDate;
  for (let from = 0; from < count; from += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, count - from) }, async (_, at) => {
        const id = `q-${String(from + at).padStart(5, '0')}` as CaseId;
        await world.store.cases.fold({ ...state, id, number: `440309-20261124-${from + at}` }, j.extras);
        const period = { n: 1, from: on, to: '2026-03-31' as LocalDate };
        const after = { case: id, relation: 'quarter', period };
        await world.store.invitations.keep([{ after, programme: 'rent-period', area, actor, person, since: on, due: on }]);
      }),
    );
}
