import { type CaseState, type Finding } from '../../domain/case/state';
import { type Answers } from '../../domain/form/answers';
import { fieldNamed } from '../../domain/form/at';
import { type Field } from '../../domain/form/field';
import { maskName } from '../../domain/masking';
import { programmeNamed } from '../../domain/programmes';
import { type Line, type Shown, type Subject } from '../../domain/programmes/comparison';
import { partnerPart } from '../../domain/programmes/common/people';
import { type Programme } from '../../domain/programmes/programme';
import { normal } from '../../domain/text/normal';
import { type LocalDate } from '../../domain/values';
import { longDate } from '../view/formats';
import { masked } from './answer-rows';
import { sayValue, type Say } from './understood';

/** One finding's two sides in words: nobody has to know a code or compare two masked numbers. */
export interface Sides {
  given: string;
  registered: string;
}

export interface About {
  verdict: Finding['verdict'];
  answers: Answers;
  subject: Subject;
  /** What the registry replied; undefined if it did not, or has no such entry. */
  record?: unknown;
  /** The day whose rules count. */
  on: LocalDate;
}

/** The line of a comparison that a finding is of; undefined for one that the programme knows no more. */
export function lineOf({ programme }: Pick<CaseState, 'programme'>, registry: string, line: string): Line<Answers, unknown> | undefined {
  return programmeNamed(programme).comparisons.find((one) => one.registry.name === registry)?.lines[line];
}

export function sidesOf(programme: Programme, line: Line<Answers, unknown>, about: About, say: Say): Sides {
  const { record, verdict, answers, subject, on } = about;
  const without = verdict === 'absent' ? say.t('finding.absent') : verdict === 'unverified' ? say.t('finding.unverified') : '';
  const given = line.given?.(answers, subject);
  return {
    given: given ? shownIn(programme, given, say) : say.t('finding.notAsked'),
    registered: record === undefined ? without : besideGiven(programme, given, line.registered(record, answers, subject, on), say),
  };
}

/** A field of the form, or of the people who apply: what registries say of them is masked in every programme. */
const fieldOf = ({ form, together }: Programme, address: string): Field | undefined =>
  fieldNamed([...form, ...(together ? [together.asks] : []), partnerPart], address);

function shownIn(programme: Programme, shown: Shown, say: Say): string {
  if ('field' in shown) {
    const field = fieldOf(programme, shown.field);
    const value = typeof shown.value === 'string' || typeof shown.value === 'number' ? shown.value : '';
    if (field?.mask) return masked(field.mask, String(value)) ?? '';
    return field && value !== '' ? sayValue(field, shown.field, value, say) : String(value);
  }
  if (!('key' in shown)) return shown.names.map(maskName).join('、');
  const { key, dates = {}, words = {}, names } = shown;
  const values = {
    ...Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, date && longDate(date, say.lang)])),
    ...Object.fromEntries(Object.entries(words).map(([name, word]) => [name, say.t(word)])),
    ...(names ? { names: names.map(maskName).join('、') } : {}),
  };
  const text = say.t(key, values);
  return text === key ? (key.split('.').at(-1) ?? '') : text;
}

/** What stays masked is compared here, and only the place where it differs is told. */
function besideGiven(programme: Programme, given: Shown | undefined, registered: Shown, say: Say): string {
  const mask = 'field' in registered ? fieldOf(programme, registered.field)?.mask : undefined;
  if (!mask || !given || !('field' in given) || !('field' in registered)) return shownIn(programme, registered, say);
  // Of a number nothing is shown: it is compared character by character.
  const shown = mask === 'name' ? shownIn(programme, registered, say) : '';
  const [ours, theirs] = [[...normal(textOf(given.value))], [...normal(textOf(registered.value))]];
  const at = theirs.findIndex((one, index) => one !== ours[index]);
  const place = at >= 0 ? at + 1 : theirs.length < ours.length ? theirs.length + 1 : 0;
  const verdict = place === 0 ? say.t('finding.same') : say.t('finding.differsAt', { place });
  return shown === '' ? verdict : say.t('finding.maskedAnd', { shown, verdict });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
