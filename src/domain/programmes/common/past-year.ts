import { text } from '../../form/fields';
import { parseName } from '../../identifiers/words';

/** A calendar year that is over. */
export const pastYear = text(
  'year',
  (typed, { today }) => {
    const parsed = parseName(typed, 4);
    if ('error' in parsed) return parsed;
    if (!/^20\d\d$/.test(parsed.value)) return { error: 'year' };
    return parsed.value < today.slice(0, 4) ? { value: parsed.value } : { error: 'year-not-over' };
  },
  { inputmode: 'numeric' },
);
