import { MongoClient } from 'mongodb';
import { elsewhere, type Engine, type StartOptions } from './engine';
import { freePort } from './free-port';
import { launch } from './launch';
import { ensureMongo } from './mongo-ways';
import { dataDirOf } from './pid-file';

/** Whether a MongoDB answers a ping at this address within two seconds. */
export async function mongoAnswers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000, connectTimeoutMS: 2_000, socketTimeoutMS: 2_000 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

/**
 * Finds MongoDB, starts it if it is ours to start, and waits until it answers. Throws when it cannot be had (name `EngineMissing`),
 * does not start, or does not answer at the address given.
 */
export async function startMongo({ dataDir, port, durable = true, log, say = console.log }: StartOptions): Promise<Engine> {
  const found = await ensureMongo(say);
  if ('address' in found) {
    if (!(await mongoAnswers(found.address))) throw new Error('MongoDB does not answer at the address in MONGODB_URI');
    return elsewhere('MongoDB at MONGODB_URI', found.address);
  }
  const { program } = found;
  const listen = port ?? (await freePort());
  // Whatever failed is tried again by us, under its key. SecantusDB keeps each retryable write for half an hour, and from the ten
  // thousandth on sorts them all at every write: four fifths of its processor time in a run of all tests.
  const address = `mongodb://127.0.0.1:${listen}/?directConnection=true&retryWrites=false`;
  const running = await launch(program, {
    port: listen,
    dataDir: dataDirOf(dataDir, program.family),
    durable,
    say,
    ready: () => mongoAnswers(address),
    ...(log !== undefined && { log }),
  });
  return { ...running, address, name: program.name, family: program.family, maxPool: program.maxPool };
}
