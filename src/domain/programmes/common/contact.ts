import { type Answers, valuesOf } from '../../form/answers';
import { type FormContext, named, type Parsed, type Section, words } from '../../form/field';
import { oneOf, text } from '../../form/fields';
import { parseEmail, parseTelephone } from '../../identifiers/contact';
import { parseLine } from '../../identifiers/words';

export interface ContactAnswers {
  telephone: string;
  email?: string;
  address?: string;
  letters: 'sms' | 'email' | 'paper';
}

/** How officers reach whoever applies, and how letters come. */
export const contactPart: Section = {
  id: 'contact',
  fields: [
    text('telephone', telephoneOf, { means: 'telephone', inputmode: 'tel', autocomplete: 'tel', mask: 'telephone', find: 'phone' }),
    oneOf('letters', ['sms', 'email', 'paper'], { parse: lettersBy, mask: 'hidden' }),
    text('email', parseEmail, { inputmode: 'email', autocomplete: 'email', under: { field: 'letters', value: 'email' }, mask: 'hidden' }),
    text('address', words(parseLine, 200), {
      under: { field: 'letters', value: 'paper' },
      autocomplete: 'street-address',
      mask: 'hidden',
    }),
  ],
};

function telephoneOf(typed: string): Parsed {
  const parsed = parseTelephone(typed);
  return 'error' in parsed ? parsed : named('telephone', parsed);
}

/** A short message reaches mobile telephones only. */
function lettersBy(by: string, { typed }: FormContext): Parsed {
  if (!['sms', 'email', 'paper'].includes(by)) return { error: 'choose' };
  const telephone = parseTelephone(typed['telephone'] ?? '');
  return by === 'sms' && 'kind' in telephone && telephone.kind === 'landline' ? { error: 'sms-landline' } : { value: by };
}

/** Where letters on paper go, as whoever applies gave it. */
export function postalAddress(answers: Answers): string | undefined {
  const { address } = valuesOf(answers, contactPart.id);
  return typeof address === 'string' ? address : undefined;
}
