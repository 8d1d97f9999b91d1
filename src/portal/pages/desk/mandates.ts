import { Router, type Response } from 'express';
import { parseDate } from '../../../domain/identifiers/date';
import { parseIdentity } from '../../../domain/identifiers/identity-number';
import { parseUscc } from '../../../domain/identifiers/uscc';
import { longestUntil } from '../../../domain/mandates';
import { plainDate } from '../../../domain/calendar/longhand';
import { give, lastDay, unitOf } from '../../accounts/mandates';
import { showStep } from '../../accounts/step';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { textOf } from '../../middleware/bodies';
import { onlyAtWindow, onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { maskedName } from '../../view/mask';

const names = ['uscc', 'identity', 'until', 'seen'] as const;
type Typed = Record<(typeof names)[number], string>;

/**
 * 授权登记: an officer at a window has seen a unit's letter of authorisation and the clerk's card. The clerk has an account that is proven
 * already. Nobody registers themselves.
 */
export function deskMandatePages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  router.get(patterns.deskMandate, onlyFor('officer'), onlyAtWindow, (_req, res) => ask(res, {}));

  router.post(patterns.deskMandate, onlyFor('officer'), onlyAtWindow, async (req, res) => {
    const { t, lang } = res.locals;
    const typed = Object.fromEntries(names.map((name) => [name, textOf(req, name)])) as Typed;
    const today = todayInShanghai();
    const [uscc, identity, date] = [parseUscc(typed.uscc), parseIdentity(typed.identity, today), parseDate(typed.until)];
    const until = 'value' in date ? lastDay(date.value) : undefined;
    const errors = {
      ...('value' in uscc ? {} : { uscc: faultWords(t, `uscc-${uscc.error}`) }),
      ...('value' in identity ? {} : { identity: faultWords(t, `identity-${identity.error}`) }),
      ...(until ? {} : { until: t('unit.untilWrong', { date: plainDate(longestUntil(today), lang) }) }),
      ...(typed.seen === 'yes' ? {} : { seen: t('deskMandate.seenMissing') }),
    };
    if (!('value' in uscc) || !('value' in identity) || !until || typed.seen !== 'yes') return ask(res, typed, errors);
    const { actor: officer } = viewerOf(res);
    const theirs = await people.byIdentity(identity.value);
    const own = theirs.some(({ person }) => person === officer.person) || (await people.identityOf(officer.id)) === identity.value;
    if (own) return ask(res, typed, { identity: t('deskMandate.own') });
    const account = theirs.find(({ kind }) => kind === 'applicant');
    if (!account) return ask(res, typed, { identity: t('deskMandate.nobody') });
    const unit = await unitOf(services, uscc.value);
    if (typeof unit === 'string') return ask(res, typed, { uscc: t(unit === 'absent' ? 'unit.absent' : 'unit.away') });
    const party = await store.parties.named(unit);
    const id = `letter/${party.id}/${account.id}/${until}`;
    await give(services, res, account.id, { id, party, ground: 'letter', until, by: officer.id });
    const name = maskedName((await people.names([account.id])).get(account.id) ?? '');
    ask(res, {}, {}, t('deskMandate.done', { name, unit: party.name, until: plainDate(until, lang) }));
  });

  function ask(res: Response, typed: Partial<Typed>, errors: Record<string, string> = {}, done?: string): void {
    const { t } = res.locals;
    showStep(res, {
      title: t('deskMandate.title'),
      ...(done === undefined ? {} : { done }),
      lead: [t('deskMandate.lead')],
      action: paths.deskMandate,
      hidden: {},
      questions: [
        { name: 'uscc', label: t('unit.code'), value: typed.uscc ?? '', autocomplete: 'off' },
        { name: 'identity', label: t('deskMandate.identity'), value: typed.identity ?? '', autocomplete: 'off' },
        { name: 'until', label: t('unit.until'), hint: t('unit.untilHint'), value: typed.until ?? longestUntil(todayInShanghai()) },
        {
          name: 'seen',
          label: t('deskMandate.letter'),
          value: typed.seen ?? '',
          options: [{ value: 'yes', label: t('deskMandate.seen') }],
        },
      ],
      errors,
      button: t('deskMandate.register'),
      back: paths.desk(),
    });
  }

  return router;
}
