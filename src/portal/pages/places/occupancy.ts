import { Router, type Request } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { lastDays, occupancyOf, shareOf, unsizedOf } from '../../../domain/places/occupancy';
import { type PlaceKind, placeKinds } from '../../../domain/places/place';
import { monthsLater } from '../../../domain/places/stay';
import { type LocalDate, type Month } from '../../../domain/values';
import { looksAfterPlaces, placesOverseen } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { districtName } from '../../cases/streets';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { lineOf } from '../../view/line';
import { show } from '../../view/show';
import { changeOf, type Group, seriesTable, wholeTable } from './occupancy-tables';

const spans = [12, 24, 36] as const;

/** What is asked for; whatever is none of these is left out. */
interface Asked {
  kind: PlaceKind;
  months: Month[];
  district?: string;
}

/** 在册／核定 over time: of all that an officer looks after, by district, and of one district place by place. Numbers only: nobody is named. */
export function occupancyPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.deskOccupancy, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    if (!looksAfterPlaces(policies.offices, actor)) return forbidden(req, res);
    const { t, lang } = res.locals;
    const today = todayInShanghai();
    const asked = askedIn(req, today);
    const { kind, months, district } = asked;
    const days = lastDays(months, today);
    const all = (await placesOverseen(services, actor)).filter((one) => one.kind === kind);
    const stays = await store.stays.spans(
      all.map(({ id }) => id),
      days[0] as LocalDate,
    );
    const link = (change: Record<string, string | number>): string =>
      paths.deskOccupancy({ kind, months: months.length, ...(district === undefined ? {} : { district }), ...change });
    const codes = [...new Set(all.map(({ area }) => area.slice(0, 6)))].sort();
    const named = (code: string): string => districtName(services, code, lang);
    const groups = codes.map((code): Group => ({
      name: named(code),
      href: link({ district: code }),
      places: all.filter(({ area }) => area.startsWith(code)),
    }));
    const places = all
      .filter(({ area }) => area.slice(0, 6) === district)
      .map((one): Group => ({
        name: one.name,
        href: paths.place(one.id),
        places: [one],
      }));
    const whole = occupancyOf(all, stays, days);
    show(res, 'places/occupancy', {
      title: t('figures.occupancy'),
      kind,
      kinds: placeKinds.map((value) => ({ value, label: t(`places.kinds.${value}`) })),
      spans: spans.map((value) => ({ value: String(value), label: t('figures.monthsBack', { count: value }) })),
      months: String(months.length),
      action: paths.deskOccupancy(),
      whole: wholeTable(whole, months, t, lang),
      wholeLine: lineOf(whole.map(shareOf), 100, changeOf(whole, t)),
      unsized: unsizedOf(all, days, today),
      districts: seriesTable(groups, stays, days, months, t('homes.district'), t),
      place: district !== undefined && codes.includes(district) ? named(district) : undefined,
      places: places.length > 0 ? seriesTable(places, stays, days, months, t('form.place.name.label'), t) : undefined,
      back: paths.deskPlaces(),
    });
  });

  return router;
}

function askedIn({ query }: Request, today: LocalDate): Asked {
  const kind = placeKinds.find((one) => one === query['kind']) ?? 'home';
  const back = spans.find((one) => String(one) === query['months']) ?? 12;
  const { district } = query;
  return {
    kind,
    months: Array.from({ length: back }, (_, at) => monthsLater(monthOf(today), at - back + 1)),
    ...(typeof district === 'string' && /^\d{6}$/.test(district) ? { district } : {}),
  };
}
