import { type Response } from 'express';
import { type DayEntry, passingKey, presenceOf } from '../../../domain/places/day';
import { type DayLook } from '../../cases/place-days';
import { faultWords } from '../../forms/fields';
import { paths } from '../../paths';
import { type ShownDay } from './day-faults';
import { entryWords, type Naming } from './day-words';

export type Done = { words: string; stay?: string };

/** What the button before did, by the address that it led to: who, and what. */
export function doneWords({ req, locals: { t } }: Response, entries: readonly DayEntry[], naming: Naming): Done | undefined {
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

/** A button for each resident, with where they are. */
export function rowsOf(
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
