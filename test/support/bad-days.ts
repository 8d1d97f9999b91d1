import { cast } from '../../sandbox/people';
import { type SandboxPerson } from '../../sandbox/person';
import { type Fault } from '../../sandbox/faults';
import { type CaseEvent } from '../../src/domain/case/events';
import { verify } from '../../src/domain/case/ledger';
import { type StartupGrantAnswers } from '../../src/domain/programmes/startup-grant/answers';
import { type CaseId, type PersonId } from '../../src/domain/values';
import { answersOf, type Journey, journey, random } from './journey';
import { type World } from './world';

/** Makes a service of the sandbox fail, or work again with `{}`. */
export async function ill(url: string, faults: Record<string, Fault>): Promise<void> {
  const response = await fetch(`${url}/_faults`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`the switch of ${url} answered ${response.status}`);
}

/** A case of founders who have no other case: their rights are nobody else's. */
export async function alone(
  world: World,
  people: SandboxPerson[] = [cast.lin],
  change: (answers: StartupGrantAnswers) => StartupGrantAnswers = (same) => same,
  firm?: Parameters<typeof answersOf>[1],
): Promise<Journey> {
  const answers = change(answersOf(people, firm));
  const founders = answers.people.map((one) => ({ ...one, person: `person-${random()}` as PersonId }));
  return journey(world, { ...answers, people: founders }, people[0]?.household.area);
}

/** What stands in the ledger, proven whole. */
export async function ledgerOf({ store }: World, id: CaseId): Promise<CaseEvent[]> {
  const rows = [];
  for await (const { mac: _mac, ...row } of store.ledger.rowsOf(id)) rows.push(row);
  const proved = verify(rows);
  if ('broken' in proved) throw new Error(`the ledger of ${id} is broken at ${proved.broken.version}: ${proved.broken.why}`);
  return rows.map((row) => row.event);
}

/** Waits for a thing itself, ever more patiently, so as not to slow it down. @throws when it does not come */
export async function until<T>(look: () => Promise<T | undefined | false>, seconds = 20, pauseMs = 20): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (let pause = pauseMs; ; pause = Math.min(pause * 1.25, 150)) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`it never came to that: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
