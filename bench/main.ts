import { endWithNpm } from '../engines/with-npm';
import { ofABatch, ofACase, ofARow, runBare, runCases, twenty } from './acts';
import { handOver } from './hand-over';
import { historyOf, updatesIn } from './history';
import { lastWeek } from './last-week';
import { latency } from './latency';
import { linked } from './linked';
import { memory } from './memory';
import { meter } from './processor';
import { openCases } from './open-cases';
import { queuePage } from './queue-page';
import { report, type Rig, startRig } from './rig';
import { rosterCheck } from './roster-check';
import { rosterMonth } from './roster-month';
import { verification } from './verification';

/**
 * `npm run bench [-- --quick] [acts history act-latency open-cases queue-page memory linked roster-check roster-check-xlsx
 * roster-month verification last-week hand-over]`: all figures or those that are
 * named, one line of JSON each, with ratios taken in one run and the processor milliseconds behind them.
 */
async function main(): Promise<void> {
  const quick = process.argv.includes('--quick');
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const wanted = (name: string): boolean => named.length === 0 || named.includes(name);
  const people = quick ? 4_000 : 16_000;
  if (wanted('roster-check')) report({ name: 'roster-check', ...(await rosterCheck('csv', people)) });
  if (wanted('roster-check-xlsx')) report({ name: 'roster-check-xlsx', ...(await rosterCheck('xlsx', people)) });
  if (named.length > 0 && named.every((one) => one.startsWith('roster-check'))) return;
  if (wanted('roster-month')) report({ name: 'roster-month', ...(await rosterMonth(quick ? 12 : 85, quick ? 400 : 2_881)) });
  if (wanted('verification')) report({ name: 'verification', ...(await verification(quick ? 60 : 1_000, quick ? 2_000 : 16_000)) });
  if (wanted('last-week')) report({ name: 'last-week', ...(await lastWeek(quick ? 200 : 2_000, quick ? 6 : 60)) });
  if (
    named.length > 0 &&
    named.every((one) => one.startsWith('roster-check') || ['roster-month', 'verification', 'last-week'].includes(one))
  )
    return;
  const rig = await startRig();
  const engine = rig.mongo;
  try {
    if (wanted('acts') || wanted('history')) await acts(rig, quick ? 40 : 200);
    if (wanted('act-latency')) report({ name: 'act-latency', ...(await latency(rig, quick ? 20 : 60)), mongodb: engine });
    if (wanted('queue-page')) report({ name: 'queue-page', ...(await queuePage(rig.world, quick ? 2_000 : 10_000)), mongodb: engine });
    if (wanted('hand-over')) report({ name: 'hand-over', ...(await handOver(rig, 60)) });
    // Last: its open cases stay.
    if (wanted('open-cases'))
      report({ name: 'open-cases', ...(await openCases(rig, quick ? 1_000 : 10_000, quick ? 20 : 60)), mongodb: engine });
  } finally {
    await rig.end();
  }
  if (wanted('linked')) report({ name: 'linked', ...(await linked(quick ? 200 : 1_000)), mongodb: engine });
  if (wanted('memory')) report({ name: 'memory', ...(await memory(quick ? 60 : 500)), mongodb: engine });
}

async function acts(rig: Rig, cases: number): Promise<void> {
  await runCases(rig.world, twenty); // Warm: bundles compiled, pools open.
  const ours = await measured(rig, () => runCases(rig.world, cases), cases);
  const each = Math.round(ours.result.updates / cases);
  await runBare(rig, twenty, each);
  const bare = await measured(rig, () => runBare(rig, cases, each), cases);
  const [rate, bareRate] = [cases / ours.result.seconds, cases / bare.result];
  report({
    name: 'acts',
    ratio: round(rate / bareRate),
    casesPerSecond: round(rate),
    bareCasesPerSecond: round(bareRate),
    processorRatio: round(total(bare.processorMs) / total(ours.processorMs)),
    processorMsPerCase: ours.processorMs,
    bareProcessorMsPerCase: bare.processorMs,
    updates: ours.result.updates,
    updatesPerCase: each,
    counted: { case: ofACase, row: ofARow, batch: ofABatch },
    atATime: twenty,
    cases,
    mongodb: rig.mongo,
  });
  const { ids } = ours.result;
  const found = await updatesIn(rig.world, ids[0] ?? '');
  if (found !== ofACase.length) throw new Error(`a case took ${found} Updates, and ${ofACase.length} were counted`);
  const { events, bytes } = await historyOf(rig.world, ids, ofACase.length);
  report({ name: 'history', value: round(events), unit: 'events per act', bytesPerAct: Math.round(bytes) });
}

/** What some cases cost each of us, a case. */
async function measured<T>({ measured: whose }: Rig, work: () => Promise<T>, cases: number) {
  const read = meter(whose);
  const result = await work();
  const processorMs = Object.fromEntries(Object.entries(read()).map(([name, ms]) => [name, Math.round(ms / cases)]));
  return { result, processorMs };
}

const total = (processorMs: Record<string, number>): number => Object.values(processorMs).reduce((sum, ms) => sum + ms, 0);

const round = (value: number): number => Math.round(value * 100) / 100;

endWithNpm();
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
