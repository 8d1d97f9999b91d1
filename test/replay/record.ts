import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { cast } from '../../sandbox/people';
import { type LedgerRow } from '../../src/domain/case/events';
import { type PersonId } from '../../src/domain/values';
import { answersOf, journey, random } from '../support/journey';
import { accounts, outcomes } from '../support/histories';
import { homeOutcomes } from '../support/home-histories';
import { handOverOutcomes } from '../support/hand-over-histories';
import { linkedOutcomes, staffLinked } from '../support/linked-histories';
import { matterOutcomes } from '../support/matter-histories';
import { starOutcomes } from '../support/star-histories';
import { quotaOutcomes } from '../support/quota-histories';
import { startWorld, type World } from '../support/world';
import { foldOf } from './fold';
import { replayKeys } from './keys';

/**
 * Records the histories anew: `node dist/test/replay/record.js` with MONGODB_URI and TEMPORAL_ADDRESS set. Only when the stories were
 * changed on purpose; a history recorded before must otherwise replay for ever. Names of outcomes, if any are given, are recorded alone.
 */
async function main(): Promise<void> {
  const world = await startWorld({ keys: replayKeys() });
  const dir = join('test', 'replay', 'histories');
  mkdirSync(dir, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const [name, drive] of Object.entries(outcomes)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const account = accounts[name];
    const answers = answersOf(
      [cast.lin],
      undefined,
      account ? { account: { holder: cast.lin.name, bank: '示例银行', number: account } } : {},
    );
    const j = await journey(world, {
      ...answers,
      people: answers.people.map((one) => ({ ...one, person: `person-${random()}` as PersonId })),
    });
    await j.submit();
    const batches = await drive(world, j);
    await keep(world, dir, name, j.id);
    for (const [at, batch] of batches.entries()) await keep(world, dir, `${name}-batch${at === 0 ? '' : `-${at}`}`, batch);
    console.log(name);
  }
  staffLinked(world);
  for (const [name, drive] of Object.entries({
    ...linkedOutcomes,
    ...matterOutcomes,
    ...quotaOutcomes,
    ...homeOutcomes,
    ...starOutcomes,
    ...handOverOutcomes,
  })) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const [kept, id] of Object.entries(await drive(world))) {
      await keep(world, dir, kept, id);
      console.log(kept);
    }
  }
  await world.end();
}

async function keep(world: World, dir: string, name: string, id: string): Promise<void> {
  const handle = world.client.workflow.getHandle(id);
  await handle.result();
  const history = JSON.parse(historyToJSON(await handle.fetchHistory())) as unknown;
  const rows: LedgerRow[] = [];
  for await (const { mac: _mac, open: _open, recorded: _recorded, ...row } of world.store.ledger.rowsOf(id as never)) rows.push(row);
  writeFileSync(join(dir, `${name}.json`), `${JSON.stringify({ id, rows, fold: foldOf(rows), history })}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
