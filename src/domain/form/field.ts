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
  return parsed.doubt ? { value: parsed.value, doubt: `doubt-${what}-${parsed.doubt}` } : { value: parsed.value };
};

/** Words of at most so many characters. */
export const words =
  (parse: (text: string, most: number) => Parsed, most: number): Field['parse'] =>
  (text) =>
    parse(text, most);

/** How a value is written out for people; without one it is shown as it is. */
export type Meaning = 'date' | 'yuan' | 'telephone' | 'account' | 'yes-no' | 'place' | 'monthly';

/** How an officer's page writes what is a person's own; `hidden` is not theirs to read. */
export type Mask = 'name' | 'identity' | 'certificate' | 'address' | 'account' | 'telephone' | 'hidden';

/** By what a case is found, beside its number. */
export type FoundBy = 'name' | 'identity' | 'certificate' | 'firm' | 'uscc' | 'phone';

/** One question. Words stand in the locales under `form.<section>.<field>` and `form.errors.<code>`; a code may end in `:` and numbers. */
export interface Field {
  name: string;
  kind: 'text' | 'textarea' | 'radios' | 'select';
  means?: Meaning;
  options?: readonly string[];
  /** Of a textarea: how many lines it shows. */
  lines?: number;
  inputmode?: 'numeric' | 'tel' | 'email' | 'decimal';
  autocomplete?: string;
  /** Asked under one answer to another question of the section: shown with that, and asked and checked only if it was given. */
  under?: { field: string; value: string };
  optional?: boolean;
  /** Rules and formulas that alone look at it: asked only under a policy that names one of them. */
  servesOnly?: readonly string[];
  mask?: Mask;
  find?: FoundBy;
  parse: (text: string, context: FormContext) => Parsed;
}

/** One part of a form: the questions of one page. */
export interface Section {
  id: string;
  /** As of a field. */
  servesOnly?: readonly string[];
  fields: readonly Field[];
}

/** Words as they were typed, by field. */
export type Typed = Record<string, string>;
