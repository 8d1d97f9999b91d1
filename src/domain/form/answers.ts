import { formatYuan } from '../money';
import { type Fen, type PersonId } from '../values';
import { sureOf } from './answer';
import { type Field, type Section, type Typed } from './field';

/** What the fields of one part came to, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** One of the people who apply: who it is, and what the part about themselves asks. */
export interface PersonAnswers {
  person: PersonId;
  name: string;
  identity: string;
}

/** A unit that applies. */
export interface UnitAnswers {
  name: string;
  /** 统一社会信用代码. */
  uscc: string;
}

/** What a form was answered with, kept sealed: the people, the applicant first, and each part under its own name. */
export interface Answers {
  /** Nobody, where a unit applies. */
  people: PersonAnswers[];
  /** The unit that applies, as the register calls it. */
  unit?: UnitAnswers;
  /** What the applicant added in words when asked to (补正). */
  remarks?: string[];
}

/** The part of a form that asks about the applicant themselves: it stands with the person. */
export const selfPart = 'applicant';

/** A part's values; of a form that does not have it, none. */
export const valuesOf = (answers: Answers, part: string): Values =>
  part === selfPart
    ? ((answers.people[0] ?? {}) as unknown as Values)
    : ((answers as unknown as Record<string, Values | undefined>)[part] ?? {});

/**
 * The whole form as the case keeps it.
 * @param values by part, after `answer` found no fault; of a draft, as far as it goes
 * @param self the applicant, as they are proven to be
 * @param partners those who apply with them, with their own particulars
 */
export const answersFrom = <A extends Answers>(
  form: readonly Section[],
  values: Readonly<Record<string, Values>>,
  self: PersonAnswers,
  partners: readonly PersonAnswers[],
): A =>
  ({
    people: [{ ...self, ...values[selfPart] }, ...partners],
    ...Object.fromEntries(form.filter((one) => one.id !== selfPart).map(({ id }) => [id, values[id] ?? {}])),
  }) as unknown as A;

/** Answers as somebody would have typed them: what a form for putting them right starts with. */
export const typedFrom = (form: readonly Section[], answers: Answers): Record<string, Typed> =>
  Object.fromEntries(form.map((section) => [section.id, typedPart(section, valuesOf(answers, section.id))]));

export const typedPart = ({ fields }: Section, values: Values): Typed =>
  Object.fromEntries(fields.map((field) => [field.name, typedValue(field, values[field.name])]));

const typedValue = ({ means }: Field, value: unknown): string => {
  if (value === undefined) return '';
  if (means === 'yes-no') return value === true ? 'yes' : 'no';
  return means === 'yuan' ? formatYuan(value as Fen) : String(value);
};

/**
 * The answers put right: what stands in parts that were not corrected stays as it was frozen.
 * @param values of the corrected parts only
 */
export function correctedAnswers<A extends Answers>(before: A, values: Readonly<Record<string, Values>>): A {
  const { [selfPart]: self, ...others } = values;
  const [first, ...partners] = before.people;
  return { ...before, ...others, ...(self && first ? { people: [{ ...first, ...self }, ...partners] } : {}) };
}

/** Has whoever typed it confirmed that this value is unusual and right? */
export const isSure = (values: Values, field: string): boolean => values[sureOf(field)] === true;
