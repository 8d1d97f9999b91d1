import { type LocalDate } from '../../domain/values';
import { type Row } from './row';

/** A stay that is over, without whose it is. */
export interface StayLeft extends Pick<Row, '_id' | 'place' | 'from' | 'person'> {
  until: LocalDate;
  /** As rosters and day books name it. */
  stay: string;
  /** The case of each time that it passed to another operator: people were written to of it. */
  passed: string[];
}

type Parts = Pick<Row, '_id' | 'place' | 'from' | 'person' | 'n' | 'until' | 'passed'>;

/** None where it ended on no day before this one. */
export const leftIn = ({ _id, place, from, until, person, n, passed = [] }: Parts, before: LocalDate): StayLeft[] =>
  until !== undefined && until < before
    ? [{ _id, place, from, until, person, stay: `${person}.${n}`, passed: passed.map(({ key }) => key) }]
    : [];
