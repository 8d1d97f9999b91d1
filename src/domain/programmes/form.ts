import { type LocalDate } from '../values';

/** What a field's parser may look at. */
export interface FormContext {
  today: LocalDate;
  /** The applicant's proven identity number. */
  identity: string;
  /** What else was typed in the same section. */
  typed: Record<string, string>;
}

export type Parsed = { value: unknown } | { error: string };

/** An identifier's fault under the identifier's own name, so that its words can say what is expected: `card-length`. */
export const named = (what: string, parsed: { value: unknown } | { error: string }): Parsed =>
  'error' in parsed ? { error: `${what}-${parsed.error}` } : { value: parsed.value };

/** Words of at most so many characters; a fault of length carries the number for its words: `at-most:200`. */
export const words =
  (parse: (text: string, most: number) => Parsed, most: number): Field['parse'] =>
  (text) => {
    const parsed = parse(text, most);
    return 'error' in parsed && parsed.error === 'too-long' ? { error: `at-most:${most}` } : parsed;
  };

/** One question. Words stand in the locales under `form.<section>.<field>` and `form.errors.<code>`; a code may end in `:` and a number. */
export interface Field {
  name: string;
  kind: 'text' | 'textarea' | 'radios' | 'select';
  options?: readonly string[];
  inputmode?: 'numeric' | 'tel' | 'email' | 'decimal';
  autocomplete?: string;
  /** Asked, and checked, only if this holds of what was typed. */
  onlyIf?: (typed: Record<string, string>) => boolean;
  optional?: boolean;
  parse: (text: string, context: FormContext) => Parsed;
}

export interface Section {
  id: string;
  fields: readonly Field[];
}

/** A section's answers: what each field came to, and what is wrong with which. Everything typed is kept as it was typed. */
export interface Answered {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

/** @param typed by field name; what the section does not ask is ignored */
export function answer(section: Section, typed: Record<string, string>, context: Omit<FormContext, 'typed'>): Answered {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of section.fields) {
    if (field.onlyIf && !field.onlyIf(typed)) continue;
    const text = typed[field.name] ?? '';
    if (text.trim() === '') {
      if (!field.optional) errors[field.name] = field.kind === 'radios' || field.kind === 'select' ? 'choose' : 'empty';
      continue;
    }
    const parsed = field.parse(text, { ...context, typed });
    if ('error' in parsed) errors[field.name] = parsed.error;
    else values[field.name] = parsed.value;
  }
  return { values, errors };
}

/** Is the section answered without a fault? */
export const isComplete = (section: Section, typed: Record<string, string> | undefined, context: Omit<FormContext, 'typed'>): boolean =>
  typed !== undefined && Object.keys(answer(section, typed, context).errors).length === 0;
