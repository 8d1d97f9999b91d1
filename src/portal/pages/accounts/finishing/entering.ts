import { type Request, type Response } from 'express';
import { type Account } from '../../../../store/people';
import { enter } from '../../../accounts/enter';
import { showStep } from '../../../accounts/step';
import { type Services } from '../../../services';
import { accountIn, type ByNumber, hiddenOf, over, whose } from './by-number';
import { tailFault, tailQuestion } from './tail';

/** Somebody signs in by their number; into an account that is proven, by the last characters of their identity number too. */
export function entering(services: Services) {
  const { store } = services;

  const enterBy = async (req: Request, res: Response, by: ByNumber, account: Account): Promise<void> => {
    if (!(await store.codes.spend(by, by.pass))) return over(res, by);
    await enter(services, req, res, account, by.back);
  };

  function askTail(res: Response, by: ByNumber, account: Account, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    showStep(res, {
      title: t('byCode.tailTitle'),
      lead: [whose(res.locals, account), t('byCode.tailWhy')],
      action: by.action,
      hidden: hiddenOf(by, 'enter', account),
      questions: [tailQuestion(res.locals)],
      errors,
      button: t('signIn.submit'),
      others: [{ label: t('byCode.strangers'), hidden: { ...hiddenOf(by, 'account'), account: 'strangers' } }],
      after: [t('byCode.neither')],
    });
  }

  async function enterStep(req: Request, res: Response, by: ByNumber): Promise<void> {
    const account = accountIn(req, by);
    if (!account) return over(res, by);
    const fault = await tailFault(services, req, res.locals, account);
    if (fault) return askTail(res, by, account, { tail: fault });
    await enterBy(req, res, by, account);
  }

  return { enterBy, askTail, enterStep };
}
