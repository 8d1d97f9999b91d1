import { hashPassword } from '../../src/portal/password';
import { type Services } from '../../src/portal/services';
import { sandboxPassword } from '../accounts';
import { type Driven, drive } from './acts';
import { afterPayment, type BatchPlan, batchPlans, makeBatch } from './batches';
import { fileOf } from './file';
import { type HandOverPlan, handOverOf, handOverPlans } from './hand-overs';
import { type HomePlan, homePlans } from './home-plans';
import { type Plan, plans } from './plans';
import { draftOf, fileForUnit, fileReward } from './unit-file';
import { type UnitPlan, unitPlans } from './unit-plans';
import { type Unit } from './units';
import { workshopPlans } from './workshop-plans';

export interface Making {
  /** What an earlier start made already, by key. */
  done: ReadonlySet<string>;
  /** Tells of one more. */
  made(key: string): void;
  /** Tells of one that did not come to what it should: somebody else acted on it meanwhile, as anybody may. */
  left(key: string, why: string): void;
}

/** How many things there are to make. */
export const howMany = (): number => plans().length + unitPlans().length + homes().length + handOverPlans.length + batchPlans.length;

const homes = (): HomePlan[] => [...homePlans(), ...workshopPlans()];

/** Everything, unless a test asks for less. */
const everything = (): Made => ({ cases: plans(), units: unitPlans(), homes: homes(), handOvers: handOverPlans, batches: batchPlans });

interface Made {
  cases: readonly Plan[];
  units: readonly UnitPlan[];
  homes: readonly HomePlan[];
  handOvers?: readonly HandOverPlan[];
  batches: readonly BatchPlan[];
}

/** At once: more would only wait for each other in the engines of a small machine. */
const atOnce = 10;

/**
 * Makes the living cases through the real engine, in the names of those who act. May be killed and begun again at any moment: whatever
 * was done stands under a key, and is not done again.
 */
export async function makeLivingCases(
  services: Services,
  { done, made, left }: Making,
  { cases, units, homes, handOvers = [], batches }: Made = everything(),
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
  await addAccounts(services, [
    ...cases.map(({ founder }) => founder),
    ...units.map(({ unit }) => unit),
    ...homes.map(({ filer }) => filer),
  ]);
  const waiting = [
    ...cases.map((plan) => founderJob(services, plan)),
    ...units.map((plan) => unitJob(services, plan)),
    ...homes.map((plan) => homeJob(services, plan)),
    ...handOvers.map((plan) => handOverJob(services, plan)),
  ];
  const ready = new Map<string, Driven>();
  const one = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const { key, begin, steps } = job;
      const batch = batches.find(({ key: name, rows }) => rows.includes(key) && !done.has(name));
      if (done.has(key) && !batch) continue;
      let kase: Driven | undefined;
      const begun = async (): Promise<Driven | undefined> => (kase ??= await begin());
      await attempt(key, async () => {
        const there = await begun();
        if (there) for (const step of steps) await step(there);
      });
      const there = batch && (await begun().catch(() => undefined));
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

/** What is made under one key. */
interface Job {
  key: string;
  /** Files it, or finds it filed; undefined for what stays a draft. */
  begin(): Promise<Driven | undefined>;
  steps: readonly ((kase: Driven) => Promise<void>)[];
}

const founderJob = (services: Services, { key, founder, written, steps }: Plan): Job => ({
  key,
  begin: async () => drive(services, await fileOf(services, founder, written), founder.actor),
  steps: steps.map((step) => (kase) => step(kase, founder)),
});

const unitJob = (services: Services, { key, unit, draft, reward, steps }: UnitPlan): Job => ({
  key,
  begin: async () => {
    if (draft) {
      await draftOf(services, unit, draft);
      return undefined;
    }
    const verified = await fileForUnit(services, unit);
    return drive(services, reward ? await fileReward(services, unit, verified) : verified, unit.actor);
  },
  steps: steps.map((step) => (kase) => step(kase, unit, services)),
});

const homeJob = (services: Services, { key, filer, begin, steps }: HomePlan): Job => ({
  key,
  begin: async () => {
    const id = await begin(services, filer);
    return id && drive(services, id, filer.actor);
  },
  steps: steps.map((step) => (kase) => step(kase, filer, services)),
});

const handOverJob = (services: Services, plan: HandOverPlan): Job => ({
  key: plan.key,
  begin: () => handOverOf(services, plan),
  steps: plan.steps.map((step) => (kase) => step(kase, services)),
});

async function addAccounts(
  { people }: Services,
  all: readonly Pick<Unit, 'actor' | 'login' | 'name' | 'telephone' | 'identity'>[],
): Promise<void> {
  const passwordHash = await hashPassword(sandboxPassword);
  for (const { actor, login, name, telephone: phone, identity } of all) {
    if (await people.byId(actor.id)) continue;
    await people.add({ actor, login, passwordHash, name, phone, identity, letters: 'sms', language: 'zh-CN' });
  }
}
