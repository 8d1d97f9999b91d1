import { proxyActivities } from '@temporalio/workflow';
import { type Schedules } from '../activities/contract';
import { type LocalDate } from '../src/domain/values';

const { openDue } = proxyActivities<Schedules>({ startToCloseTimeout: '1 minute' });

/** Once a day, by the schedule: opens every invitation whose day has come, a handful at a time. @param asOf another day than today */
export async function openInvitations(asOf?: LocalDate): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) after = await openDue(after, asOf);
}
