import { readFileSync } from 'node:fs';
import { openMongo } from '../connections';
import { anchorOf } from '../ledger-tools/anchor';
import { rebuildAll } from '../ledger-tools/rebuild-all';
import { type Fault, verifyAll } from '../ledger-tools/verify-all';
import { type LogFault, verifyLog } from '../ledger-tools/verify-log';
import { type Instant } from '../domain/values';
import { type KeptAnchor } from '../store/settings';
import { type Keys } from '../sealing/keys';
import { loadKeys } from '../sealing/keys-file';
import { disconnect } from '../store/connect';
import { createStore, type Store } from '../store/store';
import { commandConfig } from './environment';

const usage = `npm run ledger verify [-- --anchor FILE]   proves every row of the ledger and of the access log, compares heads with the views, and the last
                                           anchor (or the one in FILE)
npm run ledger rebuild                     makes every view again from the ledger
npm run ledger anchor                      prints a signed root over all heads of both, to be kept elsewhere`;

/** Rows younger than this may still be on their way from another worker: an anchor stops short of them. */
const settling = 60_000;

/** @returns the exit status: 0 only when all is well */
export async function ledgerCommand(words: string[], store: Store, keys: Keys, say: (line: string) => void): Promise<number> {
  const [command, option, file] = words;
  if (command === 'verify' && (option === undefined || (option === '--anchor' && file))) return verify(store, keys, say, file);
  if (command === 'rebuild') {
    const { done, left } = await rebuildAll(store, keys, (count) => say(`${count} cases …`));
    for (const id of left) say(`  ${id}: left as it is`);
    const { faults, lagging } = await verifyAll(store, keys);
    sayFaults(faults, say);
    say(`${done} cases made again, ${left.length} left, ${lagging} views behind, ${faults.length} faults`);
    return faults.length + left.length > 0 ? 1 : 0;
  }
  if (command === 'anchor') {
    const until = new Date(Date.now() - settling).toISOString() as Instant;
    // A new anchor never covers up what the one before would show.
    const last = await store.settings.anchor();
    const before = [...(await verifyAll(store, keys, { anchor: last })).faults, ...(await verifyLog(store, keys, { anchor: last })).faults];
    const { heads, covered: rows, faults: now } = await verifyAll(store, keys, { until });
    const log = await verifyLog(store, keys, { until });
    const faults = [...before.filter((one) => 'anchor' in one), ...now, ...log.faults];
    if (faults.length > 0) {
      sayFaults(faults, say);
      say(`${faults.length} faults: nothing is anchored`);
      return 1;
    }
    const anchor = anchorOf({ heads, rows }, { heads: log.heads, rows: log.covered }, keys, until);
    await store.settings.keepAnchor(anchor);
    say(JSON.stringify(anchor));
    return 0;
  }
  say(usage);
  return 2;
}

async function verify(store: Store, keys: Keys, say: (line: string) => void, file: string | undefined): Promise<number> {
  const anchor = file ? (JSON.parse(readFileSync(file, 'utf8')) as KeptAnchor) : await store.settings.anchor();
  const { cases, rows, erased, lagging, faults, covered } = await verifyAll(store, keys, { anchor });
  const log = await verifyLog(store, keys, { anchor });
  sayFaults([...faults, ...log.faults], say);
  const past = (count: number) => (anchor ? `${count} rows past the anchor of ${anchor.at}` : 'no anchor was ever made');
  say(`${cases} cases, ${rows} rows, ${erased} erased, ${lagging} views behind, ${faults.length} faults; ${past(rows - covered)}`);
  say(`access log: ${log.chains} chains, ${log.rows} rows, ${log.faults.length} faults; ${past(log.rows - log.covered)}`);
  return faults.length + log.faults.length > 0 ? 1 : 0;
}

const sayFaults = (faults: readonly (Fault | LogFault)[], say: (line: string) => void): void =>
  faults.forEach((one) => say(`  ${placeOf(one)}: ${one.why}`));

const placeOf = (fault: Fault | LogFault): string =>
  'anchor' in fault
    ? `anchor of ${fault.anchor}`
    : 'chain' in fault
      ? `access log ${fault.chain}/${fault.seq}`
      : `${fault.case}/${fault.version}`;

async function main(): Promise<void> {
  const config = commandConfig();
  const keys = loadKeys(config.keysFile, { sandbox: config.sandbox, holder: 'worker' });
  const connection = await openMongo(config, Math.min(config.mongodbPool, 4));
  const store = createStore({ connection, keys });
  process.exitCode = await ledgerCommand(process.argv.slice(2), store, keys, (line) => console.log(line));
  await disconnect(connection);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
