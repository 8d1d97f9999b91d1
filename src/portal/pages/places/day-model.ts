import { type Response } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { type EntryKind } from '../../../domain/places/day';
import { missingOn } from '../../../domain/places/day-missing';
import { type DayLook } from '../../cases/place-days';
import { faultWords } from '../../forms/fields';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { earlierOf, gapOf } from './day-around';
import { errorsOf, type ShownDay } from './day-faults';
import { dayFields, freshRequest } from './day-form';
import { dosesFor, offeredBy } from './day-offered';
import { doneWords, rowsOf } from './day-rows';
import { clockNow } from './day-time';
import { missingWords, type Naming, shownEntry, writersOf } from './day-words';

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
  const time = isToday ? clockNow() : undefined;
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
