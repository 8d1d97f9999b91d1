import { type Section } from '../../form/field';
import { money, oneOf, text } from '../../form/fields';
import { parseName } from '../../identifiers/words';
import { parseYuan } from '../../money';
import { contactPart } from '../common/contact';
import { employerKinds } from '../quota/levy-facts';
import { parseTwelve } from '../quota/twelve';

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

/** A year's wages of a whole staff: millions are nothing unusual. */
const wages = money('wages', {
  parse: (typed) => {
    const parsed = parseYuan(typed);
    return 'error' in parsed ? parsed : { value: parsed.fen };
  },
});

export const form: readonly Section[] = [
  {
    id: 'employer',
    fields: [
      year,
      oneOf('kind', employerKinds),
      text('street', (typed) => (/^\d{9}$/.test(typed) ? { value: typed } : { error: 'choose' }), { kind: 'select', means: 'place' }),
      text('staff', parseTwelve, { kind: 'textarea', lines: 2, means: 'monthly' }),
      wages,
    ],
  },
  contactPart,
];
