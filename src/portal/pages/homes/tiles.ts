import { type AreaCode } from '../../../domain/values';
import { type Translate } from '../../view/words';
import { type Rated } from './row';

const levels = [5, 4, 3, 2, 1, 0] as const;
/** In units of the picture: the foot of the bars, their greatest height, and how far one is from the next. */
const [foot, height, apart, left] = [84, 34, 20, 6];

/**
 * A tile for each district: how many homes it has, and a bar for each star with its number. No picture of where they lie: no geodata is had, and none is made up. The table beside it
 * says the same.
 */
export function tilesOf(
  all: readonly Rated[],
  districts: readonly { value: AreaCode; label: string }[],
  link: (change: { district: string }) => string,
  t: Translate,
) {
  const counted = districts.map(({ value, label }) => {
    const own = all.filter(({ place }) => place.area.startsWith(value));
    const counts = levels.map((stars) => ({
      stars,
      count: own.filter(({ standing }) => (standing?.standing.value ?? 0) === stars).length,
    }));
    return { value, label, sum: own.length, counts };
  });
  const most = Math.max(1, ...counted.flatMap(({ counts }) => counts.map(({ count }) => count)));
  return counted.map(({ value, label, sum, counts }) => ({
    href: link({ district: value }),
    name: label,
    sum: t('homes.countShort', { count: sum }),
    title: t('homes.tile', {
      district: label,
      count: sum,
      stars: counts
        .filter(({ count }) => count > 0)
        .map(({ stars, count }) => t('homes.tileStars', { stars: starsOf(stars, t), count }))
        .join(t('homes.tileJoin')),
    }),
    bars: counts.map(({ stars, count }, at) => {
      const tall = Math.round((count / most) * height);
      return {
        x: left + at * apart,
        middle: left + at * apart + 7,
        y: foot - tall,
        height: tall,
        above: foot - tall - 3,
        count: count === 0 ? '' : String(count),
        stars: stars === 0 ? '–' : String(stars),
      };
    }),
  }));
}

const starsOf = (stars: number, t: Translate): string => (stars === 0 ? t('homes.unrated') : t('format.unit.stars', { count: stars }));
