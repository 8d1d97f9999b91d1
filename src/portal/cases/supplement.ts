import { endOfDay } from '../../domain/calendar/instants';
import { wholeCase } from '../../domain/case/available';
import { type CaseState } from '../../domain/case/state';
import { answer, isAsked } from '../../domain/form/answer';
import { type Answers, correctedAnswers, typedFrom, type Values } from '../../domain/form/answers';
import { type Section, type Typed } from '../../domain/form/field';
import { formUnder } from '../../domain/policy/asked';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { lines } from '../../domain/text/normal';
import { type Instant, type LocalDate, type StepId, type TextRef } from '../../domain/values';

/** What an applicant is asked for: a supplement (补正, before 受理), or the papers promised at 容缺受理. */
export interface AskedFor {
  kind: 'supplement' | 'promise';
  step: StepId;
  items: { item: string; text?: TextRef }[];
  due: Instant;
}

/** Not a paper: what was filled in itself has to be put right. */
export const answersItem = 'answers';

export function askedOf(state: CaseState): AskedFor | undefined {
  if (state.supplement) return { kind: 'supplement', ...state.supplement };
  return state.promised && !state.outcome
    ? { kind: 'promise', step: wholeCase, items: state.promised.items.map((item) => ({ item })), due: endOfDay(state.promised.by) }
    : undefined;
}

/** Which parts of the form that a policy asks may be put right. */
export const correctable = (policy: Policy): Section[] => {
  const { corrects } = programmeNamed(policy.programme);
  return formUnder(policy).filter((one) => corrects.includes(one.id));
};

/** What was typed to put answers right, by section. */
export type Corrections = Record<string, Typed>;

export interface Corrected {
  answers: Answers;
  /** By section and field. */
  errors: Record<string, Record<string, string>>;
  changed: boolean;
}

/** The sections in which something asked for now stands otherwise than it was frozen. */
export function changedSections(policy: Policy, before: Answers, typed: Corrections): Section[] {
  const sections = correctable(policy);
  const was = typedFrom(sections, before);
  return sections.filter((section) => {
    const now = typed[section.id] ?? {};
    const asked = section.fields.filter((field) => isAsked(field, now));
    return asked.some((field) => lines(now[field.name] ?? '') !== lines(was[section.id]?.[field.name] ?? ''));
  });
}

/** The frozen answers with what was put right. A section sent back as it was is no correction, and is not judged anew. */
export function correct(policy: Policy, before: Answers, typed: Corrections, today: LocalDate): Corrected {
  const identity = before.people[0]?.identity ?? '';
  const values: Record<string, Values> = {};
  const errors: Corrected['errors'] = {};
  for (const section of changedSections(policy, before, typed)) {
    const answered = answer(section, typed[section.id] ?? {}, { today, identity });
    values[section.id] = answered.values;
    if (Object.keys(answered.errors).length > 0) errors[section.id] = answered.errors;
  }
  const changed = Object.keys(values).length > 0;
  return { answers: changed && Object.keys(errors).length === 0 ? correctedAnswers(before, values) : before, errors, changed };
}
