import { Router } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { monthsLater } from '../../../domain/places/stay';
import { type LocalDate, type Month } from '../../../domain/values';
import { placeFor } from '../../cases/place-access';
import { endangeredIn, lookAtMonth } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { monthWords } from '../../cases/month-words';

/** Of how many months it is said whose row endangers anything; of those before, only how they stand. */
const recent = 3;

/** Every month from the opening of a place to this one, newest first; three years at most on one page. */
export function monthsSince(opened: LocalDate, today: LocalDate): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(today); month >= monthOf(opened) && months.length < 36; month = monthsLater(month, -1)) months.push(month);
  return months;
}

/** 月度名册: the months of a place, with what each still wants. */
export function monthListPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.placeMonths, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (!look) return;
    const { t, lang } = res.locals;
    const { place } = look;
    const today = todayInShanghai();
    const kept = new Map((await store.placeMonths.of(place.id)).map((one) => [one.month, one]));
    const months = monthsSince(place.opened, place.closed ?? today);
    const looks = await Promise.all(
      months.slice(0, recent).map((month) => lookAtMonth({ store, minimumWages: policies.minimumWages }, [place], month, today)),
    );
    const endangered = new Map(looks.flat().map((one) => [one.month, endangeredIn(one)]));
    show(res, 'places/months', {
      title: t('places.months'),
      step: place.name,
      place: place.name,
      tasks: months.map((month) => {
        const one = kept.get(month);
        const state = one?.confirmed ? 'confirmed' : one && one.version > 0 ? 'saved' : 'empty';
        const count = endangered.get(month) ?? 0;
        return {
          label: monthWords(month, lang),
          href: paths.placeMonth(place.id, month),
          hint: count > 0 ? t('places.endangeredCount', { count }) : undefined,
          kind: state === 'confirmed' ? 'good' : state === 'saved' ? 'warn' : '',
          status: t(`places.monthState.${state}`),
        };
      }),
      back: paths.place(place.id),
    });
  });

  return router;
}
