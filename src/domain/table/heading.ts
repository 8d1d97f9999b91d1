import { normal } from '../text/normal';
import { type Column } from './column';

/** In which place, from 0, a column stands. */
export type Places = Readonly<Record<string, number>>;

/** What somebody said that a heading means: the column's name, or nothing for one that is not read. By `headingKeys`. */
export type Remembered = Readonly<Record<string, string>>;

export interface Recognised {
  places: Places;
  /** Columns that must be there and are not. */
  missing: readonly string[];
  /** Columns that two headings claim: which one is meant is not guessed. */
  doubled: readonly string[];
  /** Headings that mean no column. */
  unknown: readonly { place: number; heading: string }[];
}

/** Which column each heading is, in any of its spellings, unless somebody has said so before. */
export function recognise(headings: readonly string[], columns: readonly Column[], remembered: Remembered = {}): Recognised {
  const named = bySpelling(columns);
  const keys = headingKeys(headings);
  const claims = new Map<string, number[]>();
  const unknown: { place: number; heading: string }[] = [];
  headings.forEach((heading, place) => {
    const said = remembered[keys[place] ?? ''];
    const name = said ?? named.get(normal(heading)) ?? named.get(core(heading));
    if (name !== undefined && columns.some((column) => column.name === name)) claims.set(name, [...(claims.get(name) ?? []), place]);
    else if (said === undefined && normal(heading) !== '' && !isOurs(heading)) unknown.push({ place, heading });
  });
  const single = [...claims].flatMap(([name, [place, second]]) =>
    place !== undefined && second === undefined ? [[name, place] as const] : [],
  );
  return {
    places: Object.fromEntries(single),
    missing: columns.filter(({ name, optional }) => !optional && !claims.has(name)).map(({ name }) => name),
    doubled: [...claims].filter(([, places]) => places.length > 1).map(([name]) => name),
    unknown,
  };
}

/** Can rows be read under these headings? */
export const isWhole = ({ missing, doubled }: Recognised): boolean => missing.length === 0 && doubled.length === 0;

/** Under what a heading is remembered: its words as they are compared; the second of the same words and one without any by its place. */
export function headingKeys(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, place) => {
    const words = normal(heading);
    if (words === '') return `@${place + 1}`;
    const times = (seen.get(words) ?? 0) + 1;
    seen.set(words, times);
    return times === 1 ? words : `${words}#${times}`;
  });
}

/** What was said of the headings, to be kept for the next time. */
export const remember = (headings: readonly string[], places: Places): Record<string, string> => {
  const names = new Map(Object.entries(places).map(([name, place]) => [place, name]));
  return Object.fromEntries(headingKeys(headings).map((key, place) => [key, names.get(place) ?? '']));
};

/** Over the column that we ourselves add to a file that goes back; passed over when it comes again. */
export const problemsHeading = '需要修改的地方';
const isOurs = (heading: string): boolean => normal(heading) === problemsHeading;

/** A heading without its number, its star, and what stands in brackets: `*3. 月平均工资（元）` is `月平均工资`. */
const core = (heading: string): string =>
  normal(heading)
    .replace(/\([^()]*\)/gu, '')
    .replace(/[*＊★☆※:;、，。]/gu, '')
    .replace(/^\d{1,2}·?/u, '');

const spelt = new WeakMap<readonly Column[], Map<string, string>>();

function bySpelling(columns: readonly Column[]): Map<string, string> {
  const known = spelt.get(columns);
  if (known) return known;
  const pairs = columns.flatMap(({ name, spellings }) => spellings.map((one) => [one, name] as const));
  const named = new Map([
    ...pairs.map(([one, name]) => [core(one), name] as const),
    ...pairs.map(([one, name]) => [normal(one), name] as const),
  ]);
  spelt.set(columns, named);
  return named;
}
