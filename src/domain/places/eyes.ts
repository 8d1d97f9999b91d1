import { sameWords } from '../text/normal';
import { type Stay } from './stay';

/** Who looks, as it was proven of their account. */
export interface Reader {
  identity: string;
  name: string;
}

/** As whom somebody looks at a stay. */
export type SeenAs = 'resident' | 'guardian';

/**
 * As whom a reader may see a stay themselves; undefined for everybody else. Number and name must both be those that the place entered: a number
 * typed wrong shows nothing to whoever it belongs to.
 */
export function seenAs({ identity, name, guardian }: Pick<Stay, 'identity' | 'name' | 'guardian'>, reader: Reader): SeenAs | undefined {
  if (reader.identity === '') return undefined;
  if (identity === reader.identity && sameWords(name, reader.name)) return 'resident';
  return guardian?.identity === reader.identity && sameWords(guardian.name, reader.name) ? 'guardian' : undefined;
}
