import { Router, type Request, type Response } from 'express';
import { entryKinds, mayFetch, passingKey, presenceOf, type ClockTime, type EntryKind } from '../../../domain/places/day';
import { answerDay, parseTime } from '../../../domain/places/day-form';
import { dosesOn } from '../../../domain/places/day-missing';
import { parseDate } from '../../../domain/identifiers/date';
import { parseLine } from '../../../domain/identifiers/words';
import { type LocalDate } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type NewEntry } from '../../../store/place-days';
import { placeFor } from '../../cases/place-access';
import { type DayLook, lookAtDay, notKept } from '../../cases/place-days';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound, showRefused } from '../../view/errors';
import { shortTime } from '../../view/formats';
import { requestIn, typedIn } from './day-form';
import { type ShownDay } from './day-faults';
import { showDay } from './day-model';
import { showFetch } from './fetch';
import { showNotKept } from './not-kept';

/** What was pressed comes to entries, or to a fault that the page shows. */
type Pressed = { entries: NewEntry[] } | { shown: ShownDay };

/** Where the buttons of a day take a time; whoever leaves it out means now. */
const timeFields = ['time', 'all-in-time', 'all-out-time', 'dose-time'];

const now = (): ClockTime => shortTime(instantNow()).slice(11) as ClockTime;

/** A day of a place whose unit asks: not before it was open, nor after today or its end. */
async function dayFor(services: Services, req: Request, res: Response, day: LocalDate | undefined): Promise<DayLook | undefined> {
  const look = await placeFor(services, req, res, 'operator');
  if (!look) return undefined;
  const { place } = look;
  const today = todayInShanghai();
  const asked = day ?? (place.closed !== undefined && place.closed < today ? place.closed : today);
  const parsed = parseDate(asked);
  if (!('value' in parsed) || parsed.value !== asked || asked < place.opened || asked > (place.closed ?? today) || asked > today) {
    notFound(req, res);
    return undefined;
  }
  return lookAtDay(services.store, place, asked, today);
}

