import { proxyActivities } from '@temporalio/workflow';
import { type Activities } from '../activities/contract';

/**
 * The time-outs are how long a case stands when its worker dies in the middle of an effect: each a little more than the effect ever takes.
 * Retried for ever: a case waits for a registry, a treasury or MongoDB as long as it takes, and goes on by itself.
 */
const patient = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;

export const { record, keptInTime } = proxyActivities<Activities>({ startToCloseTimeout: '10 seconds', retry: patient });
export const { compare } = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds', retry: patient });
export const { disburse } = proxyActivities<Activities>({
  startToCloseTimeout: '20 seconds',
  retry: { ...patient, maximumInterval: '10 minutes' },
});
export const { relay } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry: patient });
