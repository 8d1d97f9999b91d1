import { temporal } from '@temporalio/proto';
import { type World } from './world';

type Payloads = temporal.api.common.v1.IPayloads;

interface Start {
  workflowType: temporal.api.common.v1.IWorkflowType | null;
  taskQueue: { name: string };
  input: Payloads | null;
}

/**
 * Somebody who reaches Temporal's port and holds no key: reads histories and sends what was read, byte by byte, to whom they like. What
 * it says they cannot know.
 */
export function eavesdropper({ client }: World) {
  const service = client.connection.workflowService;
  const { namespace } = client.options;
  const eventsOf = async (id: string) => (await client.workflow.getHandle(id).fetchHistory()).events ?? [];

  return {
    /** The sealed messages that a case accepted, oldest first. */
    async messages(id: string): Promise<Payloads[]> {
      return (await eventsOf(id)).flatMap(
        (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args ?? [],
      );
    },

    /** The sealed input that a case was started with, and how. */
    async start(id: string): Promise<Start> {
      const [first] = await eventsOf(id);
      const { workflowType, taskQueue, input } = first?.workflowExecutionStartedEventAttributes ?? {};
      return { workflowType: workflowType ?? null, taskQueue: { name: taskQueue?.name ?? '' }, input: input ?? null };
    },

    /** Starts a workflow under any id with it. @returns how it stands, once it has failed or run */
    async begin(workflowId: string, start: Start): Promise<string> {
      await service.startWorkflowExecution({ namespace, workflowId, requestId: workflowId, ...start });
      return client.workflow
        .getHandle(workflowId)
        .result()
        .then(
          () => 'done',
          (error: unknown) => (error as { cause?: { type?: string } }).cause?.type ?? 'failed',
        );
    },

    /** What an effect of a case was answered, sealed. */
    async answers(id: string, effect: string): Promise<Payloads> {
      const events = await eventsOf(id);
      const asked = events.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === effect)?.eventId;
      const told = events.find((event) => asked && event.activityTaskCompletedEventAttributes?.scheduledEventId?.eq(asked));
      return told?.activityTaskCompletedEventAttributes?.result ?? {};
    },

    /** Answers, before its worker does, an effect that is under way. @returns false while there is none */
    async answer(workflowId: string, effect: string, result: Payloads): Promise<boolean> {
      const { raw } = await client.workflow.getHandle(workflowId).describe();
      const waiting = raw.pendingActivities?.find((one) => one.activityType?.name === effect && one.lastStartedTime);
      if (!waiting) return false;
      await service.respondActivityTaskCompletedById({ namespace, workflowId, activityId: waiting.activityId ?? '', result });
      return true;
    },

    /** Sends a sealed message to any case. @returns whether the case took it */
    async send(workflowId: string, args: Payloads, updateId: string): Promise<'taken' | 'refused'> {
      const { outcome } = await service.updateWorkflowExecution({
        namespace,
        workflowExecution: { workflowId },
        request: { meta: { updateId, identity: 'nobody' }, input: { name: 'act', args } },
        waitPolicy: {
          lifecycleStage: temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED,
        },
      });
      return outcome?.success ? 'taken' : 'refused';
    },
  };
}
