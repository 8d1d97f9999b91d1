import { createHash, randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { parseLogin, passwordFault } from '../../../../domain/accounts';
import { parseName } from '../../../../domain/identifiers/words';
import { type ActorId, type PersonId } from '../../../../domain/values';
import { enter } from '../../../accounts/enter';
import { showStep } from '../../../accounts/step';
import { noteDone } from '../../../logged';
import { textOf } from '../../../middleware/bodies';
import { hashPassword } from '../../../password';
import { type Services } from '../../../services';
import { type ByNumber, hiddenOf } from './by-number';

/** An account is made under the number, and entered at once. */
export function makingAccount(services: Services) {
  const { people, store } = services;

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

  return { askNew, newStep };
}
