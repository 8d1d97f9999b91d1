import { named, type Parsed, type Section, words } from '../form/field';
import { text } from '../form/fields';
import { parseTelephone } from '../identifiers/contact';
import { parseDate } from '../identifiers/date';
import { parseLine, parseName } from '../identifiers/words';
import { line } from '../text/normal';

/** A whole number of people or rooms. */
function count(typed: string): Parsed {
  const digits = line(typed).normalize('NFKC');
  return /^\d{1,4}$/.test(digits) && Number(digits) > 0 ? { value: Number(digits) } : { error: 'count' };
}

export function telephoneOf(typed: string): Parsed {
  const parsed = parseTelephone(typed);
  return 'error' in parsed ? parsed : named('telephone', parsed);
}

/** What an operator may put right by themselves in the register. */
export const plainPart: Section = {
  id: 'place-data',
  fields: [
    text('address', words(parseLine, 200), { autocomplete: 'off' }),
    text('capacity', count, { inputmode: 'numeric' }),
    text('rooms', count, { inputmode: 'numeric' }),
  ],
};

/** 管理员. */
export const managerPart: Section = {
  id: 'place-manager',
  fields: [
    text('name', words(parseName, 50), { autocomplete: 'off' }),
    text('telephone', telephoneOf, { inputmode: 'tel', autocomplete: 'off' }),
    text('certificateUntil', parseDate, { means: 'date' }),
  ],
};
