import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { lookingElsewhere } from './stays/elsewhere';
import { enrolling } from './stays/enrol';
import { erasing } from './stays/erase';
import { passing } from './stays/pass';
import { reading } from './stays/read';
import { type Kept, rowsOf } from './stays/row';
import { type Things } from './things';

export type { Days } from './stays/elsewhere';
export type { Enrolled } from './stays/enrol';
export type { StayLeft } from './stays/left';
export type { OwnStay } from './stays/read';
export { sealedStays } from './stays/row';

/**
 * 在册残疾员工: who is enrolled in which place, since when and until when. A person is known by a random id, the same in every place; a second
 * open stay of theirs in one place cannot be, since it would have the same key.
 */
export function staysOf(connection: Connection, keys: Keys, things: Things) {
  const kept: Kept = { stays: rowsOf(connection), keys, things };
  return { ...enrolling(kept), ...reading(kept), ...lookingElsewhere(kept), ...passing(kept), ...erasing(kept) };
}

export type Stays = ReturnType<typeof staysOf>;
