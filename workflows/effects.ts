import { proxyActivities } from '@temporalio/workflow';
import { type Activities } from '../activities/contract';

/** Retried for ever: a case waits for a registry, a treasury or MongoDB as long as it takes, and goes on by itself. */
const patient = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;

export const { record, keptInTime } = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds', retry: patient });
export const { compare } = proxyActivities<Activities>({ startToCloseTimeout: '2 minutes', retry: patient });
export const { disburse } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry: { ...patient, maximumInterval: '10 minutes' } });
export const { relay } = proxyActivities<Activities>({ startToCloseTimeout: '10 minutes', retry: patient });
