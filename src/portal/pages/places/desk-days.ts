import { Router, type Request, type Response } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { parseDate } from '../../../domain/identifiers/date';
import { parseText } from '../../../domain/identifiers/words';
import { counted } from '../../../domain/places/day';
import { talliesOf } from '../../../domain/places/day-count';
import { monthsLater } from '../../../domain/places/stay';
import { type LocalDate } from '../../../domain/values';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { isVisiting } from '../../cases/place-days';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { entryWords } from './day-words';
import { monthWords } from '../../cases/month-words';

/** Two yearly assessments. */
const monthsShown = 24;

/**
 * What a place's day book comes to, for the officers of its district and city: counts by month and nobody's name. Who took which medicine only
 * an inspector of a visit under way sees, one day at a time, with the reason in the access log.
 */
export function deskDayPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.deskPlaceDays, onlyFor('officer'), async (req, res) => {
    const look = await placeFor(services, req, res, 'officer');
    if (look) await showCounts(res, look, {});
  });

  router.post(patterns.deskPlaceDays, onlyFor('officer'), async (req, res) => {
    const look = await placeFor(services, req, res, 'officer');
    if (!look) return;
    if (!(await isVisiting(store, viewerOf(res).actor, look.place))) return notFound(req, res);
    await showMedicine(req, res, look);
  });

  async function showMedicine(req: Request, res: Response, look: PlaceLook): Promise<void> {
    const { t, lang } = res.locals;
    const { place } = look;
    const [day, reason] = [parseDate(textOf(req, 'day')), parseText(textOf(req, 'reason'), 200)];
    const typed = { day: textOf(req, 'day'), reason: textOf(req, 'reason') };
    const errors = {
      ...('error' in day ? { day: faultWords(t, day.error) } : {}),
      ...('error' in reason ? { reason: faultWords(t, reason.error) } : {}),
    };
    if ('error' in day || 'error' in reason) return showCounts(res, look, { typed, errors });
    const kept = await store.texts.keep(reason.value, { author: viewerOf(res).actor.id });
    note(res, { what: 'unmask', target: `${place.id}/${day.value}`, reason: kept });
    const stays = await store.stays.of(place.id);
    const stay = (id: string): string => stays.find((one) => one.id === id)?.name ?? t('places.formerPerson');
    const entries = counted(await store.placeDays.read(place.id, day.value)).filter(({ kind }) => kind === 'medicine');
    const words = entries.map((one) => entryWords(one, { t, lang, stay, actor: () => '' }));
    await showCounts(res, look, { typed, medicine: { title: t('dayBook.medicineOf', { date: plainDate(day.value, lang) }), words } });
  }

  interface Shown {
    typed?: { day: string; reason: string };
    errors?: Record<string, string>;
    medicine?: { title: string; words: string[] };
  }

  async function showCounts(res: Response, { place }: PlaceLook, { typed, errors = {}, medicine }: Shown): Promise<void> {
    const { t, lang } = res.locals;
    const today: LocalDate = todayInShanghai();
    const to = monthOf(today);
    const days = (await store.placeDays.tallies([place.id], monthsLater(to, 1 - monthsShown), to)).get(place.id) ?? [];
    show(
      res,
      'places/desk-days',
      {
        title: t('dayBook.deskTitle'),
        step: place.name,
        place: place.name,
        errors,
        rows: talliesOf(days).map((one) => ({ ...one, month: monthWords(one.month, lang), average: one.average.toFixed(1) })),
        visits: await isVisiting(store, viewerOf(res).actor, place),
        typed: typed ?? { day: today, reason: '' },
        medicine,
        action: paths.deskPlaceDays(place.id),
        back: paths.place(place.id),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}
