import { type Response } from 'express';
import { addDays } from '../../../domain/calendar/working-days';
import { monthOf } from '../../../domain/calendar/months';
import { counted, type DayEntry, type EntryKind, passingKey, presenceOf } from '../../../domain/places/day';
import { dosesOn, missingOn } from '../../../domain/places/day-missing';
import { type DayTyped } from '../../../domain/places/day-form';
import { type ClockTime } from '../../../domain/places/day';
import { type LocalDate } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type DayLook } from '../../cases/place-days';
import { faultWords, namedFault } from '../../forms/fields';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { plainDate, shortTime } from '../../view/formats';
import { show } from '../../view/show';
import { dayErrors, dayFields, type DayTyping, freshRequest } from './day-form';
import { entryWords, missingWords, type Naming, shownEntry, writersOf } from './day-words';

/** What was wrong with what was pressed; without any of these the page stands as the day is. */
export interface ShownDay {
  typing?: DayTyping;
  time?: { stay: string; typed: string; error: string };
  dose?: { hand: string; time: string; errors: Record<string, string> };
  strike?: { of: string; error: string };
}

/** Which short forms an open day has, and a closed one. */
const openForms: readonly EntryKind[] = ['medicine', 'duty', 'incident', 'drill', 'doctor', 'note'];
const lateForms: readonly EntryKind[] = ['in', 'out', ...openForms];

/** The page of a day: what is missing, a button for each resident, what is due, short forms, and all that was written. */
export async function showDay({ store, people }: Services, res: Response, look: DayLook, given: ShownDay): Promise<void> {
  const { t, lang } = res.locals;
  const { place, day, today, closed, stays, entries } = look;
  const before = await store.placeDays.before(place.id, day);
  const all = await store.stays.of(place.id);
  const names = await people.names(writersOf(entries));
  const naming: Naming = {
    t,
    lang,
    stay: (id) => all.find((one) => one.id === id)?.name ?? t('places.formerPerson'),
    actor: (id) => names.get(id as never) ?? '',
  };
  const isToday = day === today;
  const time = isToday ? (shortTime(instantNow()).slice(11) as ClockTime) : undefined;
  const timed = !isToday || res.req.query['timed'] !== undefined;
  const done = given.typing || given.time || given.dose || given.strike ? undefined : doneWords(res, entries, naming);
  const rows = rowsOf(look, naming, { timed, given, done });
  const missing = missingOn(entries, look.standing, day, time);
  const offered = offeredBy([...(before?.entries ?? []), ...entries], time);
  const errors = errorsOf(look, given, naming);
  const some = (state: string) => rows.filter((one) => one.state === state);
  show(
    res,
    'places/day',
    {
      title: t(isToday ? 'dayBook.titleToday' : 'dayBook.title', { date: plainDate(day, lang) }),
      step: place.name,
      place: place.name,
      errors,
      said: rows.some((one) => one.said !== undefined) ? undefined : done?.words,
      sum: t('dayBook.sum', { here: some('here').length, came: rows.length - some('away').length, count: rows.length }),
      closed: closed ? t('dayBook.closedText') : undefined,
      missing: missing.map((one) => missingWords(one, naming)),
      gap: before && isToday ? gapOf(look, before, naming, lang) : undefined,
      action: paths.placeDay(place.id, day),
      request: freshRequest(),
      rows,
      timed,
      times: closed || timed ? undefined : paths.placeDay(place.id, day, { timed: 'yes' }),
      open: !closed,
      all: closed ? [] : [allForm('in', some('away')), allForm('out', some('here'))].filter(({ rows: some }) => some.length > 0),
      allTime: timed ? (given.time?.typed ?? '') : undefined,
      doses: closed ? undefined : dosesFor(look, given, offered, naming, isToday),
      forms: (closed ? lateForms : openForms).map((kind) => ({
        kind,
        title: t(`dayBook.kinds.${kind}`),
        button: t('dayBook.write', { kind: t(`dayBook.kinds.${kind}`) }),
        fields: dayFields(kind, offered[kind] ?? {}, stays, t, given.typing, closed),
        open: given.typing?.kind === kind,
      })),
      formsTitle: t(closed ? 'dayBook.lateTitle' : 'dayBook.otherTitle'),
      entries: entries.map((entry, at) => ({
        at,
        ...shownEntry(entry, day, naming),
        strike: !closed && !entry.struck,
        error: given.strike?.of === entry.key ? faultWords(t, given.strike.error) : undefined,
      })),
      earlier: earlierOf(look, lang),
      standing: paths.placeStanding(place.id),
      sheet: paths.placeSheet(place.id, monthOf(day)),
      back: paths.place(place.id),
    },
    Object.keys(errors).length > 0 ? 422 : 200,
  );

  function allForm(kind: 'in' | 'out', of: typeof rows) {
    return {
      kind,
      title: t(`dayBook.all.${kind}`, { count: of.length }),
      lead: t(`dayBook.allLead.${kind}`),
      button: t(`dayBook.allButton.${kind}`),
      rows: of.map(({ at, stay, name }) => ({ at, stay, name })),
      open: given.time?.stay === `all-${kind}`,
      error: given.time?.stay === `all-${kind}` ? faultWords(t, given.time.error) : undefined,
    };
  }
}

