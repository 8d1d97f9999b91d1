import { type Section } from '../../domain/form/field';
import { isDoubt, sureOf } from '../../domain/form/answer';
import { type Answered } from '../../domain/form/answer';
import { type Typed } from '../../domain/form/field';
import { line } from '../../domain/text/normal';
import { type Group, type Option } from '../cases/streets';
import { type Translate } from '../view/words';
import { formWords } from './words';

/** Words for a fault; a code may carry numbers, how long it may be and how long it is: `at-most:200:263`. */
export function faultWords(t: Translate, code: string): string {
  const [key = '', most, length] = code.split(':');
  return t(`form.errors.${key}`, most === undefined ? {} : { most, length });
}

/** What was typed in a section's fields, and which unusual values were confirmed. @param read a field's text by its name */
export const typedOf = (section: Section, read: (name: string) => string): Typed => ({
  ...Object.fromEntries(section.fields.map(({ name }) => [name, read(name)])),
  ...Object.fromEntries(section.fields.flatMap(({ name }) => (read(sureOf(name)) === '' ? [] : [[sureOf(name), read(sureOf(name))]]))),
});

const sureWords = ({ means }: Section['fields'][number], t: Translate): string =>
  t(`form.sure.${means === 'date' || means === 'yuan' ? 'other' : 'number'}`);

/** A section's questions as the template shows them: with what was typed, what is wrong, and where a value came from. */
export function fieldsFor(
  section: Section,
  typed: Typed,
  errors: Answered['errors'],
  t: Translate,
  places: readonly (Group | Option)[] = [],
) {
  const words = formWords(t);
  return section.fields.map((field) => {
    const address = `${section.id}.${field.name}`;
    const code = errors[field.name];
    return {
      ...field,
      key: field.name,
      parse: undefined,
      is: { [field.kind]: true },
      label: words.label(address),
      hint: words.hint(address),
      value: typed[field.name] ?? '',
      error: code && faultWords(t, code),
      ...(isDoubt(code) || typed[sureOf(field.name)]
        ? { sure: { name: sureOf(field.name), value: line(typed[field.name] ?? ''), checked: !isDoubt(code), label: sureWords(field, t) } }
        : {}),
      options: field.means === 'place' ? places : field.options?.map((value) => ({ value, label: words.option(address, value) ?? value })),
    };
  });
}

/** The questions as they stand on the page: one that is asked under an answer to another stands within that answer, hidden until it is given. */
export function nested<
  F extends { key: string; under?: { field: string; value: string }; options?: readonly (Group | Option)[] | undefined },
>(fields: readonly F[]) {
  const within = (key: string, value: string) => fields.filter(({ under }) => under?.field === key && under.value === value);
  return fields
    .filter(({ under }) => under === undefined)
    .map((field) => ({
      ...field,
      options: field.options?.map((one) => ('value' in one ? { ...one, fields: within(field.key, one.value) } : one)),
    }));
}

/** A message with the name of what it speaks of before it; a question gives up its mark for the colon. */
export const namedFault = (t: Translate, field: string, fault: string): string =>
  t('form.fault', { field: field.replace(/[？?]$/, ''), fault });

/** For the error summary: each message after the name of its field, so that it says what it speaks of by itself. */
export const errorWords = (section: Section, errors: Answered['errors'], t: Translate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [
      field,
      namedFault(t, formWords(t).label(`${section.id}.${field}`), faultWords(t, code)),
    ]),
  );
