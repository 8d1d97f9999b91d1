import { type ActorId, type AreaCode, type LocalDate } from '../../src/domain/values';
import { type Store } from '../../src/store/store';
import { homes, playedOperators } from './homes';

const until = '2028-12-31' as LocalDate;
const since = '2026-01-01' as LocalDate;

/** 备选承接企业库 of Nanhu and of Jiaxing, out of those who run homes already: first those who can be played, so that one can answer as them. */
export async function fillPools({ parties, successors }: Pick<Store, 'parties' | 'successors'>): Promise<void> {
  const operators = [...new Set([...playedOperators, ...homes.map(({ operator }) => operator)])];
  const pools: [AreaCode, typeof operators][] = [
    ['330402' as AreaCode, operators.slice(0, 3)],
    ['330400' as AreaCode, operators.slice(3, 6)],
  ];
  for (const [area, units] of pools) {
    // Whoever was taken out does not come back with the next start.
    if ((await successors.of([area])).length > 0) continue;
    for (const { firm } of units) {
      const { id: party } = await parties.named(firm);
      await successors.add({ area, party, from: since, until, by: 'a-sandbox' as ActorId });
    }
  }
}
