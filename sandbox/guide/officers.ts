import { type Actor } from '../../src/domain/offices';
import { type Policies, type Services } from '../../src/portal/services';
import { officesBelow } from '../../src/portal/cases/reach';
import { instantNow } from '../../src/store/clock';
import { totalOf } from '../../src/store/tasks';
import { type SandboxAccount, sandboxAccounts } from '../accounts';

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

/** Named officers first; whoever fills the other offices' posts is listed without counts, since counting for a hundred takes a second. */
export function officersToTry(): { named: SandboxAccount[]; others: SandboxAccount[] } {
  const officers = sandboxAccounts().filter(({ actor }) => actor.kind === 'officer');
  const plain = /-(window|inspector|reviewer|approver|finance|supervisor)\d$/;
  return { named: officers.filter(({ login }) => !plain.test(login)), others: officers.filter(({ login }) => plain.test(login)) };
}

export async function officerRows({ store, policies }: Pick<Services, 'store' | 'policies'>): Promise<OfficerRow[]> {
  return Promise.all(
    officersToTry().named.map(async ({ login, name, who, actor }) => ({
      login,
      name,
      who,
      waiting: await waitingFor({ store, policies }, actor),
    })),
  );
}

async function waitingFor({ store, policies }: { store: Services['store']; policies: Policies }, actor: Actor): Promise<Waiting> {
  const about = { actor: actor.id, posts: actor.posts, offices: officesBelow(policies.offices, actor), now: instantNow() };
  const overlooks = actor.posts.some(({ role }) => role === 'supervisor' || role === 'auditor');
  const [mine, pool, office] = await Promise.all([
    store.tasks.counts({ ...about, scope: 'mine' }),
    store.tasks.counts({ ...about, scope: 'pool' }),
    overlooks ? store.tasks.counts({ ...about, scope: 'office' }) : undefined,
  ]);
  return {
    mine: totalOf(mine),
    pool: totalOf(pool),
    overdue: mine.overdue + pool.overdue + (office?.overdue ?? 0),
    today: mine.today + pool.today + (office?.today ?? 0),
    office: office ? totalOf(office) : 0,
  };
}
