import { type Response } from 'express';
import { show } from '../view/show';

/** One question of a step: a field, a choice, or one thing to tick. */
export interface Question {
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string;
  type?: 'password';
  autocomplete?: string;
  inputmode?: 'numeric' | 'tel' | 'email';
  optional?: boolean;
  options?: { value: string; label: string; hint?: string }[];
}

/** A page that asks a few things and goes on by the form it holds. */
export interface Step {
  title: string;
  /** What was just done, before the same is asked for the next one. */
  done?: string;
  lead?: (string | undefined)[];
  action: string;
  hidden: Record<string, string>;
  questions: Question[];
  errors?: Record<string, string>;
  button: string;
  back?: string;
  /** Further forms to the same address, each one button: to have a code sent again. */
  others?: { label: string; hidden: Record<string, string> }[];
  /** What stands below: other ways. */
  links?: { text: string; href: string }[];
  after?: string[];
}

export function showStep(res: Response, { questions, errors = {}, hidden, others = [], lead = [], ...step }: Step): void {
  const listed = (fields: Record<string, string>) => Object.entries(fields).map(([name, value]) => ({ name, value }));
  show(
    res,
    'accounts/step',
    {
      ...step,
      lead: lead.filter((one) => one !== undefined && one !== ''),
      errors,
      hidden: listed(hidden),
      others: others.map((one) => ({ ...one, hidden: listed(one.hidden) })),
      fields: questions.map((one) => ({
        ...one,
        value: one.value ?? '',
        error: errors[one.name],
        is: one.options ? (one.options.length === 1 ? { ticks: true } : { radios: true }) : { text: true },
      })),
    },
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
