import { text } from '../../form/fields';
import { type Field, type Parsed } from '../../form/field';

/** How many days whoever is asked has to answer, as whoever begins the case sets it; the policy's step says how few and how many may be given. */
export const daysToAnswer: Field = text('days', days, { inputmode: 'numeric' });

function days(typed: string): Parsed {
  return /^[1-9]\d{0,2}$/.test(typed.trim()) ? { value: Number(typed) } : { error: 'whole-days' };
}
