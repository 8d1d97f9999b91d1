import { type Insured } from '../../domain/places/insured';
import { type Month, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { idOf, type MonthRows, type Row } from './row';

/** What the registries said of a month stands beside its rows and is written by itself. */
export function checksOf({ months, opened, sealingChecks, begin }: MonthRows) {
  return {
    /** Keeps what the registries said of some, beside what they had said of others. Nothing that was saved changes by it. */
    async keepChecks(place: PlaceId, month: Month, said: ReadonlyMap<string, Insured>): Promise<void> {
      await begin(place, month);
      const _id = idOf(place, month);
      const at = instantNow();
      for (let tries = 0; tries < 5; tries += 1) {
        const row = (await months.findById(_id).lean<Row>()) as Row;
        const checks = { ...opened(row).checks, ...Object.fromEntries([...said].map(([stay, one]) => [stay, { ...one, at }])) };
        // Another check of the same month goes first; then both are kept.
        const { matchedCount } = await months.updateOne(
          { _id, checks: row.checks ?? { $exists: false } },
          { $set: { checks: sealingChecks(_id, checks) } },
        );
        if (matchedCount === 1) return;
      }
    },
  };
}
