import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Connection } from 'mongoose';
import { openMongo } from '../connections';
import { neededFor } from '../key-tools/retire';
import { rotateOn } from '../key-tools/rotate';
import { activated, newestKey, replaceKeysFile, retired, withFreshKey } from '../sealing/keys-edit';
import { createKeysFile, readKeys, withoutLedger } from '../sealing/keys-file';
import { type KeysFile } from '../sealing/keys-shape';
import { keysFrom } from '../sealing/keys';
import { disconnect } from '../store/connect';
import { type Rotation } from '../store/rotations';
import { createStore, type Store } from '../store/store';
import { commandConfig, keysFileOf } from './environment';

type Say = (line: string) => void;

const usage = `npm run keys -- create              makes the workers' keys file, at KEYS_FILE; never overwrites
npm run keys -- share FILE          writes the portals' file anew: the same keys without the ledger's secrets
npm run keys -- list                the keys that the file holds
npm run keys -- add                 one key more, held and not active; then share it and start everything with it
npm run keys -- rotate [KEY]        brings all that is kept under a key, the newest if none is named; goes on where it was
npm run keys -- status              how far that is, and who runs with which keys
npm run keys -- activate KEY        makes it the one that seals, when rotate is done; then share it and start everything with it
npm run keys -- retire KEY [--retention DAYS]   takes a key out that nothing needs any more; its rows of the ledger stay verifiable`;

/** What of the keys is done in the file alone. @returns the exit status; undefined if the words ask for another kind of command */
export function keysFileCommand([command, what]: string[], path: string, sandbox: boolean, say: Say): number | undefined {
  if (command === 'create') {
    const made = createKeysFile(path);
    say(made ? `${path} is made; keep a copy offline` : `${path} is there already`);
    return made ? 0 : 1;
  }
  const read = (): KeysFile => readKeys(path, { sandbox });
  if (command === 'list') {
    const file = read();
    for (const [id, { created, key, ledger }] of Object.entries(file.keys)) {
      const role = id === file.active ? 'active' : key === undefined ? 'retired, verifies only' : 'held';
      say(`${id}  ${created}  ${role}${key !== undefined && ledger === undefined ? ', without a ledger secret' : ''}`);
    }
    return 0;
  }
  if (command === 'add') {
    const { id, file } = withFreshKey(read(), new Date());
    replaceKeysFile(path, file);
    say(`${id} is held. Now: share it with the portals, start portals and workers anew, then rotate`);
    return 0;
  }
  if (command === 'share' && what) {
    const file = withoutLedger(read());
    if (!createKeysFile(what, file)) replaceKeysFile(what, file);
    say(`${what} holds ${Object.keys(file.keys).join(', ')}; ${file.active} is active`);
    return 0;
  }
  return undefined;
}

interface Deps {
  connection: Connection;
  store: Store;
  path: string;
  sandbox: boolean;
  say: Say;
}

/** What of the keys needs the data. @returns the exit status */
export async function keysCommand(args: string[], { connection, store, path, sandbox, say }: Deps): Promise<number> {
  const { positionals, values } = parseArgs({ args, options: { retention: { type: 'string', default: '30' } }, allowPositionals: true });
  const [command, named] = positionals;
  const file = readKeys(path, { sandbox });
  const refuse = (...why: string[]): number => {
    why.forEach(say);
    return 1;
  };
  const seals = (id: string): boolean => file.keys[id]?.key !== undefined;
  if (command === 'status') {
    for (const one of await store.rotations.all()) say(`${one._id}: ${progressOf(one)}`);
    for (const { part, active, held } of await store.processes.running()) say(`${part}: ${active} active, of ${held.join(', ')}`);
    return 0;
  }
  if (command === 'rotate') {
    const key = named ?? newestKey(file);
    if (!seals(key)) return refuse(`${path} holds no key ${key} that seals`);
    const lacking = (await store.processes.running()).filter((one) => !one.held.includes(key));
    if (lacking.length > 0)
      return refuse(
        ...lacking.map(({ part }) => `${part} does not hold ${key}`),
        'start them with the new file first: they could not open what is sealed anew',
      );
    await store.settings.expectKey(key);
    await store.rotations.begin(key);
    return followRotation(connection, store, keysFrom(withoutLedger(file)), key, say);
  }
  if (command === 'activate' && named) {
    if (!seals(named)) return refuse(`${path} holds no key ${named} that seals`);
    const known = Object.hasOwn(await store.settings.keysInUse(), named);
    const rotation = await store.rotations.find(named);
    if (!known || (rotation && !rotation.finished)) return refuse(`not everything is under ${named} yet; run rotate ${named} first`);
    replaceKeysFile(path, activated(file, named));
    say(`${named} is active. Now: share it with the portals, start portals and workers anew, then rotate once more`);
    return 0;
  }
  if (command === 'retire' && named) {
    if (named === file.active) return refuse(`${named} is the active key`);
    const needed = await neededFor(connection, store, named, Number(values.retention));
    if (needed.length > 0) return refuse(`${named} is needed still:`, ...needed.map((why) => `  ${why}`));
    // The data forgets it first: who still has it in a file may have it.
    await store.settings.forgetKey(named);
    await store.rotations.forget(named);
    replaceKeysFile(path, retired(file, named));
    say(`${named} is retired. Now: share the file with the portals; keep a copy of the old one with backups of its time`);
    return 0;
  }
  say(usage);
  return 2;
}

/** Works on a rotation, or looks on while a worker does, and says how far it is, until it is done. */
async function followRotation(
  connection: Connection,
  store: Store,
  keys: ReturnType<typeof keysFrom>,
  key: string,
  say: Say,
): Promise<number> {
  let said = '';
  for (;;) {
    const mine = await rotateOn(connection, keys);
    const now = await store.rotations.find(key);
    if (!now) return 1;
    const line = progressOf(now);
    if (line !== said) say((said = line));
    if (!now.running) return now.unread.length > 0 ? 1 : 0;
    if (!mine) await pause(1_000);
  }
}

/** `people 200/310, drafts 0/12 …`; what could not be opened, named. */
function progressOf({ passes, running, unread, finished }: Rotation): string {
  const parts = Object.entries(passes).map(([name, { seen, total, changed, done }]) =>
    done ? `${name} ${changed} of ${seen} changed` : `${name} ${seen}/${Math.max(seen, total)}`,
  );
  const state = running ? 'under way' : `done; the key may be active since ${finished ?? ''}`;
  const left = unread.map((one) => `\n  not opened: ${one.collection} ${one.id} (${one.why})`);
  return `${state}: ${parts.join(', ')}${left.join('')}`;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const say = (line: string): void => console.log(line);
  // How it is used is said wherever it is asked, with no file and no database.
  if (args.length === 0) {
    say(usage);
    return void (process.exitCode = 2);
  }
  const { path, sandbox } = keysFileOf();
  const done = keysFileCommand(args, path, sandbox, say);
  if (done !== undefined) return void (process.exitCode = done);
  const config = commandConfig();
  const keys = keysFrom(withoutLedger(readKeys(config.keysFile, { sandbox })));
  const connection = await openMongo(config, 2);
  try {
    const store = createStore({ connection, keys });
    const refusal = await store.settings.stampOrRefuse({ sandbox: config.sandbox });
    if (refusal) throw new Error(refusal);
    await store.ensureIndexes();
    process.exitCode = await keysCommand(args, { connection, store, path: config.keysFile, sandbox, say });
  } finally {
    await disconnect(connection);
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
