import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { cast } from '../sandbox/people';
import { type StartupGrantAnswers } from '../src/domain/programmes/startup-grant/answers';
import { type PersonId } from '../src/domain/values';
import { answersOf, type Journey, journey, opened, random } from '../test/support/journey';
import { batchOf, grantOf } from '../test/support/money';
import { type World } from '../test/support/world';
import { step } from './bare/contract';
import { abreast, type Rig } from './rig';

/** The Updates of one Shenzhen case, in their order; a history proves their number. */
export const ofACase = ['submit', 'accept', 'inspect', 'inspect', 'advance', 'advance', 'grant', 'join-batch', 'order-payment', 'deliver'];
/** Those of one batch beside its rows; and one for each row's result. */
export const ofABatch = ['submit', 'add-rows', 'compose', 'release-payment'];
export const ofARow = ['row'];

export interface ActsFigure {
  cases: number;
  seconds: number;
  /** Counted: what the cases and their batches were sent. */
  updates: number;
}

/** How many cases are under way at a time, and how many are paid in one batch. */
export const twenty = 20;

/**
 * Complete cases from submission to delivery, twenty at a time up to the decision: nobody waits for the slowest of twenty, another case
 * begins instead. As soon as twenty are granted they are paid by a batch, beside those that come after them.
 */
export async function runCases(world: World, count: number): Promise<ActsFigure & { ids: string[] }> {
  const ids: string[] = [];
  const batches: Promise<void>[] = [];
  const granted: Journey[] = [];
  const start = performance.now();
  await abreast(count, twenty, async () => {
    const j = await journey(world, somebodyNew());
    await j.submit();
    await grantOf(world, j);
    ids.push(j.id);
    granted.push(j);
    if (granted.length === twenty || ids.length === count) batches.push(payTogether(world, granted.splice(0)));
  });
  await Promise.all(batches);
  return {
    cases: count,
    seconds: (performance.now() - start) / 1_000,
    updates: count * (ofACase.length + ofARow.length) + batches.length * ofABatch.length,
    ids,
  };
}

/** One batch from its composition to its end, and each of its cases to the delivery. */
async function payTogether(world: World, journeys: readonly Journey[]): Promise<void> {
  const { of } = world.people;
  const batch = await batchOf(world, of('lh', 'finance', 1));
  await batch.until(opened('compose'));
  await batch.act(of('lh', 'finance', 1), 'add-rows', 'compose', { cases: journeys.map((j) => j.id) });
  await batch.until((state) => state.rows.every((row) => row.status === 'joined'));
  await batch.act(of('lh', 'finance', 1), 'compose', 'compose', {});
  await batch.act(of('lh', 'finance', 2), 'release-payment', 'release', {});
  await Promise.all(
    journeys.map(async (j) => {
      await j.until(opened('deliver'));
      await j.act(of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
    }),
  );
  await batch.until((state) => state.outcome !== undefined);
}

/** Lin's answers under another person's id: each right is claimed once. */
function somebodyNew(): StartupGrantAnswers {
  const answers = answersOf([cast.lin]);
  return { ...answers, people: answers.people.map((one) => ({ ...one, person: `person-${random()}` as PersonId })) };
}

/** As many bare workflows with as many Updates, twenty at a time. @returns seconds */
export async function runBare({ address }: Pick<Rig, 'address'>, count: number, updates: number): Promise<number> {
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `bare-${Date.now()}`;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: require.resolve('./bare/workflows'),
    activities: { nothing: () => Promise.resolve() },
  });
  const running = worker.run();
  const plain = await Connection.connect({ address });
  const client = new Client({ connection: plain });
  const seconds = await abreast(count, twenty, async (index) => {
    const handle = await client.workflow.start('bare', { workflowId: `${taskQueue}-${index}`, taskQueue, args: [updates] });
    for (let at = 0; at < updates; at += 1) await handle.executeUpdate(step);
    await handle.result();
  });
  worker.shutdown();
  await running;
  await connection.close();
  await plain.close();
  return seconds;
}
