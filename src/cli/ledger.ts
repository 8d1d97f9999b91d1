import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../config';
import { anchorOf } from '../ledger-tools/anchor';
import { rebuildAll } from '../ledger-tools/rebuild-all';
import { verifyAll } from '../ledger-tools/verify-all';
import { type Keys } from '../sealing/keys';
import { loadKeys } from '../sealing/keys-file';
import { connect, disconnect } from '../store/connect';
import { createStore, type Store } from '../store/store';

const usage = `npm run ledger verify     proves every row, and compares heads with the views
npm run ledger rebuild    makes every view again from the ledger
npm run ledger anchor     prints a signed root over all heads, to be kept elsewhere`;

/** @returns the exit status: 0 only when all is well */
export async function ledgerCommand(words: string[], store: Store, keys: Keys, say: (line: string) => void): Promise<number> {
  const [command] = words;
  if (command === 'verify') {
    const { cases, rows, lagging, faults } = await verifyAll(store, keys);
    for (const one of faults) say(`  ${one.case}/${one.version}: ${one.why}`);
    const anchor = await store.settings.anchor();
    const past = anchor ? `${rows - anchor.rows} rows past the anchor of ${anchor.at}` : 'no anchor was ever made';
    say(`${cases} cases, ${rows} rows, ${lagging} views behind, ${faults.length} faults; ${past}`);
    return faults.length > 0 ? 1 : 0;
  }
  if (command === 'rebuild') {
    const done = await rebuildAll(store, (count) => say(`${count} cases …`));
    const { faults, lagging } = await verifyAll(store, keys);
    say(`${done} cases made again, ${lagging} views behind, ${faults.length} faults`);
    return faults.length > 0 ? 1 : 0;
  }
  if (command === 'anchor') {
    const verified = await verifyAll(store, keys);
    if (verified.faults.length > 0) {
      say(`${verified.faults.length} faults: nothing is anchored; npm run ledger verify lists them`);
      return 1;
    }
    const anchor = anchorOf(verified, keys, new Date().toISOString());
    await store.settings.keepAnchor(anchor);
    say(JSON.stringify(anchor));
    return 0;
  }
  say(usage);
  return 2;
}

/** Where a sandbox started by `npm start` keeps its data, if there is one here and no database was named. */
function sandboxEnvironment(): Record<string, string> {
  const file = join(process.env['ZHUYE_DATA'] ?? '.data', 'environment.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

async function main(): Promise<void> {
  const config = loadConfig({ ...(process.env['MONGODB_URI'] ? {} : sandboxEnvironment()), ...process.env });
  const keys = loadKeys(config.keysFile, { sandbox: config.sandbox, holder: 'worker' });
  const connection = await connect(config.mongodbUri, { pool: Math.min(config.mongodbPool, 4) });
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
