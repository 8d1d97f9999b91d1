import { alone } from '../test/support/bad-days';
import { type World } from '../test/support/world';
import { actTimes } from './latency';
import { abreast, median, type Rig } from './rig';

/** How many are filed at a time. */
const atATime = 20;

/**
 * An officer's act from POST to page while so many cases are open, over the same with a tenth of them; medians. Each is a workflow that
 * runs, with its view and its task: none of them is made up.
 */
export async function openCases({ world }: Rig, most: number, acts: number): Promise<Record<string, unknown>> {
  const few = Math.round(most / 10);
  const filing = await file(world, few);
  const fewMs = median(await actTimes(world, acts));
  const more = await file(world, most - few - acts);
  const mostMs = median(await actTimes(world, acts));
  return {
    ratio: Math.round((mostMs / fewMs) * 100) / 100,
    ms: Math.round(mostMs),
    fewMs: Math.round(fewMs),
    open: most,
    fewOpen: few,
    filedPerSecond: Math.round((most - acts) / (filing + more)),
  };
}

/** Cases of people of their own, filed and left open. @returns seconds it took */
const file = (world: World, count: number): Promise<number> =>
  abreast(count, atATime, async () => {
    await (await alone(world)).submit();
  });
