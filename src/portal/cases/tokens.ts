import { blindIndex } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { isCaseNumber } from '../../store/counters';

/** What a case is found by: its number, and blind indexes of the whole name and of the certificate's identity part's last four characters. */
export const tokensOf = (
  keys: Keys,
  { number, name, certificateTail }: { number: string; name: string; certificateTail: string },
): string[] => [number, blindIndex(keys, 'name', name), blindIndex(keys, 'certificate', certificateTail)];

/** The tokens that a typed search may match, whichever of the three it is. */
export function searchTokens(keys: Keys, text: string): string[] {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return [];
  return [...(isCaseNumber(typed) ? [typed] : []), blindIndex(keys, 'name', typed), blindIndex(keys, 'certificate', typed)];
}
