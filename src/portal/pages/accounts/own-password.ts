import { Router, type Response } from 'express';
import { passwordFault } from '../../../domain/accounts';
import { changePassword } from '../../accounts/change-password';
import { oldPassword } from '../../accounts/limits';
import { showStep } from '../../accounts/step';
import { textOf } from '../../middleware/bodies';
import { beginSession } from '../../middleware/session';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { passwordFits } from '../../password';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';

/** One's own password: the old one, and a new one twice. Where somebody else has seen the old one, this is the first page there is. */
export function ownPasswordPages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  const ask = (res: Response, errors: Record<string, string> = {}): void => {
    const { t } = res.locals;
    const { actor, mustChange } = viewerOf(res);
    const question = (name: string, autocomplete: string, hint?: string) =>
      ({ name, type: 'password', label: t(`accountSecurity.${name}`), hint, autocomplete }) as const;
    showStep(res, {
      title: t('accountSecurity.passwordTitle'),
      lead: [mustChange ? t('accountSecurity.mustChange') : undefined, t('accountSecurity.others')],
      action: paths.ownPassword,
      hidden: {},
      questions: [
        question('oldPassword', 'current-password'),
        question('password', 'new-password', t('accountSecurity.rules')),
        question('passwordAgain', 'new-password'),
      ],
      errors,
      button: t('accountSecurity.change'),
      ...(mustChange ? {} : { back: paths.own }),
      after: [t(`accountSecurity.forgotten.${actor.kind === 'officer' ? 'officer' : 'applicant'}`)],
    });
  };

  /** The account with what its password is compared with; whoever signs in by codes has none. */
  const ownAccount = async (res: Response) => {
    const account = await people.byId(viewerOf(res).actor.id);
    return account && people.byLogin(account.login);
  };

  router.get(patterns.ownPassword, onlyFor(), async (_req, res) => {
    if ((await ownAccount(res))?.passwordHash !== undefined) return ask(res);
    const { t } = res.locals;
    show(res, 'accounts/password-none', { title: t('accountSecurity.passwordTitle') });
  });

  router.post(patterns.ownPassword, onlyFor(), async (req, res) => {
    const { t } = res.locals;
    const account = await ownAccount(res);
    if (account?.passwordHash === undefined) return res.redirect(303, paths.ownPassword);
    const { id } = account.actor;
    const [old, typed] = [textOf(req, 'oldPassword'), textOf(req, 'password')];
    const weak = passwordFault(typed, [account.login, account.name, (await people.contact(id))?.phone ?? '']);
    const fault = weak ? t(`byCode.weak.${weak}`) : old === typed ? t('accountSecurity.same') : undefined;
    const errors = {
      ...(old === '' ? { oldPassword: t('accountSecurity.oldMissing') } : {}),
      ...(fault ? { password: fault } : {}),
      ...(textOf(req, 'passwordAgain') === typed ? {} : { passwordAgain: t('accountSecurity.differs') }),
    };
    if (Object.keys(errors).length > 0) return ask(res, errors);
    // Counted before it is looked at: several tries at once are as many as one after another.
    if (!(await store.limits.take(oldPassword, id))) return ask(res, { oldPassword: t('accountSecurity.tooOften') });
    if (!(await passwordFits(old, account.passwordHash))) return ask(res, { oldPassword: t('accountSecurity.oldWrong') });
    await store.limits.clear(oldPassword, id);
    const passwordSet = await changePassword(services, res, id, typed);
    await beginSession(req, { ...account, passwordSet });
    res.redirect(303, account.mustChange ? paths.home : `${paths.own}?password`);
  });

  return router;
}
