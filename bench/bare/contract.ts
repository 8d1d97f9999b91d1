import { defineUpdate } from '@temporalio/workflow';

/** What a bare case is sent: nothing, so that only Temporal itself is measured. */
export const step = defineUpdate<number>('step');
export interface BareActivities {
  nothing(): Promise<void>;
}
