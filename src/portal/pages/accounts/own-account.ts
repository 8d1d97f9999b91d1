import { Router, type Response } from 'express';
import { maskIdentity, maskTelephone } from '../../../domain/masking';
import { type LettersBy } from '../../../store/people';
import { textOf } from '../../middleware/bodies';
import { cookieOptions } from '../../middleware/cookies';
import { languageCookie } from '../../middleware/language';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { isLanguage } from '../../view/words';

const ways: readonly LettersBy[] = ['sms', 'email', 'paper'];

/** One's own account: who one is here, how one is reached and written to, in which language; what was told about it last. */
export function ownAccountPages({ people, store, config }: Services): Router {
  const router = Router();

  const showOwn = async (res: Response, errors: Record<string, string> = {}, saved = false, changed = false): Promise<void> => {
    const { t, lang } = res.locals;
    const { actor, name } = viewerOf(res);
    const [account, contact, identity, notices] = await Promise.all([
      people.byId(actor.id),
      people.contact(actor.id),
      people.identityOf(actor.id),
      store.notices.ofActor(actor.id, 5),
    ]);
    const applicant = actor.kind === 'applicant';
    const change = (href: string) => ({ change: href });
    show(
      res,
      'accounts/own',
      {
        title: t('own.title'),
        errors,
        saved,
        changed,
        rows: [
          { key: t('own.name'), value: name },
          { key: t('own.login'), value: account?.login.startsWith('u-') ? t('own.loginByNumber') : account?.login },
          ...(applicant
            ? [
                {
                  key: t('own.identity'),
                  value: identity === undefined ? t('own.unproven') : t('own.provenAs', { number: maskIdentity(identity) }),
                  ...(identity === undefined
                    ? change(paths.ownIdentity(paths.own))
                    : { note: t(`own.by.${account?.proven?.by ?? 'administrator'}`) }),
                },
              ]
            : []),
          {
            key: t('own.telephone'),
            value: contact?.phone ? maskTelephone(contact.phone) : t('own.lost'),
            ...change(paths.ownTelephone()),
          },
          { key: t('own.email'), value: contact?.email ?? t('own.none'), ...change(paths.ownEmail()) },
        ],
        units: applicant,
        lost: contact?.phone === '',
        telephoneHref: paths.ownTelephone(),
        letters: contact?.letters,
        ways: ways.map((value) => ({ value, label: t(`own.ways.${value}`) })),
        language: lang,
        languages: [
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ],
        notices: notices.map((one) => ({ at: one.at, words: t(`own.happened.${one.template}`) })),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  };

  router.get(patterns.own, onlyFor(), async (req, res) =>
    showOwn(res, {}, req.query['saved'] !== undefined, req.query['password'] !== undefined),
  );

  router.post(patterns.own, onlyFor(), async (req, res) => {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const letters = ways.find((one) => one === textOf(req, 'letters'));
    if (letters === 'email' && (await people.contact(id))?.email === undefined) return showOwn(res, { letters: t('own.noEmailYet') });
    if (letters) await people.writeBy(id, letters);
    const language = textOf(req, 'language');
    if (isLanguage(language)) {
      await people.speak(id, language);
      res.cookie(languageCookie, language, cookieOptions(config, 365 * 86_400_000));
    }
    res.redirect(303, `${paths.own}?saved`);
  });

  return router;
}
