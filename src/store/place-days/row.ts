import { type Connection } from 'mongoose';
import { type DayEntry, type DaySaid, type StandingEntry, type StandingSaid, type Struck } from '../../domain/places/day';
import { type ActorId, type Instant, type LocalDate, type Month, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, type Place as SealedPlace, type Sealed } from '../../sealing/seal';
import { collectionOf, json } from '../collection';
import { sealedRows } from '../sealed-rows';

/** What an entry says, by its kind: of a day, or of what stands from day to day. */
export type AllSaid = DaySaid & StandingSaid;

/** Beside what is sealed stands what is counted without opening anything: which kind, and of a sign-in whose, by the random id of the stay. */
export interface EntryRow {
  key: string;
  kind: keyof AllSaid;
  came?: string;
  at: Instant;
  by: ActorId;
  sealed: Sealed;
}

export interface StrikeRow {
  of: string;
  at: Instant;
  by: ActorId;
  sealed: Sealed;
}

export interface Row {
  /** `330402-home-003/2026-11-26`; `330402-home-003/standing` for what stands from day to day. */
  _id: string;
  place: PlaceId;
  day: LocalDate | 'standing';
  month?: Month;
  entries: EntryRow[];
  strikes: StrikeRow[];
}

export const standing = 'standing';
export const idOf = (place: PlaceId, day: Row['day']): string => `${place}/${day}`;
export const entryAt = (id: string, key: string): SealedPlace => ({ collection: 'place-days', id, field: `entries.${key}` });
export const strikeAt = (id: string, of: string): SealedPlace => ({ collection: 'place-days', id, field: `strikes.${of}` });

/** Both lists only grow, so that a place in them is an address. */
export const sealedPlaceDays = sealedRows<Row>({
  collection: 'place-days',
  sealed: ({ entries, strikes }) => [
    ...entries.map(({ key }, at) => ({ path: `entries.${at}.sealed`, field: `entries.${key}` })),
    ...strikes.map(({ of }, at) => ({ path: `strikes.${at}.sealed`, field: `strikes.${of}` })),
  ],
});

/** The rows of days, and how one that was read becomes whole again. */
export function dayRowsOf(connection: Connection, keys: Keys) {
  const days = collectionOf<Row>(
    connection,
    'place-days',
    { place: String, day: String, month: String, entries: [json], strikes: [json] },
    [[{ place: 1, day: -1 }], [{ place: 1, month: 1 }], [{ day: 1 }]],
  );

  function opened({ _id, entries, strikes }: Row): (DayEntry | StandingEntry)[] {
    const struck = new Map(
      strikes.map(({ of, at, by, sealed }): [string, Struck] => [
        of,
        { at, by, ...(openJson(keys, strikeAt(_id, of), sealed) as Omit<Struck, 'at' | 'by'>) },
      ]),
    );
    return entries.map(({ key, kind, at, by, sealed }) => {
      const one = struck.get(key);
      return { ...(openJson(keys, entryAt(_id, key), sealed) as object), key, kind, at, by, ...(one ? { struck: one } : {}) } as DayEntry;
    });
  }

  return { days, opened };
}

export type DayRows = ReturnType<typeof dayRowsOf>;
