import { proxyActivities } from '@temporalio/workflow';
import { type Schedules } from '../activities/contract';
import { type LocalDate } from '../src/domain/values';

const { openDue, tellWaiting, remindWindows } = proxyActivities<Schedules>({ startToCloseTimeout: '1 minute' });

/**
 * Once a day, by the schedule: opens every invitation whose day has come, and tells whoever asked to be told of a day or an opening, and
 * the units whose window closes; a handful at a time. @param asOf another day than today
 */
export async function openInvitations(asOf?: LocalDate): Promise<void> {
  for (const some of [openDue, tellWaiting, remindWindows]) {
    let after: string | undefined = '';
    while (after !== undefined) after = await some(after, asOf);
  }
}
