import { join } from 'node:path';
import { type Config } from '../../src/config';
import { type Around } from '../../src/portal/around';
import { projectFolder } from '../../src/root';
import { type Keys } from '../../src/sealing/keys';
import { clockPages } from './clock';
import { faultPages } from './faults';
import { fillIn } from './fill';
import { guidePages } from './page';
import { examplePaperPages } from './papers';
import { rosterPages } from './rosters';
import { enterPages } from './enter';
import { openDuePages, type OpenAsOf } from './open-due';

/** Where the sandbox's own services are, as the portal is told anyway. */
export interface SandboxPlaces
  extends Pick<Config, 'registriesUrl' | 'treasuryUrl' | 'smsUrl'>, Partial<Pick<Config, 'taxUrl' | 'nationalUrl'>> {
  /** The file in which the living cases' progress stands, if there are any. */
  livingFile?: string | undefined;
  /** Absent where there is no Temporal at hand. */
  opener?: (keys: Keys) => OpenAsOf;
}

/** The guide (试用指南) with everything that belongs to it: the portal of the sandbox shows it, production's does not hold it. */
export const guideAround = (places: SandboxPlaces): Around => ({
  folder: join(projectFolder(), 'sandbox', 'guide'),
  pages: (services) => [
    guidePages(services, places),
    enterPages(services),
    clockPages(services),
    openDuePages(places.opener?.(services.keys)),
    examplePaperPages(services),
    faultPages(places),
    rosterPages(),
  ],
  fill: fillIn,
});
