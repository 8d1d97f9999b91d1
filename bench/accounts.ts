import { type Actor } from '../src/domain/offices';
import { hashPassword } from '../src/portal/password';
import { ensureIndexes } from '../src/store/collection';
import { peopleOf } from '../src/store/people';
import { type World } from '../test/support/world';

export const benchPassword = 'measured twice, cut once';

/** Gives the world's officers accounts, so that a portal and a worker of their own find them. */
export async function enrol({ db, people }: World, offices: readonly string[]): Promise<void> {
  const accounts = peopleOf(db.connection, db.keys);
  await ensureIndexes(db.connection);
  const passwordHash = await hashPassword(benchPassword);
  const wanted = people.all.filter((actor: Actor) => actor.posts.some((post) => offices.includes(post.office)));
  for (const actor of wanted)
    await accounts.add({ actor, login: actor.id, passwordHash, name: '测试员', phone: '13800000000', letters: 'sms', language: 'zh-CN' });
}
