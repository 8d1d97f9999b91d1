import { bare, line } from '../text/normal';
import { type LocalDate } from '../values';

/** What a field's parser may look at. */
export interface FormContext {
  today: LocalDate;
  /** The applicant's proven identity number. */
  identity: string;
  /** What else was typed in the same section. */
  typed: Record<string, string>;
}

/**
 * What words come to. `error`: a standard, or what can be, forbids them. `doubt`: they are only unusual, and whoever typed them may say
 * that they are right all the same; which check is which stands in `docs/fields.md`.
 */
export type Parsed = { value: unknown; doubt?: string } | { error: string };

/** A fault or a doubt under the identifier's own name, so that its words can say what is expected: `card-length`, `doubt-card-length`. */
export const named = (what: string, parsed: { value: unknown; doubt?: string } | { error: string }): Parsed => {
  if ('error' in parsed) return { error: `${what}-${parsed.error}` };
  return { value: parsed.value, ...(parsed.doubt ? { doubt: `doubt-${what}-${parsed.doubt}` } : {}) };
};

/** Words of at most so many characters. */
export const words =
  (parse: (text: string, most: number) => Parsed, most: number): Field['parse'] =>
  (text) =>
    parse(text, most);

/** How a value is written out for people; without one it is shown as it is. */
export type Meaning = 'date' | 'yuan' | 'telephone' | 'account' | 'yes-no' | 'place';

/** One question. Words stand in the locales under `form.<section>.<field>` and `form.errors.<code>`; a code may end in `:` and numbers. */
export interface Field {
  name: string;
  kind: 'text' | 'textarea' | 'radios' | 'select';
  means?: Meaning;
  options?: readonly string[];
  inputmode?: 'numeric' | 'tel' | 'email' | 'decimal';
  autocomplete?: string;
  /** Asked under one answer to another question of the section: shown with that, and asked and checked only if it was given. */
  under?: { field: string; value: string };
  /** Why it may be empty, where the registries know: this fault is then said, and not that it has to be filled in. */
  missing?: (typed: Record<string, string>) => { error: string } | undefined;
  optional?: boolean;
  parse: (text: string, context: FormContext) => Parsed;
}

export interface Section {
  id: string;
  fields: readonly Field[];
}

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
    if (line(text) === '') {
      const known = field.missing?.(typed)?.error;
      if (!field.optional) errors[field.name] = known ?? (field.kind === 'radios' || field.kind === 'select' ? 'choose' : 'empty');
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
export const isComplete = (section: Section, typed: Record<string, string> | undefined, context: Omit<FormContext, 'typed'>): boolean =>
  typed !== undefined && Object.keys(answer(section, typed, context).errors).length === 0;
