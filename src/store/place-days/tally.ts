import { entryKinds } from '../../domain/places/day';
import { type DayTally } from '../../domain/places/day-count';
import { type LocalDate, type Month, type PlaceId } from '../../domain/values';
import { type DayRows, type Row } from './row';

/** What is not sealed. */
const plain = { place: 1, day: 1, 'entries.key': 1, 'entries.kind': 1, 'entries.came': 1, 'strikes.of': 1 } as const;

const tallied = (rows: readonly Row[]): (DayTally & { place: PlaceId })[] =>
  rows.map(({ place, day, entries, strikes }) => {
    const struck = new Set(strikes.map(({ of }) => of));
    const counts = entries.filter(({ key }) => !struck.has(key));
    const kinds = entryKinds.map((kind) => [kind, counts.filter((one) => one.kind === kind).length] as const);
    const came = [...new Set(counts.flatMap((one) => (one.kind === 'in' && one.came !== undefined ? [one.came] : [])))];
    return { place, day: day as LocalDate, kinds: Object.fromEntries(kinds.filter(([, count]) => count > 0)), came };
  });

/** Days counted, without opening anything. */
export function talliesOf({ days }: DayRows) {
  return {
    /** Days of several places in these months, by place, from what is not sealed. */
    async tallies(places: readonly PlaceId[], from: Month, to: Month): Promise<Map<PlaceId, DayTally[]>> {
      const rows = await days
        .find({ place: { $in: [...places] }, month: { $gte: from, $lte: to } }, plain)
        .sort({ day: 1 })
        .lean<Row[]>();
      const byPlace = new Map<PlaceId, DayTally[]>();
      for (const { place, ...one } of tallied(rows)) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
      return byPlace;
    },
  };
}
