import { askCorrectionsIn } from './ask-corrections';
import { beating } from './beating';
import { checkRowsIn } from './check-rows';
import { compareWith } from './compare';
import { type Activities, type Answered, type AnsweringActivities, type Asked, type Schedules } from './contract';
import { disburseBy } from './disburse';
import { drawScorersFrom } from './draw-scorers';
import { keptInTimeIn } from './kept-in-time';
import { noticeIn } from './notice';
import { type Ports } from './ports';
import { recordIn } from './record';
import { passOverIn } from './pass-over';
import { openDueIn } from './open-due';
import { relayBy } from './relay';
import { transmitBy } from './transmit';
import { remindWindowsIn } from './remind-windows';
import { tellWaitingIn } from './tell-waiting';

/**
 * All side effects of the cases, over the ports given. Each answer says which question it answers; what may take longer than a worker's silence is
 * borne for says that it goes on (`checkRows` by itself, row by row).
 */
export function createActivities(ports: Ports): AnsweringActivities & Schedules {
  const {
    record,
    keptInTime,
    compare,
    checkRows,
    drawScorers,
    disburse,
    transmit,
    relay,
    putUp,
    lookBack,
    takeDown,
    freezePlace,
    passOver,
  }: Activities = {
    record: recordIn(ports),
    keptInTime: keptInTimeIn(ports),
    compare: compareWith(ports),
    checkRows: checkRowsIn(ports),
    drawScorers: drawScorersFrom(ports),
    disburse: disburseBy(ports),
    transmit: transmitBy(ports),
    relay: relayBy(ports),
    ...noticeIn(ports),
    ...passOverIn(ports),
  };
  return {
    record: answering(record),
    keptInTime: answering(keptInTime),
    compare: answering(beating(ports, compare)),
    checkRows: answering(checkRows),
    drawScorers: answering(drawScorers),
    disburse: answering(beating(ports, disburse)),
    transmit: answering(beating(ports, transmit)),
    relay: answering(beating(ports, relay)),
    putUp: answering(putUp),
    lookBack: answering(lookBack),
    takeDown: answering(takeDown),
    freezePlace: answering(freezePlace),
    passOver: answering(beating(ports, passOver)),
    openDue: beating(ports, openDueIn(ports)),
    tellWaiting: beating(ports, tellWaitingIn(ports)),
    remindWindows: beating(ports, remindWindowsIn(ports)),
    askCorrections: beating(ports, askCorrectionsIn(ports)),
  };
}

const answering =
  <Of extends unknown[], Answer>(activity: (...of: Of) => Promise<Answer>) =>
  async ({ question, of }: Asked<Of>): Promise<Answered<Answer>> => ({ question, answer: await activity(...of) });
