import { type Connection } from 'mongoose';
import { type LocalDate } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { type Things } from '../things';
import { eraseOne } from './erase';
import { type Row, rowsOf, told } from './row';

/** A stay that is over, without whose it is. */
export interface StayLeft extends Pick<Row, '_id' | 'place' | 'from'> {
  until: LocalDate;
  /** As rosters and day books name it. */
  stay: string;
}

/** One person's stays of all places, as they are known by: a random id and the days. */
export interface OfPerson {
  person: string;
  /** Those that ended before the day. */
  left: StayLeft[];
  /** How many did not. */
  kept: number;
}

/** What all places together say of one person, for whoever erases it; by their identity number, which stands nowhere but sealed. */
export function personStaysOf(connection: Connection, keys: Keys, things: Things) {
  const stays = rowsOf(connection);

  return {
    /** Undefined where no place has them, or none says anything of them any more. */
    async before(identity: string, day: LocalDate): Promise<OfPerson | undefined> {
      const person = (await things.known('employee', [identity])).get(identity);
      if (person === undefined) return undefined;
      const all = await stays.find({ person, ...told }).lean<Row[]>();
      if (all.length === 0) return undefined;
      const left = all.flatMap(({ _id, place, from, until, n }) =>
        until !== undefined && until < day ? [{ _id, place, from, until, stay: `${person}.${n}` }] : [],
      );
      return { person, left, kept: all.length - left.length };
    },

    erase: ({ _id }: Pick<StayLeft, '_id'>): Promise<void> => eraseOne({ stays, keys }, _id),
  };
}
