import { Router, type Request } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { lastDays, type Occupied, occupancyOf, shareOf, type Span } from '../../../domain/places/occupancy';
import { type PlaceKind, placeKinds } from '../../../domain/places/place';
import { monthsLater } from '../../../domain/places/stay';
import { type LocalDate, type Month } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { monthWords } from '../../cases/month-words';
import { looksAfterPlaces, placesOverseen } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { districtName } from '../../cases/streets';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { lineOf } from '../../view/line';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';

const spans = [12, 24, 36] as const;

/** What is asked for; whatever is none of these is left out. */
interface Asked {
  kind: PlaceKind;
  months: Month[];
  district?: string;
}

interface Group {
  name: string;
  href?: string;
  places: Registered[];
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

const percent = (one: Occupied, t: Translate): string => {
  const share = shareOf(one);
  return share === undefined ? '' : t('figures.percent', { share });
};

/** How it was at the beginning and is at the end, for whoever does not see the line. */
const changeOf = (all: readonly Occupied[], t: Translate): string =>
  t('figures.line', {
    from: all[0] ? percent(all[0], t) || t('figures.none') : '',
    to: all.at(-1) ? percent(all.at(-1) as Occupied, t) || t('figures.none') : '',
  });

/** Month by month, newest first. */
function wholeTable(all: readonly Occupied[], months: readonly Month[], t: Translate, lang: 'zh-CN' | 'en') {
  const labels = (['month', 'places', 'residents', 'capacity', 'share'] as const).map((one) => t(`figures.columns.${one}`));
  return {
    columns: labels.map((label, at) => ({ label, number: at > 0 })),
    rows: all
      .map((one, at) => {
        const words = [monthWords(months[at] as Month, lang), one.places, one.residents, one.capacity, percent(one, t)];
        return { cells: words.map((text, n) => ({ text: String(text), label: labels[n], number: n > 0 })) };
      })
      .toReversed(),
  };
}

/** One row for each group: how many were enrolled at the end of each month, how full it is now, and its line. */
function seriesTable(
  groups: readonly Group[],
  stays: readonly Span[],
  days: readonly LocalDate[],
  months: readonly Month[],
  first: string,
  t: Translate,
) {
  const [line, ...labels] = [t('figures.columns.line'), ...months, t('figures.columns.capacity'), t('figures.columns.share')];
  // A table of twelve months has room for no more than `26-11`.
  const short = labels.map((label) => label.replace(/^20(?=\d\d-\d\d$)/, ''));
  return {
    columns: [{ label: first }, { label: line }, ...short.map((label) => ({ label, number: true }))],
    rows: groups.map(({ name, href, places }) => {
      const ids = new Set(places.map(({ id }) => id));
      const all = occupancyOf(
        places,
        stays.filter(({ place }) => ids.has(place)),
        days,
      );
      const now = all.at(-1) as Occupied;
      const numbers = [...all.map((one) => (one.places === 0 ? '' : String(one.residents))), String(now.capacity), percent(now, t)];
      return {
        cells: [
          { text: name, href, label: first, nb: true },
          { line: lineOf(all.map(shareOf), 100, `${name} ${changeOf(all, t)}`), label: line },
          ...numbers.map((text, at) => ({ text, label: labels[at], number: true })),
        ],
      };
    }),
  };
}
