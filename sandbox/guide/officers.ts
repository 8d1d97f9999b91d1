import { type Services } from '../../src/portal/services';
import { officesBelow } from '../../src/portal/cases/reach';
import { instantNow } from '../../src/store/clock';
import { type DueBucket } from '../../src/store/due-buckets';
import { totalOf } from '../../src/store/tasks/lists';
import { sandboxAccounts } from '../accounts';
import { type SandboxAccount } from '../account';

/** What waits for an officer, as their own desk counts it. */
export interface Waiting {
  mine: number;
  pool: number;
  /** Of both. */
  overdue: number;
  today: number;
  /** In the offices of somebody who only looks on. */
  office: number;
}

export interface OfficerRow {
  login: string;
  name: string;
  who: string;
  waiting: Waiting;
}

/** Named officers first; whoever fills the other offices' posts is listed without counts: a hundred rows would hide the others. */
export function officersToTry(): { named: SandboxAccount[]; others: SandboxAccount[] } {
  const officers = sandboxAccounts().filter(({ actor }) => actor.kind === 'officer');
  const plain = /-(window|inspector|reviewer|scorer|approver|finance|supervisor)\d+$/;
  return { named: officers.filter(({ login }) => !plain.test(login)), others: officers.filter(({ login }) => plain.test(login)) };
}

export async function officerRows({ store, policies }: Pick<Services, 'store' | 'policies'>): Promise<OfficerRow[]> {
  const { named } = officersToTry();
  const now = instantNow();
  const counts = await store.tasks.countsOfEach(
    named.flatMap(({ actor }) => {
      const overlooks = actor.posts.some(({ role }) => role === 'supervisor' || role === 'auditor');
      const offices = overlooks ? officesBelow(policies.offices, actor) : [];
      return (['mine', 'pool', 'office'] as const).map((scope) => ({ scope, actor: actor.id, posts: actor.posts, offices, now }));
    }),
  );
  return named.map(({ login, name, who }, at) => ({ login, name, who, waiting: waitingOf(counts.slice(3 * at, 3 * at + 3)) }));
}

function waitingOf(counts: Record<DueBucket, number>[]): Waiting {
  const [mine = 0, pool = 0, office = 0] = counts.map((one) => totalOf(one));
  const due = (bucket: DueBucket): number => counts.reduce((sum, one) => sum + one[bucket], 0);
  return { mine, pool, office, overdue: due('overdue'), today: due('today') };
}
