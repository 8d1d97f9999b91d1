import { bare, line } from '../text/normal';
import { type Field, type FormContext, type Section, type Typed } from './field';
import { knownAgainst } from './marks';

/**
 * A section's answers: what each field came to, and what is wrong with which; an unusual value that nobody has confirmed counts as wrong.
 * Everything typed is kept as it was typed.
 */
export interface Answered {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

/**
 * Under this name stands, beside what was typed, the unusual value that whoever typed it has checked (*我已核对，就是这样*): another is
 * doubted anew. Among the values it is true.
 */
export const sureOf = (field: string): string => `sure-${field}`;
/** Is a fault only a doubt, which may be confirmed? */
export const isDoubt = (code: string | undefined): boolean => code?.startsWith('doubt-') ?? false;

/** Is this question asked, by what was typed so far? */
export const isAsked = ({ under }: Pick<Field, 'under'>, typed: Record<string, string>): boolean =>
  under === undefined || typed[under.field] === under.value;

/** @param typed by field name; what the section does not ask is ignored */
export function answer(section: Section, typed: Record<string, string>, context: Omit<FormContext, 'typed'>): Answered {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of section.fields) {
    if (!isAsked(field, typed)) continue;
    const text = typed[field.name] ?? '';
    const known = knownAgainst(field.name, typed);
    if (known) {
      errors[field.name] = known;
      continue;
    }
    if (line(text) === '') {
      if (!field.optional) errors[field.name] = field.kind === 'radios' || field.kind === 'select' ? 'choose' : 'empty';
      continue;
    }
    const parsed = field.parse(text, { ...context, typed });
    if ('error' in parsed) errors[field.name] = parsed.error;
    else values[field.name] = parsed.value;
    if (!('doubt' in parsed) || parsed.doubt === undefined) continue;
    if (bare(typed[sureOf(field.name)] ?? '') === bare(text)) values[sureOf(field.name)] = true;
    else errors[field.name] = parsed.doubt;
  }
  return { values, errors };
}

/** Is the section answered without a fault? */
export const isComplete = (section: Section, typed: Typed | undefined, context: Omit<FormContext, 'typed'>): boolean =>
  typed !== undefined && Object.keys(answer(section, typed, context).errors).length === 0;
