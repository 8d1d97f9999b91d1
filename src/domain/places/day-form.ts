import { parseDate } from '../identifiers/date';
import { parseLine, parseText } from '../identifiers/words';
import { line } from '../text/normal';
import { type LocalDate } from '../values';
import { type ClockTime, type DaySaid, type EntryKind, type StandingKind, type StandingSaid } from './day';
import { relations } from './stay';

/** One question of a short form; its words under `dayBook.fields.<name>`. */
export interface DayField {
  name: string;
  as: 'time' | 'times' | 'date' | 'line' | 'text' | 'stay' | 'relation';
  most?: number;
  optional?: true;
}

const time: DayField = { name: 'time', as: 'time' };
const stay: DayField = { name: 'stay', as: 'stay' };
const words = (name: string, most: number, more: Partial<DayField> = {}): DayField => ({ name, as: 'line', most, ...more });

/** What each kind of entry asks. */
export const dayForms: Record<EntryKind | StandingKind, readonly DayField[]> = {
  in: [stay, time],
  out: [stay, time],
  fetched: [words('who', 50), time, words('why', 200, { optional: true })],
  duty: [words('name', 50), { name: 'from', as: 'time' }, { name: 'to', as: 'time' }],
  medicine: [stay, words('medicine', 100), time, words('hand', 50)],
  incident: [time, words('what', 1_000, { as: 'text' }), words('done', 1_000, { as: 'text' }), words('told', 200)],
  drill: [time, words('drill', 100), words('outcome', 200, { optional: true })],
  doctor: [words('doctor', 100), words('seen', 200)],
  note: [words('words', 500, { as: 'text' })],
  letter: [
    stay,
    words('name', 50),
    { name: 'relation', as: 'relation' },
    { name: 'since', as: 'date', optional: true },
    { name: 'until', as: 'date', optional: true },
  ],
  plan: [stay, words('medicine', 100), { name: 'times', as: 'times' }],
};

export type DayTyped = Readonly<Record<string, string>>;

/** `8:30`, `08：30`, `0830`, `8点半` is not one: a time is four digits however they stand. */
export function parseTime(typed: string): { value: ClockTime } | { error: string } {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d{2})$/.exec(line(typed).normalize('NFKC')) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return { error: line(typed) === '' ? 'empty' : 'clock-time' };
  return { value: `${hour.padStart(2, '0')}:${minute}` as ClockTime };
}

/** Several, each once and in order: `8:00、18:00`. */
function parseTimes(typed: string): { value: ClockTime[] } | { error: string } {
  const all = line(typed)
    .normalize('NFKC')
    .split(/[\s,、;]+/u)
    .filter(Boolean)
    .map(parseTime);
  if (all.length === 0) return { error: 'empty' };
  const times = all.flatMap((one) => ('value' in one ? [one.value] : []));
  return times.length < all.length || all.length > 12 ? { error: 'clock-times' } : { value: [...new Set(times)].sort() };
}

function parsed({ as, most }: DayField, typed: string, stays: ReadonlySet<string>): { value: unknown } | { error: string } {
  if (as === 'time') return parseTime(typed);
  if (as === 'times') return parseTimes(typed);
  if (as === 'date') return parseDate(typed);
  if (as === 'stay') return stays.has(typed) ? { value: typed } : { error: 'choose' };
  if (as === 'relation') return relations.some((one) => one === typed) ? { value: typed } : { error: 'choose' };
  return as === 'text' ? parseText(typed, most) : parseLine(typed, most);
}

/** Under which name a form asks what an entry calls otherwise, since both stand on one page. */
const called: Readonly<Record<string, string>> = { medicine: 'what', drill: 'what', doctor: 'who', seen: 'what' };

/**
 * What was typed in a short form, as an entry says it; faults by the form's own names.
 * @param stays who may be chosen @param today on which a letter that is over already is none
 */
export function answerDay<Kind extends EntryKind | StandingKind>(
  kind: Kind,
  typed: DayTyped,
  stays: ReadonlySet<string>,
  today: LocalDate,
): { said: (DaySaid & StandingSaid)[Kind]; errors: Record<string, string> } {
  const said: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of dayForms[kind]) {
    const text = typed[field.name] ?? '';
    if (field.optional && line(text) === '') continue;
    const one = parsed(field, text, stays);
    if ('error' in one) errors[field.name] = one.error;
    else said[called[field.name] ?? field.name] = one.value;
  }
  const { since, until } = said as { since?: LocalDate; until?: LocalDate };
  if (until !== undefined && (until < today || (since !== undefined && until < since)))
    errors['until'] = until < today ? 'already-over' : 'before-its-beginning';
  return { said: said as (DaySaid & StandingSaid)[Kind], errors };
}
