import { type Section } from '../../form/field';
import { text, yesNo } from '../../form/fields';
import { parseName } from '../../identifiers/words';
import { accountPart } from '../common/account';
import { contactPart } from '../common/contact';
import { applicantPart } from '../common/people';

/** A calendar year that is over. */
const year = text(
  'year',
  (typed, { today }) => {
    const parsed = parseName(typed, 4);
    if ('error' in parsed) return parsed;
    if (!/^20\d\d$/.test(parsed.value)) return { error: 'year' };
    return parsed.value < today.slice(0, 4) ? { value: parsed.value } : { error: 'year-not-over' };
  },
  { inputmode: 'numeric' },
);

export const form: readonly Section[] = [
  applicantPart,
  { id: 'insurance', fields: [year, yesNo('selfEmployed')] },
  accountPart,
  contactPart,
];
