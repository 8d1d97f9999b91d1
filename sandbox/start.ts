import { join, resolve } from 'node:path';
import { type Engine } from '../engines/engine';
import { startMongo } from '../engines/mongo';
import { run } from '../engines/run';
import { startTemporal } from '../engines/temporal';
import { endWithNpm } from '../engines/with-npm';
import { createKeysFile } from '../src/sealing/keys-file';
import { accountsToTry } from './accounts';
import { endLeftovers } from './supervise/leftovers';
import { environmentOf, keepEnvironment } from './supervise/environment';
import { createKeeper, type Keeper } from './supervise/keep';
import { openFolder } from './supervise/folder';
import { clearFolder, stampFolder } from './supervise/fresh';
import { claimSandbox, leaveSandbox } from './supervise/only-one';
import { runBeside } from './supervise/once';
import { startPart } from './supervise/part';
import { choosePorts, portWished } from './supervise/ports';

const data = resolve(process.env['ZHUYE_DATA'] || '.data');
const say = (line: string): void => console.log(line);

const usage = `npm start              starts everything, and keeps what was there
npm start -- --fresh   deletes what earlier starts made, and begins anew`;

/** `npm start`: the whole sandbox on this machine, kept running until Ctrl-C. @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  const fresh = args.includes('--fresh');
  if (args.some((one) => one !== '--fresh')) {
    say(usage);
    return 2;
  }
  const wrong = portWished(process.env['PORT']) === undefined ? 'PORT: expected a number from 1 to 65535' : openFolder(data);
  if (wrong) {
    say(wrong);
    return 1;
  }
  const mine = join(data, 'sandbox.running.json');
  const other = claimSandbox(mine, '');
  if (other) {
    say(
      `Zhuye runs already${other.address ? ` at ${other.address}` : ', it is just starting'} (process ${other.pid}); stop it there with Ctrl-C.`,
    );
    return 1;
  }
  if (fresh) {
    const cleared = await clearFolder(data, process.env, say);
    if ('refused' in cleared) {
      say(cleared.refused);
      leaveSandbox(mine);
      return 1;
    }
    say(cleared.deleted.length > 0 ? `Deleted in ${data}: ${cleared.deleted.join(', ')}` : `There was nothing to delete in ${data}`);
  }
  stampFolder(data);
  const keeper = createKeeper(say);
  const signal = stopSignal();
  try {
    const started = everything(keeper, mine);
    // A start that fails while we stop is no news; without this it would be an unhandled rejection.
    started.catch(() => undefined);
    await Promise.race([started, signal]);
    say(`${await signal}: stopping …`);
    await keeper.stop();
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    await keeper.stop();
    return 1;
  } finally {
    leaveSandbox(mine);
  }
}

async function everything(keeper: Keeper, mine: string): Promise<void> {
  await endLeftovers(join(data, 'parts'), say);
  const wished = portWished(process.env['PORT']) ?? 0;
  const ports = await choosePorts(join(data, 'ports.json'), wished);
  if (ports.portal !== wished) say(`Port ${wished} is taken by another program; this start is at ${ports.portal}.`);
  const address = `http://127.0.0.1:${ports.portal}`;
  claimSandbox(mine, address);
  createKeysFile(join(data, 'keys.json'));

  const engine = async (name: string, start: () => Promise<Engine>): Promise<Engine> => {
    let first: Engine | undefined;
    await keeper.keep({ name, start: async () => (first = await start()) });
    if (!first) throw new Error(`${name} did not start`);
    say(`${name}: ${first.name}`);
    return first;
  };
  const mongo = await engine('MongoDB', () =>
    startMongo({ dataDir: data, port: ports.mongodb, log: join(data, 'logs', 'mongodb.log'), say }),
  );
  const temporal = await engine('Temporal', () =>
    startTemporal({ dataDir: data, port: ports.temporal, log: join(data, 'logs', 'temporal.log'), say }),
  );
  const env = environmentOf({ mongo, temporal }, ports, data);
  keepEnvironment(join(data, 'environment.json'), env);
  const part = (name: string, program: string, port: number): Promise<void> =>
    keeper.keep({ name, start: () => startPart({ name, program, port, env }, data, say) });

  await part('registries', 'sandbox/registries/main.js', ports.registries);
  await part('treasury', 'sandbox/treasury/main.js', ports.treasury);
  await part('receivers', 'sandbox/receivers/main.js', ports.receivers);
  await part('letters', 'sandbox/letters/main.js', ports.letters);
  await part('identity', 'sandbox/identity/main.js', ports.identity);
  const why = await run(process.execPath, [join(__dirname, 'seed.js')], { seconds: 120, env });
  if (why) throw new Error(`the accounts to try could not be made: ${why}`);
  await part('worker', 'src/worker.js', ports.worker);
  await part('portal', 'sandbox/portal.js', ports.portal);
  // The pages answer already; what waits on every desk comes in while somebody looks around.
  if (process.env['ZHUYE_LIVING'] !== 'none') keeper.beside(() => runBeside(join(__dirname, 'living', 'main.js'), env, say));

  say(`Zhuye is ready at ${address}`);
  say('Press 试用指南 (the guide) in the yellow line to be any of these in one press.');
  const accounts = accountsToTry();
  const width = Math.max(...accounts.map(({ login }) => login.length));
  for (const { login, password, who } of accounts) say(`  ${login.padEnd(width)}  ${password}  ${who}`);
}

/** Resolves with the name of the first signal to stop. A second one, some seconds later, ends this process at once. */
const stopSignal = (): Promise<string> =>
  new Promise((done) => {
    let first = 0;
    const onSignal = (name: string): void => {
      // npm passes Ctrl-C on, which the terminal has sent here already: two at the same moment are one.
      if (first && Date.now() - first > 2_000) process.exit(1);
      first ||= Date.now();
      done(name);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });

endWithNpm();
void main(process.argv.slice(2))
  .catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  })
  .then((status) => process.exit(status));
