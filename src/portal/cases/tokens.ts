import { blindIndexes, type Findable } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { isCaseNumber } from '../../store/counters';

/** What a case is found by beside its number: the whole name, and the last four characters of the certificate's identity part. */
export const foundBy = ({ name, certificateTail }: { name: string; certificateTail: string }): Findable[] => [
  { field: 'name', value: name },
  { field: 'certificate', value: certificateTail },
];

/** The tokens that a typed search may match, whichever of the three it is and whatever key they were stored under. */
export function searchTokens(keys: Keys, text: string): string[] {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return [];
  return [...(isCaseNumber(typed) ? [typed] : []), ...blindIndexes(keys, 'name', typed), ...blindIndexes(keys, 'certificate', typed)];
}
