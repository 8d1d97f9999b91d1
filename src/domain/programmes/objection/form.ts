import { type Parsed, type Section, words } from '../../form/field';
import { oneOf, text } from '../../form/fields';
import { parseEmail, parseTelephone } from '../../identifiers/contact';
import { parseLine, parseText } from '../../identifiers/words';

/** 异议: what is wrong with what stands on notice, and, only if they like, who says so and where an answer goes. */
export const objectionPart: Section = {
  id: 'objection',
  fields: [
    { name: 'text', kind: 'textarea', parse: words(parseText, 2_000) },
    text('name', words(parseLine, 50), { optional: true, mask: 'hidden' }),
    oneOf('letters', ['none', 'sms', 'email'], { mask: 'hidden' }),
    text('telephone', mobile, { inputmode: 'tel', autocomplete: 'tel', under: { field: 'letters', value: 'sms' }, mask: 'hidden' }),
    text('email', parseEmail, { inputmode: 'email', autocomplete: 'email', under: { field: 'letters', value: 'email' }, mask: 'hidden' }),
  ],
};

/** A short message reaches mobile telephones only. */
function mobile(typed: string): Parsed {
  const parsed = parseTelephone(typed);
  if ('error' in parsed) return { error: 'telephone-telephone' };
  return parsed.kind === 'landline' ? { error: 'sms-landline' } : parsed;
}
