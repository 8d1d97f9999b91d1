import { Router } from 'express';
import { textOf } from '../../src/portal/middleware/bodies';
import { beginSession } from '../../src/portal/middleware/session';
import { paths } from '../../src/portal/paths';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { everybody } from './everybody';
import { guidePaths } from './paths';

/** 以此人身份登录: one press, no password; whoever is signed in is signed out first. Only accounts of the sandbox's own are known here. */
export function enterPages({ store }: Pick<Services, 'store'>): Router {
  const router = Router();
  router.post(guidePaths.enter, async (req, res) => {
    const account = everybody().find(({ login }) => login === textOf(req, 'login'));
    if (!account) return res.redirect(303, guidePaths.guide);
    const before = res.locals.viewer?.actor.id;
    const logged = { at: instantNow(), path: guidePaths.enter };
    if (before) await store.accessLog.append({ ...logged, what: 'sign-out', actor: before });
    await beginSession(req, account.actor.id);
    await store.accessLog.append({ ...logged, what: 'sign-in', actor: account.actor.id });
    res.redirect(303, account.actor.kind === 'officer' ? officerHome(account.actor.posts.map(({ role }) => role)) : paths.home);
  });
  return router;
}

const officerHome = (roles: readonly string[]): string => (roles.includes('finance') ? paths.batches() : paths.desk());