type Done = { words: string; stay?: string };

/** What the button before did, by the address that it led to: who, and what. */
function doneWords({ req, locals: { t } }: Response, entries: readonly DayEntry[], naming: Naming): Done | undefined {
  const { done, struck } = req.query;
  if (done === 'nothing') return { words: t('dayBook.done.nothing') };
  const [, kind, count] = typeof done === 'string' ? (/^(in|out):(\d{1,4})$/.exec(done) ?? []) : [];
  if (kind !== undefined) return { words: t(`dayBook.done.all-${kind}`, { count: Number(count) }) };
  const entry = entries.find(({ key }) => key === done || key === struck);
  if (!entry) return undefined;
  const words = entryWords(entry, naming);
  const ofRow = entry.kind === 'in' || entry.kind === 'out' || entry.kind === 'fetched';
  return {
    words: t(struck === entry.key ? 'dayBook.done.struck' : 'dayBook.done.written', { words }),
    ...(ofRow ? { stay: entry.stay } : {}),
  };
}

function rowsOf(
  { place, day, stays, entries, closed }: DayLook,
  naming: Naming,
  { timed, given, done }: { timed: boolean; given: ShownDay; done: Done | undefined },
) {
  const { t } = naming;
  return stays.map(({ id, name }, at) => {
    const { state, last } = presenceOf(entries, id);
    const kind = state === 'here' ? ('out' as const) : ('in' as const);
    const wrong = given.time?.stay === id ? given.time : undefined;
    return {
      at,
      stay: id,
      name,
      state,
      good: state === 'here',
      words: last ? t(`dayBook.row.${last.kind}`, { ...last, by: naming.actor(last.by) }) : t('dayBook.notCome'),
      strong: state === 'away',
      kind,
      key: passingKey(entries, kind, id),
      button: t(`dayBook.button.${state === 'gone' ? 'again' : kind}`),
      timed,
      time: wrong?.typed ?? '',
      error: wrong && faultWords(t, wrong.error),
      fetch: state === 'here' && !closed ? paths.placeDay(place.id, day, { fetch: id }) : undefined,
      strike: closed ? undefined : last?.key,
      said: done?.stay === id ? done.words : undefined,
    };
  });
}