/** 日志: a day of a place, entered by whoever runs it; today first. */
export function dayPages(services: Services): Router {
  const { store } = services;
  const router = Router();
  const dayOf = (req: Request) => String(req.params['day']) as LocalDate;

  router.get(patterns.placeDays, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, undefined);
    if (look) await showDay(services, res, look, {});
  });

  router.get(patterns.placeDay, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, dayOf(req));
    if (!look) return;
    const whom = look.stays.find(({ id }) => id === req.query['fetch']);
    if (whom && !look.closed) return showFetch(res, look, whom, {});
    await showDay(services, res, look, {});
  });

  router.post(patterns.placeDay, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, dayOf(req));
    if (!look) return;
    const { place, day } = look;
    const by = viewerOf(res).actor.id;
    if (textOf(req, 'do') === 'strike') return strike(req, res, look);
    const whom = look.stays.find(({ id }) => id === textOf(req, 'stay'));
    if (textOf(req, 'do') === 'fetched') {
      if (!whom || look.closed) return notFound(req, res);
      const fetched = fetchedIn(req, look, whom.id);
      if ('errors' in fetched) return showFetch(res, look, whom, fetched);
      return written(req, res, look, fetched.entries, by);
    }
    const pressed = pressedIn(req, look);
    if (!pressed) return notFound(req, res);
    if ('shown' in pressed) return showDay(services, res, look, pressed.shown);
    note(res, { target: `${place.id}/${day}` });
    await written(req, res, look, pressed.entries, by);
  });

  async function written(
    req: Request,
    res: Response,
    { place, day, stays }: DayLook,
    entries: readonly NewEntry[],
    by: ReturnType<typeof viewerOf>['actor']['id'],
  ) {
    const fresh = await store.placeDays.add(place.id, day, entries, by);
    // Of what was there already it is looked at what it says; a time that nobody typed is that of the press.
    const untyped = timeFields.every((name) => textOf(req, name) === '') ? ['time'] : [];
    const why = fresh < entries.length ? notKept(entries, await store.placeDays.read(place.id, day), untyped) : undefined;
    if (why) return showNotKept(req, res, why, paths.placeDay(place.id, day));
    const [first] = entries;
    note(res, { target: `${place.id}/${day}`, why: first?.kind ?? 'nothing' });
    const done = entries.length === 1 ? first?.key : first && `${first.kind}:${entries.length}`;
    const at =
      entries.length === 1 && first && 'stay' in first.said
        ? stays.findIndex(({ id }) => 'stay' in first.said && id === first.said.stay)
        : -1;
    res.redirect(303, `${paths.placeDay(place.id, day, { done: done ?? 'nothing' })}${at < 0 ? '' : `#p-${at}`}`);
  }

  async function strike(req: Request, res: Response, look: DayLook): Promise<void> {
    const { place, day, entries, closed } = look;
    const of = textOf(req, 'of');
    if (closed || !entries.some(({ key }) => key === of)) return notFound(req, res);
    const at = entries.findIndex(({ key }) => key === of);
    const why = parseLine(textOf(req, 'why') || textOf(req, `why-${at}`), 200);
    if ('error' in why) return showDay(services, res, look, { strike: { of, error: why.error } });
    await store.placeDays.strike(place.id, day, of, { by: viewerOf(res).actor.id, why: why.value });
    const struck = (await store.placeDays.read(place.id, day)).find(({ key }) => key === of)?.struck;
    if (struck && struck.why !== why.value)
      return showRefused(req, res, res.locals.t('dayBook.struckBefore', { why: struck.why }), paths.placeDay(place.id, day));
    note(res, { target: `${place.id}/${day}`, why: 'struck' });
    const entry = entries[at];
    const person = entry && 'stay' in entry && entry.kind !== 'medicine' ? look.stays.findIndex(({ id }) => id === entry.stay) : -1;
    res.redirect(303, `${paths.placeDay(place.id, day, { struck: of })}${person < 0 ? '' : `#p-${person}`}`);
  }

  return router;
}

/** Undefined where the page offers no such button. */
function pressedIn(req: Request, look: DayLook): Pressed | undefined {
  const { closed, day, today, stays, entries } = look;
  const action = textOf(req, 'do');
  if (!closed && (action === 'all-in' || action === 'all-out')) return allIn(req, look, action === 'all-in' ? 'in' : 'out');
  if (!closed && action === 'dose') return doseIn(req, look);
  if (!closed && (action === 'in' || action === 'out')) {
    const stay = stays.find(({ id }) => id === textOf(req, 'stay'));
    if (!stay) return undefined;
    const typed = textOf(req, 'time');
    const time = typed === '' && day === today ? { value: now() } : parseTime(typed);
    if ('error' in time) return { shown: { time: { stay: stay.id, typed, error: time.error } } };
    const key = textOf(req, 'key');
    const next = passingKey(entries, action, stay.id);
    // What was written since the page was shown has this key, and stays one entry.
    const known = key === next || entries.some((one) => one.key === key && one.kind === action && !one.struck);
    return { entries: [{ key: known ? key : next, kind: action, said: { stay: stay.id, time: time.value } }] };
  }
  const kind = entryKinds.find((one) => one === action && one !== 'fetched');
  return kind ? formIn(req, look, kind) : undefined;
}

/** 全部签到: many at once, by one time. */
function allIn(req: Request, { stays, entries, day, today }: DayLook, kind: 'in' | 'out'): Pressed {
  const typed = textOf(req, `all-${kind}-time`);
  const time = typed === '' && day === today ? { value: now() } : parseTime(typed);
  if ('error' in time) return { shown: { time: { stay: `all-${kind}`, typed, error: time.error } } };
  const wanted = new Set(textsOf(req, 'stay'));
  const from = kind === 'in' ? ['away'] : ['here'];
  const said = stays
    .filter(({ id }) => wanted.has(id) && from.includes(presenceOf(entries, id).state))
    .map(({ id }) => ({ key: passingKey(entries, kind, id), kind, said: { stay: id, time: time.value } }));
  return { entries: said };
}

/** One press at a dose that is due. */
function doseIn(req: Request, { entries, standing, day, today }: DayLook): Pressed | undefined {
  const dose = dosesOn(entries, standing, day).find(({ due }) => due === textOf(req, 'due'));
  if (!dose) return undefined;
  if (dose.taken) return { entries: [] };
  const typed = textOf(req, 'dose-time');
  const time = typed === '' && day === today ? { value: now() } : parseTime(typed);
  const hand = parseLine(textOf(req, 'dose-hand'), 50);
  const errors = { ...('error' in hand ? { hand: hand.error } : {}), ...('error' in time ? { time: time.error } : {}) };
  if ('error' in hand || 'error' in time) return { shown: { dose: { hand: textOf(req, 'dose-hand'), time: typed, errors } } };
  const before = entries.filter((one) => one.kind === 'medicine' && one.due === dose.due).length;
  const said = { stay: dose.stay, what: dose.what, hand: hand.value, time: time.value, due: dose.due };
  return { entries: [{ key: `dose.${dose.due}.${before}`, kind: 'medicine', said }] };
}

function formIn(req: Request, { stays, closed, today }: DayLook, kind: EntryKind): Pressed | undefined {
  // While a day is open people are signed in and out by their own buttons.
  if (!closed && (kind === 'in' || kind === 'out')) return undefined;
  const typed = typedIn(req, kind);
  const { said, errors } = answerDay(kind, typed, new Set(stays.map(({ id }) => id)), today);
  const late = parseLine(typed['late'] ?? '', 200);
  const all = { ...errors, ...(closed && 'error' in late ? { late: late.error } : {}) };
  if (Object.keys(all).length > 0) return { shown: { typing: { kind, typed, errors: all } } };
  const more = closed && 'value' in late ? { late: late.value } : {};
  return { entries: [{ key: `${kind}.${requestIn(req)}`, kind, said: { ...said, ...more } } as NewEntry] };
}

/** Who fetched somebody: of one whom nobody has named it is asked why. */
function fetchedIn(req: Request, { stays, standing, day, today }: DayLook, id: string) {
  const other = textOf(req, 'who') === 'other' || textOf(req, 'who') === '';
  const typed = { who: textOf(req, 'who'), other: textOf(req, 'other'), time: textOf(req, 'time'), why: textOf(req, 'why') };
  const who = parseLine(other ? typed.other : typed.who, 50);
  const time = typed.time === '' && day === today ? { value: now() } : parseTime(typed.time);
  const why = parseLine(typed.why, 200);
  const stay = stays.find((one) => one.id === id);
  const named = 'value' in who && stay !== undefined && mayFetch(stay, standing, day).some(({ name }) => name === who.value);
  const errors = {
    ...('error' in who ? { [typed.who === '' ? 'who' : 'other']: typed.who === '' ? 'choose' : who.error } : {}),
    ...('error' in time ? { time: time.error } : {}),
    ...('value' in who && !named && 'error' in why ? { why: why.error === 'empty' ? 'not-named' : why.error } : {}),
  };
  if ('error' in who || 'error' in time || Object.keys(errors).length > 0) return { typed, errors };
  const said = { stay: id, who: who.value, time: time.value, ...(named || 'error' in why ? {} : { why: why.value }) };
  return { entries: [{ key: `fetched.${requestIn(req)}`, kind: 'fetched' as const, said }] };
}
