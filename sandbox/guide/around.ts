import { join } from 'node:path';
import { type Around } from '../../src/portal/around';
import { projectFolder } from '../../src/root';
import { clockPages } from './clock';
import { faultPages } from './faults';
import { fillIn } from './fill';
import { guidePages } from './page';
import { examplePaperPages } from './papers';
import { type SandboxPlaces } from './places';
import { rosterPages } from './rosters';
import { enterPages } from './enter';
import { openDuePages } from './open-due';

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
