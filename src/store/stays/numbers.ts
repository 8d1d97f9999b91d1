import { type Connection } from 'mongoose';
import { type PersonMonths } from '../person-months';
import { type Things } from '../things';
import { rowsOf, told } from './row';

/** By whose numbers stays are found: everybody's own and their guardians'. */
const kinds = ['employee', 'guardian'] as const;

/** The numbers by which people and guardians are found, for whoever erases those that nothing needs any more. */
export function personNumbersOf(connection: Connection, things: Things, personMonths: PersonMonths) {
  const stays = rowsOf(connection);

  /** Those of these ids under which a stay says something still, or a case counts somebody. */
  async function needed(ids: readonly string[]): Promise<Set<string>> {
    const [persons, guardians, counted] = await Promise.all([
      stays.distinct('person', { person: { $in: [...ids] }, ...told }),
      stays.distinct('guardian', { guardian: { $in: [...ids] } }),
      personMonths.counting(ids),
    ]);
    return new Set([...persons, ...guardians, ...counted]);
  }

  return {
    /**
     * Erases, for good, every number that no stay and no case needs: of whoever was erased, and of a guardian whom another has replaced. Ids stay where
     * they stand, and name nobody any more. Whoever enrols or claims looks for the number after the write, and this looks for them after its own: one of the
     * two sees the other. @returns how many
     */
    async forgetUnneeded(): Promise<number> {
      let count = 0;
      for await (const ids of things.ofKinds(kinds)) {
        const kept = await needed(ids);
        const unneeded = ids.filter((id) => !kept.has(id));
        if (unneeded.length === 0) continue;
        const putBack = await things.takeOut(unneeded);
        const after = await needed(unneeded);
        await putBack(after);
        count += unneeded.length - after.size;
      }
      return count;
    },
  };
}
