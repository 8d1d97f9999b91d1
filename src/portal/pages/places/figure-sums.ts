import { formatYuan } from '../../../domain/money';
import { type Fen } from '../../../domain/values';
import { type PaidForPlace } from '../../cases/place-money';
import { type Translate } from '../../view/words';

/** Each group's sums by matter, what came back, and the rest; all together last. */
export function sums(
  groups: readonly { name: string; of: readonly PaidForPlace[] }[],
  matters: readonly string[],
  terms: readonly string[],
  first: string,
  t: Translate,
  all: readonly PaidForPlace[],
) {
  const labels = [...terms, t('figures.columns.backYuan'), t('figures.columns.net')];
  const total = (of: readonly PaidForPlace[], member: 'fen' | 'back'): number => of.reduce((sum, one) => sum + one[member], 0);
  const rowOf = (name: string, of: readonly PaidForPlace[]) => {
    const sumsOf = [
      ...matters.map((matter) =>
        total(
          of.filter(({ programme }) => programme === matter),
          'fen',
        ),
      ),
      total(of, 'back'),
      total(of, 'fen') - total(of, 'back'),
    ];
    return {
      cells: [
        { text: name, label: first },
        ...sumsOf.map((fen, at) => ({ text: formatYuan(fen as Fen), label: labels[at], number: true })),
      ],
    };
  };
  return {
    columns: [{ label: first }, ...labels.map((label) => ({ label, number: true }))],
    rows: [...groups.map(({ name, of }) => rowOf(name, of)), ...(groups.length > 1 ? [rowOf(t('month.all'), all)] : [])],
  };
}
