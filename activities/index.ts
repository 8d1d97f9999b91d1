import { askCorrectionsIn } from './ask-corrections';
import { checkRowsIn } from './check-rows';
import { compareWith } from './compare';
import { type Activities, type Answered, type AnsweringActivities, type Schedules } from './contract';
import { disburseBy } from './disburse';
import { drawScorersFrom } from './draw-scorers';
import { keptInTimeIn } from './kept-in-time';
import { noticeIn } from './notice';
import { type Ports } from './ports';
import { recordIn } from './record';
import { openDueIn } from './open-due';
import { relayBy } from './relay';
import { transmitBy } from './transmit';
import { remindWindowsIn } from './remind-windows';
import { tellWaitingIn } from './tell-waiting';

/** All side effects of the cases, over the ports given. Each answer says which question it answers. */
export function createActivities(ports: Ports): AnsweringActivities & Schedules {
  const { record, keptInTime, compare, checkRows, drawScorers, disburse, transmit, relay, putUp, lookBack, takeDown }: Activities = {
    record: recordIn(ports),
    keptInTime: keptInTimeIn(ports),
    compare: compareWith(ports),
    checkRows: checkRowsIn(ports),
    drawScorers: drawScorersFrom(ports),
    disburse: disburseBy(ports),
    transmit: transmitBy(ports),
    relay: relayBy(ports),
    ...noticeIn(ports),
  };
  return {
    record: answering(record),
    keptInTime: answering(keptInTime),
    compare: answering(compare),
    checkRows: answering(checkRows),
    drawScorers: answering(drawScorers),
    disburse: answering(disburse),
    transmit: answering(transmit),
    relay: answering(relay),
    putUp: answering(putUp),
    lookBack: answering(lookBack),
    takeDown: answering(takeDown),
    openDue: openDueIn(ports),
    tellWaiting: tellWaitingIn(ports),
    remindWindows: remindWindowsIn(ports),
    askCorrections: askCorrectionsIn(ports),
  };
}

const answering =
  <Asked extends unknown[], Answer>(activity: (...asked: Asked) => Promise<Answer>) =>
  async (question: string, ...asked: Asked): Promise<Answered<Answer>> => ({ question, answer: await activity(...asked) });
