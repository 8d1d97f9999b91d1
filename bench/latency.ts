import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { alone } from '../test/support/bad-days';
import { opened } from '../test/support/journey';
import { type World } from '../test/support/world';
import { enrol } from './accounts';
import { step } from './bare/contract';
import { browserAt, field, servePortal } from './portal';
import { median, type Rig } from './rig';

/** From the POST of an officer's act to the page it leads to, over the bare Update; medians, one at a time. */
export async function latency({ world, address }: Rig, count: number): Promise<Record<string, unknown>> {
  const acts = await actTimes(world, count);
  const bare = await bareUpdates({ address }, count);
  const [ours, theirs] = [median(acts), median(bare)];
  return { ratio: Math.round((ours / theirs) * 100) / 100, ms: Math.round(ours), bareMs: Math.round(theirs) };
}

/** Milliseconds of each of so many acts, on cases filed for it. */
export async function actTimes(world: World, count: number): Promise<number[]> {
  await enrol(world, ['lh-minzhi']);
  const portal = await servePortal(world);
  const browser = browserAt(portal.url);
  await browser.signIn(world.people.of('lh-minzhi', 'window').id);
  const acts: number[] = [];
  for (let at = 0; at < count; at += 1) {
    // Somebody's own: the page lists other cases of the same people.
    const j = await alone(world);
    await j.submit();
    await j.until(opened('accept'));
    const path = `/desk/cases/${j.id}/acts/claim`;
    const form = await browser.get(path);
    const fields = { _csrf: field(form, '_csrf'), request: field(form, 'request'), seen: field(form, 'seen'), step: 'accept' };
    const start = performance.now();
    await browser.post(path, fields);
    acts.push(performance.now() - start);
    if (!(await j.state()).obligations[0]?.holders.length) throw new Error('the act was not done');
  }
  portal.close();
  return acts;
}

async function bareUpdates({ address }: Pick<Rig, 'address'>, count: number): Promise<number[]> {
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `bare-one-${Date.now()}`;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: require.resolve('./bare/workflows'),
    activities: { nothing: () => Promise.resolve() },
  });
  const running = worker.run();
  const plain = await Connection.connect({ address });
  const client = new Client({ connection: plain });
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const handle = await client.workflow.start('bare', { workflowId: `${taskQueue}-${at}`, taskQueue, args: [2] });
    await handle.executeUpdate(step);
    const start = performance.now();
    await handle.executeUpdate(step);
    times.push(performance.now() - start);
  }
  worker.shutdown();
  await running;
  await connection.close();
  await plain.close();
  return times;
}
