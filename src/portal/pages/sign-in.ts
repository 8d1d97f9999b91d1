import { Router, type Response } from 'express';
import { login as loginForm } from '../../domain/text/normal';
import { tell } from '../accounts/tell';
import { note } from '../logged';
import { textOf } from '../middleware/bodies';
import { cookieOf, cookieOptions } from '../middleware/cookies';
import { languageCookie } from '../middleware/language';
import { keptCookie } from '../middleware/park';
import { beginSession, endSession } from '../middleware/session';
import { rememberDevice } from '../middleware/known-device';
import { trySignIn } from '../middleware/sign-in-limits';
import { passwordFits } from '../password';
import { showError } from '../view/errors';
import { ownPath, paths, patterns } from '../paths';
import { type Services } from '../services';
import { show } from '../view/show';

/** Signing in and out. What is wrong is said the same way whether or not there is such an account. */
export function signInPages(services: Pick<Services, 'people' | 'config' | 'log' | 'store' | 'keys'>): Router {
  const { people, config, log } = services;
  const router = Router();

  router.get(patterns.signIn, (req, res) => {
    const back = ownPath(req.query['back']);
    if (res.locals.viewer) return res.redirect(303, back);
    form(res, { back, kept: cookieOf(req, keptCookie) !== undefined && back === paths.kept, out: req.query['out'] !== undefined });
  });

  router.post(patterns.signIn, async (req, res) => {
    const { t } = res.locals;
    const [login, password, back] = [textOf(req, 'login').trim(), textOf(req, 'password'), ownPath(textOf(req, 'back'))];
    if (res.locals.viewer) return res.redirect(303, back);
    const errors = {
      ...(login ? {} : { login: t('signIn.loginMissing') }),
      ...(password ? {} : { password: t('signIn.passwordMissing') }),
    };
    if (Object.keys(errors).length > 0) return form(res, { login, back, errors }, 422);
    const account = (await people.byLogin(login)) ?? (await people.byOwnPhone(login));
    const attempt = await trySignIn(req, services, loginForm(login), account?.actor.id);
    if (!attempt.allowed) {
      if (account) note(res, { actor: account.actor.id });
      return showError(req, res, 429);
    }
    const fits = await passwordFits(password, account?.passwordHash);
    if (!account || !fits || account.closed) {
      log.warn({ account: account?.actor.id }, 'sign-in refused');
      if (await attempt.wrong()) {
        log.error({ account: account?.actor.id }, 'somebody is trying the passwords of one account');
        // The answer does not wait for it: its time would tell that there is such an account.
        if (account && !account.closed)
          tell(services, account.actor.id, 'password-tried').catch((error: unknown) => log.error({ err: error }, 'nobody was told of it'));
      }
      note(res, { what: 'sign-in-failed', ...(account ? { actor: account.actor.id } : {}) });
      return form(res, { login, back, errors: { login: t('signIn.wrong') } }, 422);
    }
    await attempt.right();
    rememberDevice(req, res, services, account.actor.id);
    await beginSession(req, account);
    note(res, { what: 'sign-in' });
    if (cookieOf(req, languageCookie) === undefined) res.cookie(languageCookie, account.language, cookieOptions(config, 365 * 86_400_000));
    res.redirect(303, back);
  });

  router.post(patterns.signOut, async (req, res) => {
    note(res, { what: 'sign-out' });
    await endSession(req);
    res.clearCookie(config.sandbox ? 'zhuye' : '__Host-zhuye', cookieOptions(config));
    // On a shared computer nothing of ours stays behind: no page, and nothing that was typed.
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.redirect(303, `${paths.signIn()}?out`);
  });

  return router;
}

function form(
  res: Response,
  model: { back: string; login?: string; kept?: boolean; out?: boolean; errors?: Record<string, string> },
  status = 200,
): void {
  show(res, 'sign-in', { title: res.locals.t('signIn.title'), ...model }, status);
}
