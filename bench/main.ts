import { endWithNpm } from '../engines/with-npm';
import { ofABatch, ofACase, ofARow, runBare, runCases } from './acts';
import { historyOf, updatesIn } from './history';
import { latency } from './latency';
import { memory } from './memory';
import { queuePage } from './queue-page';
import { report, startRig } from './rig';

/** `npm run bench [-- --quick]`: five figures, each a ratio taken in one run, one line of JSON each. */
async function main(): Promise<void> {
  const quick = process.argv.includes('--quick');
  const cases = quick ? 40 : 200;
  const rig = await startRig();
  const engine = rig.mongo;
  try {
    await runCases(rig.world, 20); // Warm: bundles compiled, pools open.
    const ours = await runCases(rig.world, cases);
    const each = Math.round(ours.updates / ours.cases);
    await runBare(rig, 20, each);
    const bare = await runBare(rig, cases, each);
    const [rate, bareRate] = [ours.cases / ours.seconds, cases / bare];
    report({
      name: 'acts',
      ratio: round(rate / bareRate),
      casesPerSecond: round(rate),
      bareCasesPerSecond: round(bareRate),
      updates: ours.updates,
      updatesPerCase: each,
      counted: { case: ofACase, row: ofARow, batch: ofABatch },
      atATime: 20,
      mongodb: engine,
    });
    const found = await updatesIn(rig.world, ours.ids[0] ?? '');
    if (found !== ofACase.length) throw new Error(`a case took ${found} Updates, and ${ofACase.length} were counted`);
    const { events, bytes } = await historyOf(rig.world, ours.ids, ofACase.length);
    report({ name: 'history', value: round(events), unit: 'events per act', bytesPerAct: Math.round(bytes) });
    report({ name: 'act-latency', ...(await latency(rig, quick ? 20 : 60)), mongodb: engine });
    report({ name: 'queue-page', ...(await queuePage(rig.world, quick ? 2_000 : 10_000)), mongodb: engine });
  } finally {
    await rig.end();
  }
  report({ name: 'memory', ...(await memory(quick ? 60 : 500)), mongodb: engine });
}

const round = (value: number): number => Math.round(value * 100) / 100;

endWithNpm();
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
