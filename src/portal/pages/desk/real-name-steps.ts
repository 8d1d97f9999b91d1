import { type Response } from 'express';
import { maskTelephone } from '../../../domain/masking';
import { type Account } from '../../../store/people';
import { type Question, showStep } from '../../accounts/step';
import { paths } from '../../paths';
import { maskedName } from '../../view/mask';
import { type Card } from './real-name-card';

/** What the card says is typed by the officer. */
export function ask(res: Response, typed: Record<string, string>, errors: Record<string, string> = {}): void {
  const { t } = res.locals;
  const yes = (label: string): Question['options'] => [{ value: 'yes', label }];
  showStep(res, {
    title: t('realName.title'),
    lead: [t('realName.lead'), t('realName.lost')],
    action: paths.deskRealName,
    hidden: { step: 'find' },
    questions: [
      { name: 'telephone', label: t('realName.telephone'), value: typed['telephone'] ?? '', inputmode: 'tel', autocomplete: 'off' },
      { name: 'name', label: t('realName.name'), value: typed['name'] ?? '', autocomplete: 'off' },
      { name: 'identity', label: t('realName.identity'), value: typed['identity'] ?? '', autocomplete: 'off' },
      { name: 'seen', label: t('realName.card'), value: typed['seen'] ?? '', options: yes(t('realName.seen')) ?? [] },
      ...(errors['differs'] ? [{ name: 'differs', label: t('realName.nameTitle'), options: yes(t('realName.asOnCard')) ?? [] }] : []),
    ],
    errors,
    button: t('realName.find'),
    back: paths.desk(),
  });
}

const hiddenOf = (step: string, card: Card) => ({ step, ...card, seen: 'yes', differs: 'yes' });

/** Several accounts may be meant. */
export function askWhich(res: Response, card: Card, accounts: Account[], missing: boolean): void {
  const { t } = res.locals;
  showStep(res, {
    title: t('realName.title'),
    lead: [t('realName.several')],
    action: paths.deskRealName,
    hidden: hiddenOf('account', card),
    questions: [
      {
        name: 'account',
        label: t('byCode.whichAsk'),
        options: accounts.map((one) => ({
          value: one.actor.id,
          label: t('realName.one', { name: maskedName(one.name), state: t(one.proven ? 'realName.proven' : 'realName.unproven') }),
        })),
      },
    ],
    errors: missing ? { account: t('byCode.whichMissing') } : {},
    button: t('byCode.goOn'),
    back: paths.deskRealName,
  });
}

/** The person reads back what came to their telephone. */
export function askCode(res: Response, card: Card, account: Account, errors: Record<string, string> = {}): void {
  const { t } = res.locals;
  const hidden = { ...hiddenOf('code', card), account: account.actor.id };
  showStep(res, {
    title: t('realName.title'),
    lead: [t('realName.sentTo', { telephone: maskTelephone(card.telephone) }), t('realName.readBack')],
    action: paths.deskRealName,
    hidden,
    questions: [{ name: 'code', label: t('byCode.code'), hint: t('byCode.codeHint'), inputmode: 'numeric', autocomplete: 'off' }],
    errors,
    button: t('realName.done'),
    back: paths.deskRealName,
    others: [{ label: t('byCode.again'), hidden: { ...hidden, step: 'find' } }],
  });
}
