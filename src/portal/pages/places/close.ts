import { Router, type Request, type Response } from 'express';
import { parseDate } from '../../../domain/identifiers/date';
import { parseText } from '../../../domain/identifiers/words';
import { type LocalDate } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Registered } from '../../../store/places';
import { showStep } from '../../accounts/step';
import { closePlace, earliestLastDay, keepsOpen, type Keeps, whatKeepsOpen } from '../../cases/close-place';
import { standingToday } from '../../cases/place-standing';
import { todayInShanghai } from '../../cases/places';
import { faultWords, namedFault } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { showRefused } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { standingWords } from '../../view/standing-words';
import { type Translate } from '../../view/words';
import { placeAnsweredFor } from './answered-for';

const labels: Readonly<Record<string, string>> = { last: 'places.lastDay', reason: 'places.closeReason' };

interface Typed {
  last: string;
  reason: string;
}

/** 关闭机构: by a supervisor of the district or the city, with its last day and the reason. What becomes of it is said first, and nobody is left in it. */
export function closePlacePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeClose, onlyFor('officer'), async (req, res) => {
    const place = await placeAnsweredFor(services, req, res);
    if (place) await ask(res, place, { last: todayInShanghai(), reason: '' });
  });

  router.post(patterns.placeClose, onlyFor('officer'), async (req, res) => {
    const place = await placeAnsweredFor(services, req, res, { closed: true });
    if (place) await (place.closed === undefined ? close(req, res, place) : closedBefore(req, res, place, place.closed));
  });

  /** Pressed twice with the same words it is done; whatever else is said of it now comes too late. */
  async function closedBefore(req: Request, res: Response, place: Registered, closed: LocalDate): Promise<void> {
    const { t, lang } = res.locals;
    const [last, reason] = [parseDate(textOf(req, 'last')), parseText(textOf(req, 'reason'), 500)];
    const kept = (await store.places.closingOf(place.id))?.reason.id;
    const words = kept === undefined ? undefined : (await store.texts.readMany([kept])).get(kept)?.text;
    const same = 'value' in last && last.value === closed && 'value' in reason && reason.value === words;
    if (same) return res.redirect(303, paths.place(place.id));
    showRefused(req, res, t('places.closedBefore', { date: longDate(closed, lang) }), paths.place(place.id));
  }

  async function close(req: Request, res: Response, place: Registered): Promise<void> {
    const { t } = res.locals;
    const typed: Typed = { last: textOf(req, 'last'), reason: textOf(req, 'reason') };
    const [last, reason] = [parseDate(typed.last), parseText(typed.reason, 500)];
    const errors = {
      ...('value' in last ? await dayFault(place, last.value, res) : { last: t('places.lastDayMissing') }),
      ...('error' in reason ? { reason: faultWords(t, reason.error) } : {}),
    };
    if (!('value' in last) || !('value' in reason) || Object.keys(errors).length > 0) return ask(res, place, typed, errors);
    if (keepsOpen(await whatKeepsOpen(store, place))) return ask(res, place, typed);
    if (textOf(req, 'sure') !== 'yes') return confirm(res, place, last.value, reason.value);
    const by = viewerOf(res).actor.id;
    const words = await store.texts.keep(reason.value, { author: by });
    if (!(await closePlace(store, place, last.value, { by, at: instantNow(), reason: words }))) {
      const closed = (await store.places.find(place.id))?.closed;
      return closed === undefined ? ask(res, place, typed) : closedBefore(req, res, place, closed);
    }
    noteDone(res, { what: 'place', target: place.id, why: 'closed' });
    res.redirect(303, paths.place(place.id));
  }

  async function dayFault(place: Registered, last: LocalDate, { locals: { t, lang } }: Response): Promise<Record<string, string>> {
    if (last > todayInShanghai()) return { last: t('places.closeLater') };
    const first = await earliestLastDay(store, place);
    return last < first ? { last: t('places.closeTooEarly', { date: longDate(first, lang) }) } : {};
  }

  /** What becomes of what, once more before it is done: nothing takes it back. */
  async function confirm(res: Response, place: Registered, last: LocalDate, reason: string): Promise<void> {
    const { t, lang } = res.locals;
    const date = longDate(last, lang);
    const found = await standingToday(store, place);
    showStep(res, {
      title: t('places.closeSure', { name: place.name }),
      lead: [
        t('places.closeLast', { date }),
        found && t('places.closeStanding', { standing: standingWords(place, found, t) }),
        t('places.closePeople'),
        t('places.closeStays'),
      ],
      action: paths.placeClose(place.id),
      hidden: { last, reason, sure: 'yes' },
      questions: [],
      button: t('places.closeButton'),
      back: paths.place(place.id),
    });
  }

  async function ask(res: Response, place: Registered, typed: Typed, errors: Record<string, string> = {}): Promise<void> {
    const { t } = res.locals;
    const kept = await whatKeepsOpen(store, place);
    const held = keepsOpen(kept);
    show(
      res,
      'places/close',
      {
        title: t('places.closeTitle', { name: place.name }),
        errors: Object.fromEntries(Object.entries(errors).map(([field, fault]) => [field, namedFault(t, t(labels[field] ?? ''), fault)])),
        typed,
        wrong: errors,
        ...(held ? { held: heldBy(kept, place, t) } : {}),
        action: paths.placeClose(place.id),
        back: paths.place(place.id),
        place: place.name,
      },
      Object.keys(errors).length > 0 ? 422 : held && res.req.method === 'POST' ? 409 : 200,
    );
  }

  return router;
}

/** Who must have left, and what must be closed, before it can be. */
const heldBy = ({ residents, inside }: Keeps, { id }: Registered, t: Translate) => [
  ...(residents > 0
    ? [{ words: t('places.closeResidents', { count: residents }), href: paths.placeResidents(id), label: t('places.residents') }]
    : []),
  ...inside.map((one) => ({ words: t('places.closeInside', { name: one.name }), href: paths.place(one.id), label: one.name })),
];
