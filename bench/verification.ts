import { verificationOf } from '../test/support/verification';
import { runBare, twenty } from './acts';
import { area, employersMade } from './employers/made';
import { startRegistries } from './employers/start';
import { historyOf } from './history';
import { meter } from './processor';
import { abreast, type Rig, startRig } from './rig';

/**
 * Employers of three people each, from the submission to the receipt of both receivers by rule, over as many bare workflows with as many
 * Updates and one empty activity each; then one employer of thousands.
 */
export async function verification(count: number, large: number): Promise<Record<string, unknown>> {
  const registries = await startRegistries(count + twenty, large);
  const rig = await startRig({ registriesUrl: registries.url });
  try {
    const employers = employersMade(count + twenty, large);
    const runAll = async (from: number, many: number): Promise<{ seconds: number; ids: string[] }> => {
      const ids: string[] = [];
      const seconds = await abreast(many, twenty, async (index) => {
        const employer = employers[from + index];
        if (!employer) throw new Error('there are no more employers');
        const j = await verificationOf(rig.world, employer, area);
        await j.submit();
        const { outcome } = await j.until((state) => state.outcome !== undefined);
        if (outcome !== 'granted') throw new Error(`a roster in order was ${outcome ?? ''}`);
        ids.push(j.id);
      });
      return { seconds, ids };
    };
    await runAll(count, twenty);
    const spent = meter(rig.measured);
    const ours = await runAll(0, count);
    const processorMs = each(spent(), count);
    await runBare(rig, twenty, 1);
    const bareSpent = meter(rig.measured);
    const bare = await runBare(rig, count, 1);
    const bareMs = each(bareSpent(), count);
    const { events, bytes } = await historyOf(rig.world, ours.ids, 1);
    return {
      ratio: round(bare / ours.seconds),
      casesPerSecond: round(count / ours.seconds),
      bareCasesPerSecond: round(count / bare),
      processorMsPerCase: processorMs,
      bareProcessorMsPerCase: bareMs,
      eventsPerCase: events,
      bytesPerCase: bytes,
      cases: count,
      mongodb: rig.mongo,
      ...(large > 0 ? { large: await largeCase(rig, registries.url, employers.at(-1)) } : {}),
    };
  } finally {
    await rig.end();
    await registries.stop();
  }
}

/** One employer of thousands: when the first rows are known, when all are, and how long the registries alone take for as many questions. */
async function largeCase(rig: Rig, registriesUrl: string, employer: ReturnType<typeof employersMade>[number] | undefined) {
  if (!employer) throw new Error('there is no large employer');
  const j = await verificationOf(rig.world, employer, area);
  const start = performance.now();
  const seconds = (): number => round((performance.now() - start) / 1_000);
  await j.submit();
  while ((await rig.world.store.rowResults.done(j.id)) === 0) await pause();
  const firstSeen = seconds();
  while ((await j.state()).roster?.counts === undefined) await pause();
  const all = seconds();
  const { counts } = (await j.state()).roster ?? {};
  await j.until((state) => state.outcome !== undefined);
  const { events, bytes } = await historyOf(rig.world, [j.id], 1);
  const alone = await askedAlone(
    registriesUrl,
    employer.staff.map(({ person }) => person.identity),
  );
  return { people: employer.staff.length, firstSeen, all, registriesAlone: alone, ratio: round(all / alone), events, bytes, counts };
}

/** The same questions and nothing else, as many at once as the check has. */
async function askedAlone(url: string, identities: readonly string[]): Promise<number> {
  const seconds = await abreast(identities.length, 8, async (index) => {
    for (const registry of ['employment', 'certificate'])
      await (
        await fetch(`${url}/${registry}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ number: identities[index] }),
        })
      ).json();
  });
  return round(seconds);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
const round = (value: number): number => Math.round(value * 100) / 100;
const each = (spent: Record<string, number>, count: number): Record<string, number> =>
  Object.fromEntries(Object.entries(spent).map(([name, ms]) => [name, Math.round(ms / count)]));
