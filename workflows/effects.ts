import { ActivityCancellationType, log, proxyActivities, uuid4 } from '@temporalio/workflow';
import { type Activities, type AnsweringActivities, type Answered, type Asked, type Schedules } from '../activities/contract';

/**
 * How long a case stands when its worker dies in the middle of an effect: ten seconds. What may take longer by itself says meanwhile that it goes
 * on (`activities/beating.ts`), and its time-out is a little more than it ever takes.
 * Retried for ever: a case waits for a registry, a treasury or MongoDB as long as it takes, and goes on by itself.
 * What only writes to MongoDB is tried again every ten seconds at least: after an outage no case stands for a minute more.
 */
const patient = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
/** After so long without a word a worker counts as dead. One that only was slow does the same again beside the next, which changes nothing. */
const silence = '10 seconds';

const quick = proxyActivities<AnsweringActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { ...patient, maximumInterval: '10 seconds' },
});
const asking = proxyActivities<AnsweringActivities>({ startToCloseTimeout: '30 seconds', heartbeatTimeout: silence, retry: patient });
const paying = proxyActivities<AnsweringActivities>({
  startToCloseTimeout: '20 seconds',
  heartbeatTimeout: silence,
  retry: { ...patient, maximumInterval: '10 minutes' },
});
/** Given up once an officer has entered the receipt. */
const sending = proxyActivities<AnsweringActivities>({
  startToCloseTimeout: '20 seconds',
  heartbeatTimeout: silence,
  retry: { ...patient, maximumInterval: '10 minutes' },
  cancellationType: ActivityCancellationType.TRY_CANCEL,
});
/** As long as a roster takes; a worker that died is missed within the time that one row takes at most, and another goes on where it was. */
const counting = proxyActivities<AnsweringActivities>({ startToCloseTimeout: '6 hours', heartbeatTimeout: '20 seconds', retry: patient });
/** As long as all of a place take, each by a write of its own. */
const passing = proxyActivities<AnsweringActivities>({ startToCloseTimeout: '6 hours', heartbeatTimeout: silence, retry: patient });
const speaking = proxyActivities<AnsweringActivities>({ startToCloseTimeout: '1 minute', heartbeatTimeout: silence, retry: patient });
/** What the schedule runs every morning, over many cases. */
export const morning = proxyActivities<Schedules>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: silence,
  retry: { ...patient, maximumInterval: '10 seconds' },
});

/**
 * The answer to this very question. One that was given to another (somebody at Temporal's port put an old ciphertext in its place) is
 * never believed: the question is asked again, which no effect minds.
 */
const answerTo =
  <Of extends unknown[], Answer>(effect: (asked: Asked<Of>) => Promise<Answered<Answer>>) =>
  async (...of: Of): Promise<Answer> => {
    for (;;) {
      const question = uuid4();
      const got = await effect({ question, of });
      if (got.question === question) return got.answer;
      log.warn('security: other-answer', { security: 'other-answer', question });
    }
  };

export const record: Activities['record'] = answerTo(quick.record);
export const keptInTime: Activities['keptInTime'] = answerTo(quick.keptInTime);
export const compare: Activities['compare'] = answerTo(asking.compare);
export const checkRows: Activities['checkRows'] = answerTo(counting.checkRows);
export const drawScorers: Activities['drawScorers'] = answerTo(quick.drawScorers);
export const disburse: Activities['disburse'] = answerTo(paying.disburse);
export const transmit: Activities['transmit'] = answerTo(sending.transmit);
export const putUp: Activities['putUp'] = answerTo(quick.putUp);
export const lookBack: Activities['lookBack'] = answerTo(quick.lookBack);
export const takeDown: Activities['takeDown'] = answerTo(quick.takeDown);
export const freezePlace: Activities['freezePlace'] = answerTo(quick.freezePlace);
export const passOver: Activities['passOver'] = answerTo(passing.passOver);
export const relay: Activities['relay'] = answerTo(speaking.relay);
