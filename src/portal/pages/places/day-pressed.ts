import { type Request } from 'express';
import { parseLine } from '../../../domain/identifiers/words';
import { type EntryKind, entryKinds, passingKey, presenceOf } from '../../../domain/places/day';
import { answerDay } from '../../../domain/places/day-form';
import { dosesOn } from '../../../domain/places/day-missing';
import { type NewEntry } from '../../../store/place-days';
import { type DayLook } from '../../cases/place-days';
import { textOf, textsOf } from '../../middleware/bodies';
import { type ShownDay } from './day-faults';
import { requestIn, typedIn } from './day-form';
import { timeFrom } from './day-time';

/** What was pressed comes to entries, or to a fault that the page shows. */
type Pressed = { entries: NewEntry[] } | { shown: ShownDay };

/** Undefined where the page offers no such button. */
export function pressedIn(req: Request, look: DayLook): Pressed | undefined {
  const { closed, stays, entries } = look;
  const action = textOf(req, 'do');
  if (!closed && (action === 'all-in' || action === 'all-out')) return allIn(req, look, action === 'all-in' ? 'in' : 'out');
  if (!closed && action === 'dose') return doseIn(req, look);
  if (!closed && (action === 'in' || action === 'out')) {
    const stay = stays.find(({ id }) => id === textOf(req, 'stay'));
    if (!stay) return undefined;
    const typed = textOf(req, 'time');
    const time = timeFrom(typed, look);
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
function allIn(req: Request, look: DayLook, kind: 'in' | 'out'): Pressed {
  const { stays, entries } = look;
  const typed = textOf(req, `all-${kind}-time`);
  const time = timeFrom(typed, look);
  if ('error' in time) return { shown: { time: { stay: `all-${kind}`, typed, error: time.error } } };
  const wanted = new Set(textsOf(req, 'stay'));
  const from = kind === 'in' ? ['away'] : ['here'];
  const said = stays
    .filter(({ id }) => wanted.has(id) && from.includes(presenceOf(entries, id).state))
    .map(({ id }) => ({ key: passingKey(entries, kind, id), kind, said: { stay: id, time: time.value } }));
  return { entries: said };
}

/** One press at a dose that is due. */
function doseIn(req: Request, look: DayLook): Pressed | undefined {
  const { entries, standing, day } = look;
  const dose = dosesOn(entries, standing, day).find(({ due }) => due === textOf(req, 'due'));
  if (!dose) return undefined;
  if (dose.taken) return { entries: [] };
  const typed = textOf(req, 'dose-time');
  const time = timeFrom(typed, look);
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
