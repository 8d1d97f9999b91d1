import { type World } from '../test/support/world';
import { median } from './rig';

/** Temporal events and bytes of finished cases, by the acts of one case. */
export async function historyOf(world: World, ids: readonly string[], acts: number): Promise<{ events: number; bytes: number }> {
  const figures = await Promise.all(
    ids.slice(0, 20).map(async (id) => {
      const description = await world.client.workflow.getHandle(id).describe();
      const { historyLength, historySize } = description as unknown as { historyLength: number; historySize?: number };
      return { events: historyLength, bytes: historySize ?? 0 };
    }),
  );
  return { events: median(figures.map((one) => one.events)) / acts, bytes: median(figures.map((one) => one.bytes)) / acts };
}

/** How many Updates a finished case took, by its own history. */
export async function updatesIn(world: World, id: string): Promise<number> {
  const { events } = await world.client.workflow.getHandle(id).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
}
