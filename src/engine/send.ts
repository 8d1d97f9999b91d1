import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { act, refusedType, submit } from '../../workflows/contract';
import { type Refusal } from '../domain/case/acts';
import { type ActMessage } from '../domain/case/bond';
import { programmeNamed } from '../domain/programmes';
import { type CaseInput } from '../domain/case/submission';
import { type Answer } from '../domain/case/answer';

/** How long an Update may take before the page says "kept, being processed". */
export const usualPatience = 8_000;

/** `gone`: no workflow is running under this id; the ledger knows what became of it. */
export type Sent = Answer | { kind: 'gone' };

/** Starts a case, or finds it started, and waits for its first record. Safe to repeat: one id, one start, one update. */
export async function sendSubmission(client: Client, taskQueue: string, input: CaseInput, patience: number): Promise<Sent> {
  const { id, programme } = input.submission;
  const startWorkflowOperation = new WithStartWorkflowOperation(programmeNamed(programme).story, {
    workflowId: id,
    taskQueue,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  return outcomeOf(() =>
    client.withDeadline(Date.now() + patience, () =>
      client.workflow.executeUpdateWithStart(submit, { updateId: 'submit', startWorkflowOperation }),
    ),
  );
}

/** One act. The update's id is the request's: a repeat gets the first one's answer. */
export async function sendAct(client: Client, message: ActMessage, patience: number): Promise<Sent> {
  const handle = client.workflow.getHandle(message.case);
  const updateId = message.act.request;
  return outcomeOf(() => client.withDeadline(Date.now() + patience, () => handle.executeUpdate(act, { args: [message], updateId })));
}

async function outcomeOf(call: () => Promise<{ version: number }>): Promise<Sent> {
  try {
    return { kind: 'done', version: (await call()).version };
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) return refusedBy(error);
    if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
    if (isGrpcServiceError(error) && error.code === alreadyExists) return { kind: 'gone' };
    // Never to be taken, however often it is sent.
    if (isGrpcServiceError(error) && error.code === invalidArgument) return { kind: 'refused', refusal: { code: 'unknown-act' } };
    // Timed out, cancelled, unavailable: accepted or not, nobody knows. It is kept, and asked again by the same id.
    return { kind: 'kept' };
  }
}

const invalidArgument = 3;
const alreadyExists = 6;

/** @throws the failure itself if it is no refusal: a handler that fails otherwise is a bug */
function refusedBy(error: WorkflowUpdateFailedError): Answer {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== refusedType) throw error;
  const refusal = cause.details?.[0] as Refusal;
  // It lay in Temporal too long, no worker being up: a message of now is taken.
  return refusal.code === 'out-of-time' ? { kind: 'kept' } : { kind: 'refused', refusal };
}
