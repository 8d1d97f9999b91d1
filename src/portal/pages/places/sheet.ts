import { Router } from 'express';
import { lastDay } from '../../../domain/places/stay';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { monthFor } from './month';
import { monthWords } from '../../cases/month-words';

/** 签到表 of a month, to print: a row for each person, a column for each day. */
export function sheetPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeSheet, onlyFor('applicant'), async (req, res) => {
    const found = await monthFor(services, req, res, 'operator');
    if (!found) return;
    const { t, lang } = res.locals;
    const { place, month, rows } = found.month;
    const tallies = (await store.placeDays.tallies([place.id], month, month)).get(place.id) ?? [];
    const came = new Map(tallies.map((one) => [Number(one.day.slice(8)), new Set(one.came)]));
    const days = Array.from({ length: Number(lastDay(month).slice(8)) }, (_, at) => at + 1);
    show(res, 'places/sheet', {
      title: t('dayBook.sheetTitle', { month: monthWords(month, lang) }),
      step: place.name,
      place: place.name,
      number: place.id,
      days,
      rows: rows.map(({ stay }) => {
        const cells = days.map((day) => came.get(day)?.has(stay.id) ?? false);
        return { name: stay.name, cells, count: cells.filter(Boolean).length };
      }),
      sums: days.map((day) => came.get(day)?.size ?? ''),
      total: tallies.reduce((sum, one) => sum + one.came.length, 0),
      back: paths.placeMonth(place.id, month),
    });
  });

  return router;
}
