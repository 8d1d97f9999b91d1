import { type Answers, valuesOf } from './answers';
import { type Field, type Section } from './field';

/** A field of a form by its address, `firm.uscc`. */
export function fieldNamed(form: readonly Section[], address: string): Field | undefined {
  const [part, name] = address.split('.');
  return form.find((one) => one.id === part)?.fields.find((one) => one.name === name);
}

/** A field and what it was answered with; undefined where it was not, or where the form has none of that address. */
export function fieldAt(
  form: readonly Section[],
  answers: Answers,
  address: string | undefined,
): { field: Field; value: unknown } | undefined {
  const field = address === undefined ? undefined : fieldNamed(form, address);
  const value = field && valuesOf(answers, (address ?? '').split('.')[0] ?? '')[field.name];
  return field === undefined || value === undefined || value === '' ? undefined : { field, value };
}
