import { type Actor, type Post } from '../../src/domain/offices';
import { type ActorId, type PersonId } from '../../src/domain/values';
import { type Connection } from 'mongoose';
import { sandboxAccounts, sandboxPassword } from '../../sandbox/accounts';
import { hashPassword } from '../../src/portal/password';
import { ensureIndexes } from '../../src/store/collection';
import { type peopleOf } from '../../src/store/people';

/** The sandbox's applicants, and the officers of Longhua and of one place in each other city and province, so that a page can be signed in to. */
export async function addAccounts(connection: Connection, people: ReturnType<typeof peopleOf>): Promise<void> {
  await ensureIndexes(connection);
  const passwordHash = await hashPassword(sandboxPassword);
  const wanted = sandboxAccounts().filter(
    ({ actor }) =>
      actor.kind === 'applicant' ||
      actor.posts.some((post) =>
        [
          'lh-minzhi',
          'lh-longhua',
          'lh',
          'lh-agency',
          'ft',
          'wj-hutang',
          'wj',
          'wj-finance',
          'xm-sm-xiagang',
          'xm-sm',
          'xm-hl',
          'jx-nh',
          'jx',
          'zj',
        ].includes(post.office),
      ),
  );
  for (const { login, actor, name, phone, identity } of wanted) {
    await people.add({ actor, login, passwordHash, name, phone, letters: 'sms', language: 'zh-CN', ...(identity ? { identity } : {}) });
  }
}

/** One more officer than the sandbox has, with the same password. */
export async function addOfficer(
  people: ReturnType<typeof peopleOf>,
  login: string,
  name: string,
  post: Post,
  person = `p-${login}`,
): Promise<Actor> {
  const passwordHash = await hashPassword(sandboxPassword);
  const actor: Actor = { id: `a-${login}` as ActorId, person: person as PersonId, kind: 'officer', posts: [post], deputyFor: [] };
  if (!(await people.add({ actor, login, passwordHash, name, phone: '13700000000', letters: 'sms', language: 'zh-CN' })))
    throw new Error(`${login} could not be made`);
  return actor;
}

/** Somebody whom a unit counts, with an account of their own. */
export async function addEmployee(
  people: ReturnType<typeof peopleOf>,
  login: string,
  who: { name: string; identity: string } | undefined,
): Promise<Actor> {
  const passwordHash = await hashPassword(sandboxPassword);
  const actor: Actor = { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] };
  if (
    !who ||
    !(await people.add({
      actor,
      login,
      passwordHash,
      name: who.name,
      identity: who.identity,
      phone: '13700000002',
      letters: 'sms',
      language: 'zh-CN',
    }))
  )
    throw new Error(`${login} could not be made`);
  return actor;
}
