import { type AreaCode } from '../../../domain/values';
import { type Translate } from '../../view/words';
import { type Rated } from './row';

const levels = [5, 4, 3, 2, 1, 0];

/** How many homes of each star there are in each district, each number a link to them. */
export function countedByDistrict(
  all: readonly Rated[],
  districts: readonly { value: AreaCode; label: string }[],
  link: (change: { district: string; stars: string }) => string,
  t: Translate,
) {
  const labels = levels.map((stars) => (stars === 0 ? t('homes.unrated') : t('format.unit.stars', { count: stars })));
  return {
    columns: [{ label: t('homes.district') }, ...labels.map((label) => ({ label, number: true }))],
    rows: districts.map(({ value, label }) => ({
      cells: [
        { text: label, label: t('homes.district') },
        ...levels.map((stars, at) => {
          const count = all.filter(
            ({ place, standing }) => place.area.startsWith(value) && (standing?.standing.value ?? 0) === stars,
          ).length;
          const cell = { text: String(count), label: labels[at], number: true };
          return count === 0 ? cell : { ...cell, href: link({ district: value, stars: String(stars) }) };
        }),
      ],
    })),
  };
}
