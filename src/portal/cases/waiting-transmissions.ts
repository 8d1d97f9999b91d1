import { transmitted } from '../../domain/case/transmitted';
import { type Actor } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { type Receiver } from '../../domain/receiver';
import { type CaseId, type Instant, type OfficeId, type StepId } from '../../domain/values';
import { type Task } from '../../store/task';
import { type CaseRow } from '../../store/cases';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';
import { policyById } from './places';

/** One case that waits for another authority's receipt. */
export interface WaitingTransmission {
  row: CaseRow;
  policy: Policy;
  step: StepId;
  receiver: Receiver;
  since: Instant;
  /** What that authority is told. */
  body: ReturnType<typeof transmitted>;
}

/** So many at once; when they are acknowledged the others follow. */
export const mostWaiting = 1_000;
const size = 250;

/** Has an officer's post anything to do with what is sent, by any policy here? */
export const sendsAnything = ({ policies }: Pick<Services, 'policies'>, { posts }: Actor): boolean =>
  policies.policies.some(({ route }) => route.some(({ kind, role }) => kind === 'transmit' && posts.some((post) => post.role === role)));

/** What waits in the offices of an officer for whoever holds the step's post there, the most urgent first; nothing that benefits them. */
export async function waitingTransmissions(services: Services, actor: Actor): Promise<WaitingTransmission[]> {
  const { store } = services;
  const offices = [...new Set(actor.posts.map(({ office }) => office))];
  const tasks = (await tasksIn(services, actor, offices)).filter((task) =>
    actor.posts.some((post) => post.role === task.role && post.office === task.office),
  );
  const rows = new Map<CaseId, CaseRow>();
  for (let from = 0; from < tasks.length; from += size)
    for (const row of await store.cases.readMany(tasks.slice(from, from + size).map((one) => one.case))) rows.set(row.state.id, row);
  const parties = [...rows.values()].flatMap(({ state }) => state.applicant.party ?? []);
  const units = new Map((await store.parties.byIds(parties)).map((one) => [one.id, one]));
  const found = await Promise.all(
    tasks.map(async ({ case: id, step }): Promise<WaitingTransmission | undefined> => {
      const row = rows.get(id);
      const open = row?.state.obligations.find((one) => one.step === step);
      if (!row || !open || row.state.beneficiaries.includes(actor.person)) return undefined;
      const policy = policyById(services, row.state.policy) ?? (await store.submissions.read(id))?.rules.policy;
      const receiver = policy?.route.find((one) => one.step === step)?.receiver;
      const { party } = row.state.applicant;
      return (
        policy && receiver && { row, policy, step, receiver, since: open.opened, body: transmitted(row.state, party && units.get(party)) }
      );
    }),
  );
  return found.flatMap((one) => one ?? []);
}

async function tasksIn({ store }: Services, actor: Actor, offices: OfficeId[]): Promise<Task[]> {
  const query = { scope: 'office', actor: actor.id, offices, filter: { kind: 'transmit' }, size, now: instantNow() } as const;
  const counts = await store.tasks.counts(query);
  const tasks: Task[] = [];
  for (let page = 1; tasks.length < mostWaiting; page += 1) {
    const some = await store.tasks.rows({ ...query, page }, counts);
    tasks.push(...some);
    if (some.length < size) break;
  }
  return tasks.slice(0, mostWaiting);
}
