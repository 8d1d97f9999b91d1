import { type Request, type Response } from 'express';
import { passwordFault } from '../../../../domain/accounts';
import { type Account } from '../../../../store/people';
import { changePassword } from '../../../accounts/change-password';
import { enter } from '../../../accounts/enter';
import { showStep } from '../../../accounts/step';
import { textOf } from '../../../middleware/bodies';
import { type Services } from '../../../services';
import { accountIn, type ByNumber, hiddenOf, over, whose } from './by-number';
import { tailFault, tailQuestion } from './tail';

/** Another password for an account under the number, which is entered by it at once. */
export function settingPassword(services: Services) {
  const { store } = services;

  function askPassword(res: Response, by: ByNumber, account: Account, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    showStep(res, {
      title: t('byCode.title.password'),
      lead: [whose(res.locals, account)],
      action: by.action,
      hidden: hiddenOf(by, 'set', account),
      questions: [
        ...(account.proven ? [tailQuestion(res.locals)] : []),
        {
          name: 'password',
          type: 'password',
          label: t('byCode.newPassword'),
          hint: t('byCode.passwordHint'),
          autocomplete: 'new-password',
        },
      ],
      errors,
      button: t('byCode.setPassword'),
      others: [{ label: t('byCode.strangers'), hidden: { ...hiddenOf(by, 'account'), account: 'strangers' } }],
      ...(account.proven ? { after: [t('byCode.neither')] } : {}),
    });
  }

  async function setStep(req: Request, res: Response, by: ByNumber): Promise<void> {
    const account = accountIn(req, by);
    if (!account) return over(res, by);
    const { t } = res.locals;
    const typed = textOf(req, 'password');
    const weak = passwordFault(typed, [account.login, account.name, by.telephone]);
    // Looked at first, so that a slip in the password costs no try at the number.
    if (weak) return askPassword(res, by, account, { password: t(`byCode.weak.${weak}`) });
    const fault = await tailFault(services, req, res.locals, account);
    if (fault) return askPassword(res, by, account, { tail: fault });
    if (!(await store.codes.spend(by, by.pass))) return over(res, by);
    const passwordSet = await changePassword(services, res, account.actor.id, typed);
    await enter(services, req, res, { ...account, passwordSet }, by.back);
  }

  return { askPassword, setStep };
}
