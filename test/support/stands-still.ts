import { type CaseId } from '../../src/domain/values';
import { until } from './bad-days';
import { type World } from './world';

/** What a case waits for: its ledger, its view, the effects that Temporal tries again and why they failed, what is on its way to it. */
export async function standsStill({ client, store }: World, id: CaseId): Promise<unknown> {
  const { raw, historyLength } = await client.workflow.getHandle(id).describe();
  const effects = raw.pendingActivities?.map(({ activityType, attempt, state, lastFailure }) => ({
    name: activityType?.name,
    attempt,
    state,
    lastFailure: lastFailure?.message,
    cause: lastFailure?.cause?.message,
  }));
  const view = await store.cases.read(id);
  return {
    ledger: await store.ledger.headOf(id),
    view: view && { version: view.state.version, open: view.state.obligations.map((one) => one.step) },
    events: historyLength,
    workflowTask: raw.pendingWorkflowTask,
    effects,
    onTheWay: (await store.outgoing.waitingFor(id)).map(({ kind, attempts, leasedUntil, lastWhy }) => ({
      kind,
      attempts,
      leasedUntil,
      lastWhy,
    })),
  };
}

/** Waits for a case that has been through bad days. @throws with what it waits for itself when that does not come */
export const comesTo = (world: World, id: CaseId, look: () => Promise<boolean>, seconds: number): Promise<true> =>
  until(async () => (await look()) || undefined, seconds, 100).catch(async () => {
    const why = JSON.stringify(await standsStill(world, id), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    throw new Error(`${id} stands still: ${why}`);
  });
