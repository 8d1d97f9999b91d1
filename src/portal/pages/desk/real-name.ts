import { households } from '../../../domain/records/households';
import { Router, type Request, type Response } from 'express';
import { isMobile } from '../../../domain/accounts';
import { parseTelephone } from '../../../domain/identifiers/contact';
import { parseIdentity } from '../../../domain/identifiers/identity-number';
import { parseName } from '../../../domain/identifiers/words';
import { maskTelephone } from '../../../domain/masking';
import { type ActorId } from '../../../domain/values';
import { type CodeFor } from '../../../store/codes';
import { type Account } from '../../../store/people';
import { askForCode, useCode } from '../../accounts/codes';
import { prove } from '../../accounts/prove';
import { type Question, showStep } from '../../accounts/step';
import { noticesTo } from '../../../store/notices-to';
import { todayInShanghai } from '../../cases/places';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyAtWindow, onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { maskedName } from '../../view/mask';
import { show } from '../../view/show';
import { faultWords } from '../../forms/fields';

/** What the officer read from the card, and the number that is in the person's hand. */
interface Card {
  telephone: string;
  identity: string;
  name: string;
}

/**
 * 实名登记: an officer at a window has seen the card, and a code that goes to the telephone is read back. So an account is proven; and
 * so whoever is proven already, and has lost the number, gets another one. Nobody does it for themselves.
 */
export function realNamePages(services: Services): Router {
  const { people, registries, store } = services;
  const router = Router();

  router.get(patterns.deskRealName, onlyFor('officer'), onlyAtWindow, (_req, res) => ask(res, {}));

  router.post(patterns.deskRealName, onlyFor('officer'), onlyAtWindow, async (req, res) => {
    const { t } = res.locals;
    const typed = Object.fromEntries(['telephone', 'identity', 'name', 'seen', 'differs'].map((name) => [name, textOf(req, name)]));
    const { card, errors } = read(typed, res);
    if (!card) return ask(res, typed, errors);
    const accounts = await accountsFor(card);
    if (await isOwn(card, accounts, res)) return ask(res, typed, { telephone: t('realName.own') });
    if (accounts.length === 0) return ask(res, typed, { telephone: t('realName.nobody') });
    if (typed['differs'] !== 'yes' && (await namedOtherwise(card))) return ask(res, typed, { differs: t('realName.differs') });
    const [only, another] = accounts;
    const account = accounts.find((one) => one.actor.id === textOf(req, 'account')) ?? (another ? undefined : only);
    if (!account) return askWhich(res, card, accounts, textOf(req, 'step') === 'account');
    if (textOf(req, 'step') === 'code') return finish(req, res, card, account);
    if ((await askForCode(services, req, res, codeFor(card, account.actor.id))) === 'too-often')
      return ask(res, typed, { telephone: t('byCode.tooOften') });
    askCode(res, card, account);
  });

  /** Under this number, and of this person: whoever has lost their number is found by who they are. */
  async function accountsFor({ telephone, identity }: Card): Promise<Account[]> {
    const found = await people.accountsWith(telephone);
    const theirs = (await people.byIdentity(identity)).filter(
      (one) => one.kind === 'applicant' && !found.some(({ actor }) => actor.id === one.id),
    );
    const more = await Promise.all(theirs.map((one) => people.byId(one.id)));
    return [...found, ...more.filter((one) => one !== undefined)];
  }

  /** The officer's own person, number or account: somebody else's window has to see that card. */
  async function isOwn({ telephone, identity }: Card, accounts: Account[], res: Response): Promise<boolean> {
    const { actor } = viewerOf(res);
    const [contact, own] = await Promise.all([people.contact(actor.id), people.identityOf(actor.id)]);
    return contact?.phone === telephone || own === identity || accounts.some((one) => one.actor.person === actor.person);
  }

  async function namedOtherwise({ identity, name }: Card): Promise<boolean> {
    const reply = await registries.ask(households, identity);
    return reply.kind === 'found' && reply.record.name !== name;
  }

  /** Bound to the card and the account: what was sent for one is of no use for another. */
  const codeFor = ({ telephone, identity, name }: Card, account: ActorId): CodeFor => ({
    purpose: 'real-name',
    to: telephone,
    about: JSON.stringify([identity, name, account]),
  });

  function ask(res: Response, typed: Record<string, string>, errors: Record<string, string> = {}): void {
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

  function read(typed: Record<string, string>, res: Response): { card?: Card; errors: Record<string, string> } {
    const { t } = res.locals;
    const telephone = parseTelephone(typed['telephone'] ?? '');
    const identity = parseIdentity(typed['identity'] ?? '', todayInShanghai());
    const name = parseName(typed['name'] ?? '', 50);
    const errors = {
      ...('value' in telephone && isMobile(telephone.value) ? {} : { telephone: t('byCode.noMobile') }),
      ...('value' in name ? {} : { name: t('realName.nameMissing') }),
      ...('value' in identity ? {} : { identity: faultWords(t, `identity-${identity.error}`) }),
      ...(typed['seen'] === 'yes' ? {} : { seen: t('realName.seenMissing') }),
    };
    if (Object.keys(errors).length > 0 || !('value' in telephone) || !('value' in identity) || !('value' in name)) return { errors };
    return { card: { telephone: telephone.value, identity: identity.value, name: name.value }, errors };
  }

  const hiddenOf = (step: string, card: Card) => ({ step, ...card, seen: 'yes', differs: 'yes' });

  function askWhich(res: Response, card: Card, accounts: Account[], missing: boolean): void {
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

  function askCode(res: Response, card: Card, account: Account, errors: Record<string, string> = {}): void {
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
