import { Router, type Request, type Response } from 'express';
import { isMobile } from '../../../domain/accounts';
import { parseTelephone } from '../../../domain/identifiers/contact';
import { maskTelephone } from '../../../domain/masking';
import { type Account } from '../../../store/people';
import { askForCode, useCode } from '../../accounts/codes';
import { showCodeStep } from '../../accounts/code-step';
import { showStep } from '../../accounts/step';
import { textOf } from '../../middleware/bodies';
import { ownPath, paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { maskedName } from '../../view/mask';
import { finishing } from './finishing';
import { type ByNumber, type Purpose } from './finishing/by-number';

const places = { 'sign-up': patterns.signUp, 'sign-in': patterns.signInCode, password: patterns.forgotten } as const;
const purposes = Object.keys(places) as Purpose[];

/**
 * Whoever holds a telephone proves it by a code, and then makes an account, signs in, or chooses another password. Until the code is
 * right the pages are the same for every number; after it, only what stands under that number is spoken of.
 */
export function byCodePages(services: Services): Router {
  const router = Router();
  const { codes } = services.store;
  const finish = finishing(services);

  for (const purpose of purposes) {
    router.get(places[purpose], (req, res) => {
      const back = ownPath(req.query['back']);
      if (res.locals.viewer) return res.redirect(303, back);
      askNumber(res, purpose, back);
    });

    router.post(places[purpose], async (req, res) => {
      const back = ownPath(textOf(req, 'back'));
      if (res.locals.viewer) return res.redirect(303, back);
      const step = textOf(req, 'step');
      if (step === 'code') return tryCode(req, res, purpose, back);
      if (step !== 'account' && step !== 'new' && step !== 'enter' && step !== 'set') return sendCode(req, res, purpose, back);
      const by = await byPass(purpose, textOf(req, 'pass'), back);
      if (!by) return askNumber(res, purpose, back, { telephone: res.locals.t('byCode.over') });
      if (step === 'account') return chosen(req, res, by);
      // A code that was sent for signing in sets no password.
      if (step === 'set' && purpose !== 'password') return askNumber(res, purpose, back, { telephone: res.locals.t('byCode.over') });
      return finish[step](req, res, by);
    });
  }

  const byPass = async (purpose: Purpose, pass: string, back: string): Promise<ByNumber | undefined> => {
    const telephone = await codes.look({ purpose }, pass);
    return telephone === undefined
      ? undefined
      : { purpose, pass, back, telephone, action: places[purpose], accounts: await services.people.accountsWith(telephone) };
  };

  function askNumber(res: Response, purpose: Purpose, back: string, errors: Record<string, string> = {}, value = ''): void {
    const { t } = res.locals;
    showStep(res, {
      title: t(`byCode.title.${purpose}`),
      lead: [t(`byCode.lead.${purpose}`)],
      action: places[purpose],
      hidden: { step: 'telephone', back },
      questions: [
        { name: 'telephone', label: t('byCode.telephone'), hint: t('byCode.telephoneHint'), value, inputmode: 'tel', autocomplete: 'tel' },
      ],
      errors,
      button: t('byCode.send'),
      links: [
        { text: t('byCode.byPassword'), href: paths.signIn(back) },
        ...(purpose === 'sign-up' ? [] : [{ text: t('byCode.signUp'), href: paths.signUp(back) }]),
      ],
      after: [t('byCode.window')],
    });
  }

  async function sendCode(req: Request, res: Response, purpose: Purpose, back: string): Promise<void> {
    const { t } = res.locals;
    const typed = textOf(req, 'telephone');
    const parsed = parseTelephone(typed);
    if (!('value' in parsed) || !isMobile(parsed.value)) return askNumber(res, purpose, back, { telephone: t('byCode.noMobile') }, typed);
    if ((await askForCode(services, req, res, { purpose, to: parsed.value })) === 'too-often')
      return askNumber(res, purpose, back, { telephone: t('byCode.tooOften') }, typed);
    askCode(res, purpose, back, parsed.value);
  }

  function askCode(res: Response, purpose: Purpose, back: string, telephone: string, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    const asked = {
      lead: [t('byCode.sentTo', { telephone: maskTelephone(telephone) }), t('byCode.notTold')],
      action: places[purpose],
      hidden: { telephone, back },
      resend: 'telephone',
      button: t('byCode.goOn'),
      back: `${places[purpose]}?${new URLSearchParams({ back }).toString()}`,
      after: [t('byCode.notCome')],
    };
    showCodeStep(res, asked, errors);
  }

  async function tryCode(req: Request, res: Response, purpose: Purpose, back: string): Promise<void> {
    const { t } = res.locals;
    const parsed = parseTelephone(textOf(req, 'telephone'));
    if (!('value' in parsed)) return askNumber(res, purpose, back, { telephone: t('byCode.noMobile') });
    const used = await useCode(services, req, res, { purpose, to: parsed.value }, textOf(req, 'code'));
    if (used === 'too-often') return askCode(res, purpose, back, parsed.value, { code: t('byCode.tooOften') });
    if (used === 'wrong') return askCode(res, purpose, back, parsed.value, { code: t('byCode.wrong') });
    const by = await byPass(purpose, used.pass, back);
    if (!by) return askNumber(res, purpose, back, { telephone: t('byCode.over') });
    const [only, another] = by.accounts;
    if (!only) return purpose === 'sign-up' ? finish.askNew(res, by) : askWhich(res, by);
    if (another || purpose === 'sign-up') return askWhich(res, by);
    return finish.toAccount(req, res, by, only);
  }

  /** Whose account it shall be: one of those under this number, another of one's own, or none of these people are known. */
  function askWhich(res: Response, by: ByNumber, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    const label = ({ name, login }: Account): string =>
      t('byCode.one', { name: maskedName(name), login: login.startsWith('u-') ? t('byCode.noLogin') : login });
    showStep(res, {
      title: t('byCode.whichTitle'),
      lead: [by.accounts.length > 0 ? t('byCode.which') : t('byCode.none')],
      action: by.action,
      hidden: { step: 'account', pass: by.pass, back: by.back },
      questions: [
        {
          name: 'account',
          label: t('byCode.whichAsk'),
          options: [
            ...by.accounts.map((one) => ({ value: one.actor.id, label: label(one) })),
            { value: 'new', label: t('byCode.new'), ...(by.accounts.length > 0 ? { hint: t('byCode.newHint') } : {}) },
            ...(by.accounts.length > 0 ? [{ value: 'strangers', label: t('byCode.strangers'), hint: t('byCode.strangersHint') }] : []),
          ],
        },
      ],
      errors,
      button: t('byCode.goOn'),
    });
  }

  async function chosen(req: Request, res: Response, by: ByNumber): Promise<void> {
    const choice = textOf(req, 'account');
    const account = by.accounts.find((one) => one.actor.id === choice);
    if (account) return finish.toAccount(req, res, by, account);
    if (choice === 'strangers') await finish.disown(by);
    if (choice === 'new' || choice === 'strangers') return finish.askNew(res, by);
    askWhich(res, by, { account: res.locals.t('byCode.whichMissing') });
  }

  return router;
}
