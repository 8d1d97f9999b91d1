import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { parseLogin, passwordFault } from '../../../domain/accounts';
import { parseName } from '../../../domain/identifiers/words';
import { type ActorId, type PersonId } from '../../../domain/values';
import { type CodePurpose, type Pass } from '../../../store/codes';
import { type Account } from '../../../store/people';
import { instantNow } from '../../../store/clock';
import { changePassword } from '../../accounts/change-password';
import { enter } from '../../accounts/enter';
import { tailOfOne } from '../../accounts/limits';
import { showStep } from '../../accounts/step';
import { noticesTo } from '../../../store/notices-to';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { hashPassword } from '../../password';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { maskedName } from '../../view/mask';

export type Purpose = Extract<CodePurpose, 'sign-up' | 'sign-in' | 'password'>;

/** Somebody who has shown a code, and what stands under their number. */
export interface ByNumber {
  purpose: Purpose;
  pass: Pass;
  telephone: string;
  accounts: Account[];
  action: string;
  back: string;
}

/** What comes after the code. Each step asks for the pass again; the last one uses it up. */
export function finishing(services: Services) {
  const { people, store } = services;
  const { limits } = store;

  const toAccount = async (req: Request, res: Response, by: ByNumber, account: Account): Promise<void> => {
    if (by.purpose === 'password') return askPassword(res, by, account);
    // A number is handed on by its company after some months: what has been proven to be somebody's opens by more than the number.
    if (account.proven) return askTail(res, by, account);
    await enterBy(req, res, by, account);
  };

  const enterBy = async (req: Request, res: Response, by: ByNumber, account: Account): Promise<void> => {
    if (!(await store.codes.spend(by, by.pass))) return over(res, by);
    await enter(services, req, res, account, by.back);
  };

  const over = (res: Response, { back }: ByNumber): void => res.redirect(303, paths.signIn(back));
  const hiddenOf = ({ pass, back }: ByNumber, step: string, account?: Account) => ({
    step,
    pass,
    back,
    ...(account ? { account: account.actor.id } : {}),
  });
  const tailQuestion = ({ t }: Response['locals']) => ({
    name: 'tail',
    label: t('byCode.tail'),
    hint: t('byCode.tailHint'),
    autocomplete: 'off',
  });
  const whose = ({ t }: Response['locals'], { name }: Account): string => t('byCode.whose', { name: maskedName(name) });

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

  /** What is wrong with the last characters typed, or nothing; tried a few times a day at most. */
  async function tailFault(req: Request, { t }: Response['locals'], account: Account): Promise<string | undefined> {
    if (!account.proven) return undefined;
    if (!(await limits.take(tailOfOne, account.actor.id))) return t('byCode.tailTooOften');
    if (!(await people.endsWith(account.actor.id, textOf(req, 'tail')))) return t('byCode.tailWrong');
    await limits.clear(tailOfOne, account.actor.id);
    return undefined;
  }

  const accountIn = (req: Request, by: ByNumber): Account | undefined => by.accounts.find((one) => one.actor.id === textOf(req, 'account'));

  async function enterStep(req: Request, res: Response, by: ByNumber): Promise<void> {
    const account = accountIn(req, by);
    if (!account) return over(res, by);
    const fault = await tailFault(req, res.locals, account);
    if (fault) return askTail(res, by, account, { tail: fault });
    await enterBy(req, res, by, account);
  }

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
    const fault = await tailFault(req, res.locals, account);
    if (fault) return askPassword(res, by, account, { tail: fault });
    if (!(await store.codes.spend(by, by.pass))) return over(res, by);
    const passwordSet = await changePassword(services, res, account.actor.id, typed);
    await enter(services, req, res, { ...account, passwordSet }, by.back);
  }

  function askNew(res: Response, by: ByNumber, typed: Record<string, string> = {}, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    showStep(res, {
      title: t('byCode.title.sign-up'),
      lead: [t('byCode.newLead')],
      action: by.action,
      hidden: hiddenOf(by, 'new'),
      questions: [
        { name: 'name', label: t('byCode.name'), hint: t('byCode.nameHint'), value: typed['name'] ?? '', autocomplete: 'name' },
        {
          name: 'login',
          label: t('byCode.login'),
          hint: t('byCode.loginHint'),
          value: typed['login'] ?? '',
          autocomplete: 'username',
          optional: true,
        },
        {
          name: 'password',
          type: 'password',
          label: t('byCode.password'),
          hint: t('byCode.passwordHint'),
          autocomplete: 'new-password',
          optional: true,
        },
      ],
      errors,
      button: t('byCode.make'),
    });
  }

  async function newStep(req: Request, res: Response, by: ByNumber): Promise<void> {
    const { t, lang } = res.locals;
    const typed = { name: textOf(req, 'name'), login: textOf(req, 'login'), password: textOf(req, 'password') };
    const [name, login] = [parseName(typed.name, 50), typed.login.trim() === '' ? undefined : parseLogin(typed.login)];
    const weak = typed.password === '' ? undefined : passwordFault(typed.password, [typed.login, typed.name, by.telephone]);
    const errors = {
      ...('value' in name ? {} : { name: t('byCode.nameMissing') }),
      ...(login && 'error' in login ? { login: t('byCode.loginWrong') } : {}),
      ...(weak ? { password: t(`byCode.weak.${weak}`) } : {}),
    };
    if (!('value' in name) || Object.keys(errors).length > 0) return askNew(res, by, typed, errors);
    // Made from the pass: the same form pressed twice makes one account.
    const id = `a-${createHash('sha256').update(by.pass).digest('base64url').slice(0, 16)}` as ActorId;
    const made = await people.add({
      actor: { id, person: `p-${randomBytes(12).toString('base64url')}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
      login: login && 'value' in login ? login.value : `u-${randomBytes(8).toString('hex')}`,
      ...(typed.password === '' ? {} : { passwordHash: await hashPassword(typed.password) }),
      name: name.value,
      phone: by.telephone,
      letters: 'sms',
      language: lang,
    });
    const account = await people.byId(id);
    if (!account) return askNew(res, by, typed, { login: t('byCode.loginTaken') });
    if (made) noteDone(res, { what: 'sign-up', actor: id });
    await store.codes.spend(by, by.pass);
    await enter(services, req, res, account, by.back);
  }

  /** The number has passed to somebody who knows none of these people: they are told by mail, if they can be, and it reaches them no more. */
  async function disown({ accounts }: ByNumber): Promise<void> {
    const ids = accounts.map((one) => one.actor.id);
    for (const id of ids) {
      const contact = await people.contact(id);
      if (contact) await store.notices.keep(noticesTo({ ...contact, phone: '' }, id, 'number-lost'));
    }
    await people.losePhone(ids, instantNow());
  }

  return { toAccount, askNew, disown, enter: enterStep, set: setStep, new: newStep };
}
