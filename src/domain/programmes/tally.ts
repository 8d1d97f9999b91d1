import { type JudgedRow, type Roster, type RowCounts, type RowJudgement, type Tally } from './roster';

const nothing: RowCounts = { accepted: 0, scan: 0, disputed: 0, unverified: 0, refused: 0 };

export const emptyTally = ({ none }: Pick<Roster, 'none'>): Tally<unknown> => ({ sum: none, counts: nothing, provisional: false });

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
  const as: keyof RowCounts = word === undefined ? row.verdict : word === 'refuse' ? 'refused' : 'accepted';
  return {
    sum: as === 'accepted' ? add(sum, word === 'accept' ? row.whole : row.proven) : sum,
    counts: { ...counts, [as]: counts[as] + 1 },
    provisional: provisional || (as === 'accepted' && row.provisional === true),
  };
}
