import { type Connection } from 'mongoose';
import { type LocalDate } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { eraseOne } from './erase';
import { leftIn, type StayLeft } from './left';
import { opened, type Row, rowsOf, told } from './row';

/** One person's stays of all places, as they are known by: random ids and the days. */
export interface OfPerson {
  /** Their id among the things; several where one place had entered another number at first. */
  persons: string[];
  /** Those that ended before the day. */
  left: StayLeft[];
  /** How many did not. */
  kept: number;
}

/** What all places together say of one person, for whoever erases it; by their identity number, which stands nowhere but sealed. */
export function personStaysOf(connection: Connection, keys: Keys) {
  const stays = rowsOf(connection);

  /** By what each stay says: whose number was put right is found by the right one, and by the wrong one nobody else is. */
  async function those(identity: string): Promise<Row[]> {
    const found: Row[] = [];
    for await (const row of stays.find(told).lean<Row[]>().cursor()) {
      const each = row as unknown as Row;
      if (opened(keys, each).identity === identity) found.push(each);
    }
    return found;
  }

  return {
    /** Undefined where no place has them, or none says anything of them any more. */
    async before(identity: string, day: LocalDate): Promise<OfPerson | undefined> {
      const all = await those(identity);
      if (all.length === 0) return undefined;
      const left = all.flatMap((row) => leftIn(row, day));
      return { persons: [...new Set(all.map(({ person }) => person))], left, kept: all.length - left.length };
    },

    erase: ({ _id }: Pick<StayLeft, '_id'>): Promise<void> => eraseOne({ stays, keys }, _id),
  };
}
