import { type JudgedRow, type Roster, type RowCounts, type RowJudgement, type Tally } from './roster';

const nothing: RowCounts = { accepted: 0, scan: 0, disputed: 0, unverified: 0, refused: 0 };

export const emptyTally = ({ none }: Pick<Roster, 'none'>): Tally<unknown> => ({ sum: none, counts: nothing, provisional: false });

const rival = 'rival';

/**
 * What two cases claim is disputed in both, whatever the registries say; whose the other is, is said to nobody. What nothing bears out is a
 * person's to look at already, and stays as it is. @param slots undefined: no other claims it
 */
export const disputedOver = (row: JudgedRow, slots: readonly string[] | undefined): JudgedRow =>
  slots ? { ...row, verdict: row.unfounded ? row.verdict : 'disputed', reasons: [...row.reasons, { code: rival, slots }] } : row;

/** Why a row stands as it does, for whoever filed it: of somebody who by no registry is theirs they learn nothing that others filed. */
export const reasonsForFiler = ({ reasons, unfounded }: Pick<JudgedRow, 'reasons' | 'unfounded'>): JudgedRow['reasons'] =>
  unfounded ? reasons.filter(({ code }) => code !== rival) : reasons;

/** As what a row counts: an officer's word is stronger than what the registries say. @param own `open`: it was taken back */
export function standingOf(row: Pick<JudgedRow, 'verdict'>, own?: RowJudgement | 'open'): keyof RowCounts {
  if (own === undefined || own === 'open') return row.verdict;
  return own === 'refuse' ? 'refused' : 'accepted';
}

/**
 * One row more. What an officer says of it is stronger than what the registries do; what is open counts as nothing yet.
 * @param own the officer's word; `open`: it was taken back
 */
export function counted(
  { add }: Pick<Roster, 'add'>,
  { sum, counts, provisional }: Tally<unknown>,
  row: JudgedRow,
  own?: RowJudgement | 'open',
): Tally<unknown> {
  const word = own === 'open' ? undefined : own;
  const as = standingOf(row, own);
  return {
    sum: as === 'accepted' ? add(sum, word === 'accept' ? row.whole : row.proven) : sum,
    counts: { ...counts, [as]: counts[as] + 1 },
    provisional: provisional || (as === 'accepted' && row.provisional === true),
  };
}
