import { hashPassword } from '../../src/portal/password';
import { type Services } from '../../src/portal/services';
import { sandboxPassword } from '../accounts';
import { type Driven, drive } from './acts';
import { afterPayment, type BatchPlan, batchPlans, makeBatch } from './batches';
import { fileOf } from './file';
import { type Plan, plans } from './plans';

export interface Making {
  /** What an earlier start made already, by key. */
  done: ReadonlySet<string>;
  /** Tells of one more. */
  made(key: string): void;
  /** Tells of one that did not come to what it should: somebody else acted on it meanwhile, as anybody may. */
  left(key: string, why: string): void;
}

/** How many things there are to make. */
export const howMany = (): number => plans().length + batchPlans.length;

/** Everything, unless a test asks for less. */
const everything = { cases: plans(), batches: batchPlans };

/** At once: more would only wait for each other in the engines of a small machine. */
const atOnce = 10;

/**
 * Makes the living cases through the real engine, in the names of those who act. May be killed and begun again at any moment: whatever
 * was done stands under a key, and is not done again.
 */
export async function makeLivingCases(
  services: Services,
  { done, made, left }: Making,
  { cases: all, batches } = everything,
): Promise<void> {
  const attempt = async (key: string, work: () => Promise<void>): Promise<void> => {
    if (done.has(key)) return;
    try {
      await work();
    } catch (error) {
      left(key, error instanceof Error ? error.message : String(error));
    }
    made(key);
  };
  await addFounders(services, all);
  const waiting = [...all];
  const ready = new Map<string, Driven>();
  const one = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      const { key, founder, written, steps } = plan;
      const batch = batches.find(({ key: name, rows }) => rows.includes(key) && !done.has(name));
      if (done.has(key) && !batch) continue;
      let kase: Driven | undefined;
      const file = async (): Promise<Driven> => (kase ??= drive(services, await fileOf(services, founder, written), founder.actor));
      await attempt(key, async () => {
        for (const step of steps.length > 0 ? steps : [() => Promise.resolve()]) await step(await file(), founder);
      });
      const there = batch && (await file().catch(() => undefined));
      if (!there) continue;
      ready.set(key, there);
      // At once, before anybody who tries the system takes its rows for a batch of their own.
      if (batch.rows.every((row) => ready.has(row))) await attempt(batch.key, () => batchWhole(batch));
    }
  };
  const batchWhole = async (batch: BatchPlan): Promise<void> => {
    const caseOf = (key: string): Driven => ready.get(key) as Driven;
    await makeBatch(services, batch, caseOf);
    for (const row of batch.rows) await afterPayment[row]?.(caseOf(row));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function addFounders({ people }: Services, all: readonly Plan[]): Promise<void> {
  const passwordHash = await hashPassword(sandboxPassword);
  for (const { founder } of all) {
    const { actor, login, name, telephone: phone, identity } = founder;
    if (await people.byId(actor.id)) continue;
    await people.add({ actor, login, passwordHash, name, phone, identity, letters: 'sms', language: 'zh-CN' });
  }
}
