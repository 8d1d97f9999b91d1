import { Router, type Request, type Response } from 'express';
import { maskTelephone } from '../../../domain/masking';
import { type Account } from '../../../store/people';
import { noticesTo } from '../../../store/notices-to';
import { askForCode, useCode } from '../../accounts/codes';
import { prove } from '../../accounts/prove';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyAtWindow, onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { accountsFor, type Card, cardIn, codeFor, isOwn, namedOtherwise } from './real-name-card';
import { ask, askCode, askWhich } from './real-name-steps';

/**
 * 实名登记: an officer at a window has seen the card, and a code that goes to the telephone is read back. So an account is proven; and
 * so whoever is proven already, and has lost the number, gets another one. Nobody does it for themselves.
 */
export function realNamePages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  router.get(patterns.deskRealName, onlyFor('officer'), onlyAtWindow, (_req, res) => ask(res, {}));

  router.post(patterns.deskRealName, onlyFor('officer'), onlyAtWindow, async (req, res) => {
    const { t } = res.locals;
    const typed = Object.fromEntries(['telephone', 'identity', 'name', 'seen', 'differs'].map((name) => [name, textOf(req, name)]));
    const { card, errors } = cardIn(typed, res);
    if (!card) return ask(res, typed, errors);
    const accounts = await accountsFor(services, card);
    if (await isOwn(services, card, accounts, res)) return ask(res, typed, { telephone: t('realName.own') });
    if (accounts.length === 0) return ask(res, typed, { telephone: t('realName.nobody') });
    if (typed['differs'] !== 'yes' && (await namedOtherwise(services, card))) return ask(res, typed, { differs: t('realName.differs') });
    const [only, another] = accounts;
    const account = accounts.find((one) => one.actor.id === textOf(req, 'account')) ?? (another ? undefined : only);
    if (!account) return askWhich(res, card, accounts, textOf(req, 'step') === 'account');
    if (textOf(req, 'step') === 'code') return finish(req, res, card, account);
    if ((await askForCode(services, req, res, codeFor(card, account.actor.id))) === 'too-often')
      return ask(res, typed, { telephone: t('byCode.tooOften') });
    askCode(res, card, account);
  });

  async function finish(req: Request, res: Response, card: Card, account: Account): Promise<void> {
    const { t } = res.locals;
    const { id } = account.actor;
    const used = await useCode(services, req, res, codeFor(card, id), textOf(req, 'code'));
    if (used === 'wrong') return askCode(res, card, account, { code: t('byCode.wrong') });
    if (used === 'too-often') return askCode(res, card, account, { code: t('byCode.tooOften') });
    const { telephone, ...who } = card;
    const officer = viewerOf(res).actor.id;
    const proved = await prove(services, res, id, { ...who, by: 'window', officer });
    if (proved === 'another') return ask(res, card as unknown as Record<string, string>, { identity: t('realName.another') });
    const before = await people.contact(id);
    if (before && before.phone !== telephone) {
      await store.notices.keep(noticesTo(before, id, 'telephone-changed', { tail: telephone.slice(-4) }));
      await people.setPhone(id, telephone);
      noteDone(res, { what: 'telephone-changed', target: id });
    }
    show(res, 'desk/real-name-done', {
      title: t('realName.title'),
      text: t('realName.doneText', { name: card.name, telephone: maskTelephone(telephone) }),
      joined: proved === 'joined',
      again: paths.deskRealName,
      back: paths.desk(),
    });
  }

  return router;
}
