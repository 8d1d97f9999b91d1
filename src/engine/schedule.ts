import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { type openInvitations } from '../../workflows/open-invitations';

/** Every morning, by the clock of Shanghai. A morning that was missed (an outage, a week even) is made up for once. */
export async function scheduleInvitations(client: Client, taskQueue: string): Promise<void> {
  try {
    await client.schedule.create<typeof openInvitations>({
      scheduleId: 'open-invitations',
      spec: { calendars: [{ hour: 6, minute: 0 }], timezone: 'Asia/Shanghai' },
      action: { type: 'startWorkflow', workflowType: 'openInvitations', workflowId: 'open-invitations', taskQueue, args: [] },
      policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '30 days' },
    });
  } catch (error) {
    // Another worker was first, today or years ago.
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