/** What was entered the last time, by the newest that counts: whoever enters it again changes what is different. */
function offeredBy(entries: readonly DayEntry[], time: ClockTime | undefined): Partial<Record<EntryKind, DayTyped>> {
  const last = <Kind extends EntryKind>(kind: Kind) =>
    counted(entries).findLast((one) => one.kind === kind) as Extract<DayEntry, { kind: Kind }> | undefined;
  const [duty, medicine, incident, drill, doctor] = [last('duty'), last('medicine'), last('incident'), last('drill'), last('doctor')];
  const now = time === undefined ? {} : { time };
  return {
    duty: duty ? { name: duty.name, from: duty.from, to: duty.to } : {},
    medicine: { ...now, ...(medicine ? { hand: medicine.hand } : {}) },
    incident: { ...now, ...(incident ? { told: incident.told } : {}) },
    drill: { ...now, ...(drill ? { drill: drill.what } : {}) },
    doctor: doctor ? { doctor: doctor.who, seen: doctor.what } : {},
  };
}

function dosesFor(
  { entries, standing, day }: DayLook,
  { dose }: ShownDay,
  offered: ReturnType<typeof offeredBy>,
  naming: Naming,
  isToday: boolean,
) {
  const { t } = naming;
  const due = dosesOn(entries, standing, day);
  if (due.length === 0) return undefined;
  const wrong = (name: string) => dose?.errors[name] && faultWords(t, dose.errors[name]);
  return {
    left: due
      .filter(({ taken }) => !taken)
      .map((one) => ({ due: one.due, words: t('dayBook.dose', { ...one, person: naming.stay(one.stay) }) })),
    taken: t('dayBook.dosesTaken', { count: due.filter(({ taken }) => taken).length, of: due.length }),
    fields: [
      {
        name: 'dose-hand',
        label: t('dayBook.fields.hand'),
        value: dose?.hand ?? offered.medicine?.['hand'] ?? '',
        error: wrong('hand'),
        autocomplete: 'off',
      },
      {
        name: 'dose-time',
        label: t('dayBook.fields.time'),
        value: dose?.time ?? '',
        error: wrong('time'),
        optional: isToday,
        hint: t(isToday ? 'dayBook.nowHint' : 'dayBook.timeHint'),
        autocomplete: 'off',
        width: '4',
      },
    ],
  };
}

function errorsOf({ stays, entries }: DayLook, given: ShownDay, { t }: Naming): Record<string, string> {
  const { time, dose, strike } = given;
  const who = stays.find(({ id }) => id === time?.stay)?.name ?? t('dayBook.everybody');
  const where = stays.findIndex(({ id }) => id === time?.stay);
  return {
    ...dayErrors(given.typing, t),
    ...(time ? { [where < 0 ? `${time.stay}-time` : `time-${where}`]: namedFault(t, who, faultWords(t, time.error)) } : {}),
    ...Object.fromEntries(
      Object.entries(dose?.errors ?? {}).map(([name, code]) => [
        `dose-${name}`,
        namedFault(t, t(`dayBook.fields.${name}`), faultWords(t, code)),
      ]),
    ),
    ...(strike
      ? { [`why-${entries.findIndex(({ key }) => key === strike.of)}`]: namedFault(t, t('dayBook.why'), faultWords(t, strike.error)) }
      : {}),
  };
}

/** What the day before lacks still, told on the next morning. */
function gapOf({ place, standing, today }: DayLook, before: { day: LocalDate; entries: DayEntry[] }, { t }: Naming, lang: 'zh-CN' | 'en') {
  const count = missingOn(before.entries, standing, before.day).length;
  if (count === 0 || before.day < addDays(today, -7)) return undefined;
  return { href: paths.placeDay(place.id, before.day), words: t('dayBook.gap', { date: plainDate(before.day, lang), count }) };
}

/** The days around, as far as there are any. */
function earlierOf({ place, day, today }: DayLook, lang: 'zh-CN' | 'en') {
  const days = Array.from({ length: 8 }, (_, back) => addDays(today, -back));
  const around = [addDays(day, 1), addDays(day, -1)];
  return [...new Set([...days, ...around])]
    .filter((one) => one !== day && one >= place.opened && one <= (place.closed ?? today) && one <= today)
    .sort()
    .reverse()
    .map((one) => ({ href: paths.placeDay(place.id, one), label: plainDate(one, lang) }));
}
