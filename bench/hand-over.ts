import { begun, homeWith } from '../test/support/hand-over';
import { nowInstant, random } from '../test/support/journey';
import { type Act } from '../src/domain/case/acts';
import { type PartyId, type RequestId, type StepId } from '../src/domain/values';
import { historyOf } from './history';
import { type Rig } from './rig';

/** A home with so many residents passes to the unit that takes it: seconds from the answer until both counts agree, and the events of the whole. */
export async function handOver(rig: Rig, residents: number): Promise<Record<string, unknown>> {
  const { world } = rig;
  const home = await homeWith(world, residents, 1);
  const id = await begun(world, home);
  const reach = async (shows: () => Promise<boolean>): Promise<void> => {
    while (!(await shows())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const state = async () => (await world.store.cases.read(id))?.state;
  await reach(async () => (await state())?.offers !== undefined);
  const start = performance.now();
  const act = {
    kind: 'take-offer',
    step: 'offer' as StepId,
    request: random() as RequestId,
    at: nowInstant(),
    seen: 1_000_000,
    party: home.units[1] as PartyId,
  } as Act;
  const answer = await world.engine.act(id, act, home.clerks[1] as (typeof home.clerks)[number]);
  if (answer.kind === 'refused') throw new Error(answer.refusal.code);
  await reach(async () => (await state())?.outcome !== undefined);
  const seconds = Math.round((performance.now() - start) / 10) / 100;
  const passed = (await state())?.passing?.passed;
  if (passed !== residents) throw new Error(`${passed ?? 0} of ${residents} have passed`);
  const { events, bytes } = await historyOf(world, [id], 1);
  return { residents, seconds, events, bytes, mongodb: rig.mongo };
}
