import { Router } from 'express';
import { formatYuan } from '../../../domain/money';
import { lastDay } from '../../../domain/places/stay';
import { type Fen } from '../../../domain/values';
import { type Limit } from '../../../store/limits';
import { showStep } from '../../accounts/step';
import { checkMonth } from '../../cases/check-month';
import { endangeredIn, followed, type MonthLook } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound, showError } from '../../view/errors';
import { type Translate } from '../../view/words';
import { monthFor } from './month';
import { monthWords } from '../../cases/month-words';

/** Enough for every month of a few places, and too few to ask about others by it. */
const checks: Limit = { name: 'place-check', most: 40, windowMs: 15 * 60_000 };

/** 核对 and 确认: the registries are asked about a month's people; a month is confirmed, once more asked, and stands from then on. */
export function monthActPages(services: Services): Router {
  const { store, registries } = services;
  const router = Router();

  router.post(patterns.placeMonthCheck, onlyFor('applicant'), async (req, res) => {
    const found = await monthFor(services, req, res, 'operator');
    if (!found) return;
    const { place, month, kept, rows, operators } = found.month;
    const units = await store.parties.byIds(operators.map(({ operator }) => operator));
    if (units.length === 0 || kept?.confirmed) return notFound(req, res);
    if (!(await store.limits.take(checks, viewerOf(res).actor.id)))
      return showError(req, res, 429, { words: res.locals.t('error.429.registry'), next: undefined, typed: [] });
    const done = await checkMonth(
      { registries, store },
      {
        place: place.id,
        month,
        stays: rows.map(({ stay }) => stay),
        checks: kept?.checks ?? {},
        employers: units.map(({ uscc }) => uscc),
      },
    );
    note(res, { target: `${place.id}/${month}`, why: 'checked' });
    const silent = done.silent + (done.silent > 0 ? done.left - done.silent : 0);
    res.redirect(303, paths.placeMonth(place.id, month, { checked: done.asked, silent, left: done.left }));
  });

  router.get(patterns.placeMonthConfirm, onlyFor('applicant'), async (req, res) => {
    const found = await monthFor(services, req, res, 'operator');
    if (!found) return;
    const { place, month, kept } = found.month;
    if (!mayConfirm(found.month)) return res.redirect(303, paths.placeMonth(place.id, month));
    const { t, lang } = res.locals;
    showStep(res, {
      title: t('places.confirmTitle', { month: monthWords(month, lang) }),
      lead: [place.name, ...summary(found.month, t)],
      action: paths.placeMonthConfirm(place.id, month),
      hidden: { seen: String(kept?.version ?? 0) },
      questions: [],
      button: t('places.confirmButton'),
      back: paths.placeMonth(place.id, month),
    });
  });

  router.post(patterns.placeMonthConfirm, onlyFor('applicant'), async (req, res) => {
    const found = await monthFor(services, req, res, 'operator');
    if (!found) return;
    const { place, month } = found.month;
    const seen = Number(textOf(req, 'seen')) || 0;
    const may = mayConfirm(found.month) || found.month.kept?.confirmed !== undefined;
    const stands = await withBook(found.month, seen);
    const done = may && stands !== undefined && (await store.placeMonths.confirm(place.id, month, stands, viewerOf(res).actor.id));
    if (done) note(res, { target: `${place.id}/${month}`, why: 'confirmed' });
    // Somebody has saved it since it was shown: it is looked at again.
    res.redirect(303, paths.placeMonth(place.id, month, { [done ? 'confirmed' : 'changed']: 'yes' }));
  });

  /** Days that follow the day book are written down before they stand. @returns the version that is to stand; undefined where somebody else saved */
  async function withBook(month: MonthLook, seen: number): Promise<number | undefined> {
    const rows = month.kept?.confirmed ? undefined : followed(month);
    if (!rows) return seen;
    const saved = await store.placeMonths.save(month.place.id, month.month, rows, seen);
    return saved.kind === 'saved' ? saved.version : undefined;
  }

  return router;
}

/** A month that somebody has saved, from its last day on. */
const mayConfirm = ({ month, kept }: MonthLook): boolean =>
  kept !== undefined && kept.version > 0 && !kept.confirmed && todayInShanghai() >= lastDay(month);

function summary(month: MonthLook, t: Translate): string[] {
  const endangered = endangeredIn(month);
  return [
    t('places.monthSum', {
      count: month.rows.length,
      days: month.rows.reduce((sum, { row }) => sum + (row.days ?? 0), 0),
      wage: formatYuan(month.rows.reduce((sum, { row }) => sum + (row.wage ?? 0), 0) as Fen),
    }),
    ...(endangered > 0 ? [t('places.confirmEndangered', { count: endangered })] : []),
    t('places.confirmText'),
  ];
}
