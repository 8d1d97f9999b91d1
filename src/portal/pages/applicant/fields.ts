import { type Answered, type Typed } from '../../cases/draft';
import { type Section } from '../../../domain/programmes/form';
import { type Group, type Option } from '../../cases/streets';
import { type Translate } from '../../view/words';

/** Words for a key, or nothing where the locales have none. */
export const optionalWords = (t: Translate, key: string): string | undefined => {
  const words = t(key);
  return words === key ? undefined : words;
};

/** Words for a fault; a code may carry a number: `at-most:200`. */
export function faultWords(t: Translate, code: string): string {
  const [key = '', most] = code.split(':');
  return t(`form.errors.${key}`, most === undefined ? {} : { most });
}

/** A section's questions as the template shows them: with what was typed, what is wrong, and where a value came from. */
export function fieldsFor(
  section: Section,
  typed: Typed,
  errors: Answered['errors'],
  t: Translate,
  lists: Record<string, readonly (Group | Option)[]> = {},
) {
  return section.fields.map((field) => {
    const key = `form.${section.id}.${field.name}`;
    const code = errors[field.name];
    return {
      ...field,
      parse: undefined,
      is: { [field.kind]: true },
      label: t(`${key}.label`),
      hint: optionalWords(t, `${key}.hint`),
      value: typed[field.name] ?? '',
      error: code && faultWords(t, code),
      options: lists[field.name] ?? field.options?.map((value) => ({ value, label: t(`${key}.options.${value}`) })),
    };
  });
}

/** A message with the name of what it speaks of before it; a question gives up its mark for the colon. */
export const namedFault = (t: Translate, field: string, fault: string): string =>
  t('form.fault', { field: field.replace(/[？?]$/, ''), fault });

/** For the error summary: each message after the name of its field, so that it says what it speaks of by itself. */
export const errorWords = (section: Section, errors: Answered['errors'], t: Translate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, namedFault(t, t(`form.${section.id}.${field}.label`), faultWords(t, code))]),
  );
