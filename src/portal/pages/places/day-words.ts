import { type DayEntry, type Letter, type StandingEntry } from '../../../domain/places/day';
import { type Missing } from '../../../domain/places/day-missing';
import { localDate } from '../../../domain/calendar/instants';
import { type Instant, type LocalDate } from '../../../domain/values';
import { plainDate, shortTime } from '../../view/formats';
import { type Translate } from '../../view/words';

/** By what entries are put into words: whose stay an id is, and who an actor is. */
export interface Naming {
  t: Translate;
  lang: 'zh-CN' | 'en';
  stay: (id: string) => string;
  actor: (id: string) => string;
}

/** `08:31` of the same day, with its date on another. */
export const clockOf = (at: Instant, day: LocalDate): string => (localDate(at) === day ? shortTime(at).slice(11) : shortTime(at));

/** What an entry says, in a sentence. */
export function entryWords(entry: DayEntry | StandingEntry, { t, lang, stay }: Naming): string {
  const { key: _key, kind, at: _at, by: _by, struck: _struck, ...said } = entry;
  const named = 'stay' in said ? { person: stay(said.stay) } : {};
  const more = {
    ...('times' in said ? { times: said.times.join('、') } : {}),
    ...('relation' in said ? { relation: t(`form.resident.guardianRelation.options.${said.relation}`) } : {}),
    outcome: 'outcome' in said && said.outcome !== undefined ? t('dayBook.outcomeIs', { outcome: said.outcome }) : '',
    span: entry.kind === 'letter' ? spanWords(entry, t, lang) : '',
    unnamed: 'why' in said && said.why !== undefined ? t('dayBook.unnamed', { why: said.why }) : '',
  };
  return t(`dayBook.said.${kind}`, { ...said, ...named, ...more } as Record<string, unknown>);
}

/** On which days a letter holds, where it says so. */
export function spanWords({ since, until }: Pick<Letter, 'since' | 'until'>, t: Translate, lang: Naming['lang']): string {
  const days = { since: since && plainDate(since, lang), until: until && plainDate(until, lang) };
  if (since && until) return t('dayBook.span.both', days);
  return since ? t('dayBook.span.since', days) : until ? t('dayBook.span.until', days) : '';
}

/** An entry as the list of a day shows it: what, who wrote it and when, and if it was struck out, why. */
export function shownEntry(entry: DayEntry | StandingEntry, day: LocalDate, naming: Naming) {
  const { t, actor } = naming;
  const { struck } = entry;
  return {
    key: entry.key,
    kind: t(`dayBook.kinds.${entry.kind}`),
    words: entryWords(entry, naming),
    written: t('dayBook.written', { by: actor(entry.by), time: clockOf(entry.at, day) }),
    late: entry.late === undefined ? undefined : t('dayBook.lateFor', { why: entry.late }),
    own: entry.kind === 'letter' && entry.own ? t('dayBook.byGuardian') : undefined,
    struck:
      struck &&
      t(struck.own ? 'dayBook.endedByGuardian' : 'dayBook.struck', {
        by: actor(struck.by),
        time: clockOf(struck.at, day),
        why: struck.why,
      }),
  };
}

/** Whoever wrote or struck out any of these. */
export const writersOf = (entries: readonly (DayEntry | StandingEntry)[]) => [
  ...new Set(entries.flatMap(({ by, struck }) => [by, ...(struck ? [struck.by] : [])])),
];

export function missingWords(one: Missing, { t, stay }: Naming): string {
  if (one.code === 'no-duty') return t('dayBook.missing.no-duty');
  return t(`dayBook.missing.${one.code}`, { ...one, person: stay(one.stay) });
}
