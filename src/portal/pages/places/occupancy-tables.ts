import { type Occupied, occupancyOf, shareOf, type Span } from '../../../domain/places/occupancy';
import { type LocalDate, type Month } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { monthWords } from '../../cases/month-words';
import { lineOf } from '../../view/line';
import { type Translate } from '../../view/words';

/** Places that are counted together. */
export interface Group {
  name: string;
  href?: string;
  places: Registered[];
}

const percent = (one: Occupied, t: Translate): string => {
  const share = shareOf(one);
  return share === undefined ? '' : t('figures.percent', { share });
};

/** How it was at the beginning and is at the end, for whoever does not see the line. */
export const changeOf = (all: readonly Occupied[], t: Translate): string =>
  t('figures.line', {
    from: all[0] ? percent(all[0], t) || t('figures.none') : '',
    to: all.at(-1) ? percent(all.at(-1) as Occupied, t) || t('figures.none') : '',
  });

/** Month by month, newest first. */
export function wholeTable(all: readonly Occupied[], months: readonly Month[], t: Translate, lang: 'zh-CN' | 'en') {
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
export function seriesTable(
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
