import { hashPassword } from '../../src/portal/password';
import { type Services } from '../../src/portal/services';
import { sandboxPassword } from '../accounts';
import { type Driven, drive } from './acts';
import { afterPayment, batchPlans, makeBatch } from './batches';
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
const atOnce = 6;

/**
 * Makes the living cases through the real engine, in the names of those who act. May be killed and begun again at any moment: whatever
 * was done stands under a key, and is not done again.
 */
export async function makeLivingCases(
  services: Services,
  { done, made, left }: Making,
  { cases: all, batches } = everything,
): Promise<void> {
  const driven = new Map<string, Driven>();
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
  const one = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      const { key, founder, written, steps } = plan;
      const inBatch = batches.some(({ key: batch, rows }) => rows.includes(key) && !done.has(batch));
      if (done.has(key) && !inBatch) continue;
      const kase = drive(services, await fileOf(services, founder, written), founder.actor);
      driven.set(key, kase);
      await attempt(key, async () => {
        for (const step of steps) await step(kase, founder);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const caseOf = (key: string): Driven => {
    const found = driven.get(key);
    if (!found) throw new Error(`there is no case ${key}`);
    return found;
  };
  await Promise.all(
    batches.map((plan) =>
      attempt(plan.key, async () => {
        await makeBatch(services, plan, caseOf);
        for (const row of plan.rows) await afterPayment[row]?.(caseOf(row));
      }),
    ),
  );
}

async function addFounders({ people }: Services, all: readonly Plan[]): Promise<void> {
  const passwordHash = await hashPassword(sandboxPassword);
  for (const { founder } of all) {
    const { actor, login, name, telephone: phone, identity } = founder;
    if (await people.byId(actor.id)) continue;
    await people.add({ actor, login, passwordHash, name, phone, identity, letters: 'sms', language: 'zh-CN' });
  }
}
