import { Router } from 'express';
import { textOf } from '../../src/portal/middleware/bodies';
import { beginSession } from '../../src/portal/middleware/session';
import { paths } from '../../src/portal/paths';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { everybody } from './everybody';
import { type Actor } from '../../src/domain/offices';
import { isWalk, type WalkName, walkNow, walks } from './walk';
import { guidePaths } from './paths';

/** 以此人身份登录: one press, no password; whoever is signed in is signed out first. Only accounts of the sandbox's own are known here. */
export function enterPages({ store, people }: Pick<Services, 'store' | 'people'>): Router {
  const router = Router();
  router.post(guidePaths.enter, async (req, res) => {
    const account = everybody().find(({ login }) => login === textOf(req, 'login'));
    if (!account) return res.redirect(303, guidePaths.guide);
    const walk = textOf(req, 'walk');
    const to = isWalk(walk) ? await nextOnWalk(store, account.actor, walk) : homeOf(account.actor);
    const before = res.locals.viewer?.actor.id;
    const logged = { at: instantNow(), path: guidePaths.enter };
    if (before) await store.accessLog.append({ ...logged, what: 'sign-out', actor: before });
    // With its password's date, as MongoDB has it: a session that does not carry it is over.
    await beginSession(req, (await people.byId(account.actor.id)) ?? account);
    await store.accessLog.append({ ...logged, what: 'sign-in', actor: account.actor.id });
    res.redirect(303, to);
  });
  return router;
}

const homeOf = ({ kind, posts }: Actor): string => {
  if (kind !== 'officer') return paths.home;
  return posts.some(({ role }) => role === 'finance') ? paths.batches() : paths.desk();
};

/** Straight to the case of the walk, for whoever has something to do with it there. */
async function nextOnWalk(store: Services['store'], actor: Actor, name: WalkName): Promise<string> {
  const { state } = await walkNow({ store }, name);
  // Whoever has a unit to choose, and a place of it, begins at the matter itself.
  const { matter, place } = walks[name];
  if (!state) return actor.kind === 'officer' || place === '' ? homeOf(actor) : paths.matter(matter, { place });
  const batch = state.payments.at(-1)?.batch;
  if (actor.posts.some(({ role }) => role === 'finance')) return batch ? paths.batch(batch) : homeOf(actor);
  return actor.kind === 'officer' ? paths.deskCase(state.id) : paths.case(state.id);
}
