import { type Connection } from 'mongoose';
import { type Resident } from '../../domain/places/stay';
import { type Instant, type LocalDate, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { sealJson, type Sealed } from '../../sealing/seal';
import { instantNow } from '../clock';
import { type Things } from '../things';

/** A stay that is over, without whose it is. */
export interface StayLeft {
  /** `place/person/n`. */
  _id: string;
  place: PlaceId;
  from: LocalDate;
  until: LocalDate;
}

interface Row extends Pick<StayLeft, '_id' | 'place' | 'from'> {
  person: string;
  until?: LocalDate;
  version: number;
  sealed: Sealed;
  erased?: Instant;
}

/** One person's stays of all places, as they are known by: a random id and the days. */
export interface OfPerson {
  person: string;
  /** Those that ended before the day. */
  left: StayLeft[];
  /** How many did not. */
  kept: number;
}

const nobody: Resident = { name: '', identity: '', certificate: '' };

/** What all places together say of one person, for whoever erases it; by their identity number, which stands nowhere but sealed. */
export function personStaysOf(connection: Connection, keys: Keys, things: Things) {
  const stays = connection.collection<Row>('stays');

  return {
    /** Undefined where no place has them, or none says anything of them any more. */
    async before(identity: string, day: LocalDate): Promise<OfPerson | undefined> {
      const person = (await things.known('employee', [identity])).get(identity);
      if (person === undefined) return undefined;
      const all = await stays.find({ person, erased: { $exists: false } }).toArray();
      if (all.length === 0) return undefined;
      const left = all.flatMap(({ _id, place, from, until }) => (until !== undefined && until < day ? [{ _id, place, from, until }] : []));
      return { person, left, kept: all.length - left.length };
    },

    /** Erases what a stay says of the person and their guardian, for good; that somebody was there, from when until when, stays. */
    async erase({ _id }: Pick<StayLeft, '_id'>): Promise<void> {
      const sealed = sealJson(keys, { collection: 'stays', id: _id, field: 'sealed' }, nobody);
      await stays.updateOne({ _id }, { $set: { sealed, erased: instantNow() }, $inc: { version: 1 } });
    },
  };
}

/** As rosters and day books name it: `<person>.<n>`. */
export const stayIdOf = ({ _id, place }: Pick<StayLeft, '_id' | 'place'>): string => _id.slice(place.length + 1).replace(/\/(\d+)$/, '.$1');
