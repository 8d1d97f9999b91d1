import { type CaseId } from '../../domain/values';
import { type CaseRow, type CaseRows, type Row } from './row';

/** Cases that come after others: as what follows them, or to ask back what they paid. */
export function casesFollowing({ cases, opened }: CaseRows) {
  return {
    /** Cases that say they follow this one, as whatever, oldest first, at most 200. */
    async following(id: CaseId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.after.case': id }).sort({ submitted: 1 }).limit(200).lean<Row[]>());
    },

    /** Which cases ask back what others of these were paid, by that other. */
    async recovering(ids: readonly CaseId[]): Promise<Map<CaseId, CaseId>> {
      const rows = await cases
        .find({ 'state.after.case': { $in: [...ids] }, 'state.recovery': { $exists: true } }, { 'state.after': 1 })
        .lean<{ _id: CaseId; state: Pick<CaseRow['state'], 'after'> }[]>();
      return new Map(rows.flatMap(({ _id, state }) => (state.after ? [[_id, state.after.case] as const] : [])));
    },
  };
}
