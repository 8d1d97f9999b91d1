import { compareWith } from './compare';
import { type Activities } from './contract';
import { disburseBy } from './disburse';
import { keptInTimeIn } from './kept-in-time';
import { type Ports } from './ports';
import { recordIn } from './record';
import { relayBy } from './relay';

/** All side effects of the cases, over the ports given. */
export const createActivities = (ports: Ports): Activities => ({
  record: recordIn(ports),
  keptInTime: keptInTimeIn(ports),
  compare: compareWith(ports),
  disburse: disburseBy(ports),
  relay: relayBy(ports),
});
