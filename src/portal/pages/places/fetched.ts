import { type Request } from 'express';
import { parseLine } from '../../../domain/identifiers/words';
import { mayFetch } from '../../../domain/places/day';
import { type DayLook } from '../../cases/place-days';
import { textOf } from '../../middleware/bodies';
import { requestIn } from './day-form';
import { timeFrom } from './day-time';

/** Who fetched somebody: of one whom nobody has named it is asked why. */
export function fetchedIn(req: Request, look: DayLook, id: string) {
  const { stays, standing, day } = look;
  const other = textOf(req, 'who') === 'other' || textOf(req, 'who') === '';
  const typed = { who: textOf(req, 'who'), other: textOf(req, 'other'), time: textOf(req, 'time'), why: textOf(req, 'why') };
  const who = parseLine(other ? typed.other : typed.who, 50);
  const time = timeFrom(typed.time, look);
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
