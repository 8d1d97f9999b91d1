import { resolve } from 'node:path';
import { buildMongo } from './build-mongo';
import { ensureMongo } from './mongo-ways';
import { startMongo } from './mongo';
import { endWithNpm } from './with-npm';
import { type Search } from './ways/first';
import { startTemporal } from './temporal';
import { ensureTemporal } from './temporal-ways';

const usage = `npm run engines -- find            where MongoDB and Temporal are found, or fetched
npm run engines -- build mongodb   builds the fast SecantusDB by cargo; from then on it is the one used
npm run engines -- up [DIR]        starts both for a developer, prints their addresses, runs until Ctrl-C`;

/** The command `npm run engines`. @returns the exit status */
async function main([verb, what]: string[]): Promise<number> {
  const say = (line: string): void => console.log(line);
  if (verb === 'find') {
    say(`MongoDB: ${describe(await ensureMongo(say))}`);
    say(`Temporal: ${describe(await ensureTemporal(say))}`);
    return 0;
  }
  if (verb === 'build' && what === 'mongodb') {
    const built = await buildMongo(say);
    say('no' in built ? `not built: ${built.no}` : `built: ${built.command}`);
    return 'no' in built ? 1 : 0;
  }
  if (verb === 'up') return up(resolve(what ?? '.data/engines'), say);
  say(usage);
  return 2;
}

const describe = (found: Search): string =>
  ('address' in found ? `at the address given` : `${found.program.name}, ${found.program.command}`) + ` (${found.way})`;

async function up(dataDir: string, say: (line: string) => void): Promise<number> {
  const mongo = await startMongo({ dataDir, say });
  const temporal = await startTemporal({ dataDir, say });
  say(`export MONGODB_URI="${mongo.address}"`);
  say(`export TEMPORAL_ADDRESS="${temporal.address}"`);
  say(`export MONGODB_POOL=${mongo.maxPool}`);
  const signal = new Promise<string>((done) => void process.once('SIGINT', () => done('stopped')).once('SIGTERM', () => done('stopped')));
  const why = await Promise.race([signal, mongo.ended.then((how) => `MongoDB ${how}`), temporal.ended.then((how) => `Temporal ${how}`)]);
  say(why);
  await temporal.stop();
  await mongo.stop();
  return why === 'stopped' ? 0 : 1;
}

endWithNpm();
main(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
