import { localDate } from '../calendar/instants';
import { type ActorId, type Instant, type LocalDate } from '../values';
import { type Relation, type Stay } from './stay';

/** `08:30` on the clock of Shanghai. */
export type ClockTime = string & { readonly brand: 'ClockTime' };

/** What a day's entries say, by their kind. `stay` is the id of a stay of the place. */
export interface DaySaid {
  /** 签到. */
  in: { stay: string; time: ClockTime };
  /** 签退. */
  out: { stay: string; time: ClockTime };
  /** 接送: fetched by whom, which is a sign-out too. @property why of somebody whom no letter names: why they were let go all the same */
  fetched: { stay: string; time: ClockTime; who: string; why?: string };
  /** 24 小时值班: who, from when to when; a time of the next morning is earlier than the first. */
  duty: { name: string; from: ClockTime; to: ClockTime };
  /** 用药. @property due which dose of a plan it was, by `doseOf` */
  medicine: { stay: string; what: string; hand: string; time: ClockTime; due?: string };
  /** 突发情况: what, what was done, who was told. */
  incident: { time: ClockTime; what: string; done: string; told: string };
  /** 应急演练. */
  drill: { time: ClockTime; what: string; outcome?: string };
  /** 医生到访日. */
  doctor: { who: string; what: string };
  /** What has no form of its own, or says of an old day what was wrong in it. */
  note: { words: string };
}

/** What stands from one day to the next, until it is struck out. */
export interface StandingSaid {
  /**
   * 接送书: one person who may fetch a resident.
   * @property since, until on which days; without them from when it was written until it is struck out
   * @property own entered by the guardian themselves, with an identity that was proven
   */
  letter: { stay: string; name: string; relation: Relation; since?: LocalDate; until?: LocalDate; own?: true };
  /** 用药安排: what a resident takes every day, and when. */
  plan: { stay: string; what: string; times: ClockTime[] };
}

export const entryKinds = ['in', 'out', 'fetched', 'duty', 'medicine', 'incident', 'drill', 'doctor', 'note'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const standingKinds = ['letter', 'plan'] as const;
export type StandingKind = (typeof standingKinds)[number];

/** Who wrote something, and when. */
export interface Written {
  at: Instant;
  by: ActorId;
}

/** A wrong entry is struck out and stays readable. @property own ended by the guardian themselves, who owes nobody a reason */
export interface Struck extends Written {
  why: string;
  own?: true;
}

interface Common extends Written {
  /** The id of the press of a button: pressed twice it is one entry. */
  key: string;
  /** Of an addition after the day was closed (补记): why it comes so late. */
  late?: string;
  struck?: Struck;
}

export type EntryOf<Said, Kind extends keyof Said> = Common & { kind: Kind } & Said[Kind];
export type DayEntry = { [Kind in EntryKind]: EntryOf<DaySaid, Kind> }[EntryKind];
export type StandingEntry = { [Kind in StandingKind]: EntryOf<StandingSaid, Kind> }[StandingKind];

/** What counts: all that is not struck out. */
export const counted = <Entry extends { struck?: Struck }>(entries: readonly Entry[]): Entry[] =>
  entries.filter(({ struck }) => struck === undefined);

/** A resident on a day: not come, here, or gone again, by the last that counts. */
export interface Presence {
  state: 'away' | 'here' | 'gone';
  last?: Extract<DayEntry, { kind: 'in' | 'out' | 'fetched' }>;
}

type Passing = Extract<DayEntry, { kind: 'in' | 'out' | 'fetched' }>;
const isPassing = (entry: DayEntry): entry is Passing => entry.kind === 'in' || entry.kind === 'out' || entry.kind === 'fetched';

/** By the time that an entry says, not by when it was written: what is added later stands where it belongs. */
const inTime = (one: Passing, other: Passing): number => one.time.localeCompare(other.time) || one.at.localeCompare(other.at);

export function presenceOf(entries: readonly DayEntry[], stay: string): Presence {
  const last = counted(entries)
    .filter(isPassing)
    .filter((one) => one.stay === stay)
    .sort(inTime)
    .at(-1);
  if (!last) return { state: 'away' };
  return { state: last.kind === 'in' ? 'here' : 'gone', last };
}

/** Whether somebody came at all: a sign-in that counts. */
export const came = (entries: readonly DayEntry[], stay: string): boolean =>
  counted(entries).some((one) => one.kind === 'in' && one.stay === stay);

/** The same for two clerks who press for one resident at once, and another once that is written: of both one entry remains. */
export const passingKey = (entries: readonly DayEntry[], kind: 'in' | 'out', stay: string): string =>
  `${kind}.${stay}.${entries.filter((one) => one.kind === kind && one.stay === stay).length}`;

/** Whether what stands from day to day stood on this one. */
export const stoodOn = ({ at, struck, since, until }: Common & Pick<StandingSaid['letter'], 'since' | 'until'>, day: LocalDate): boolean =>
  localDate(at) <= day &&
  (struck === undefined || localDate(struck.at) > day) &&
  (since === undefined || since <= day) &&
  (until === undefined || day <= until);

export type Letter = EntryOf<StandingSaid, 'letter'>;

/** The letters of a resident that stand on a day or will yet, as they were written. */
export const lettersFrom = (standing: readonly StandingEntry[], stay: string, day: LocalDate): Letter[] =>
  counted(standing)
    .filter((one) => one.kind === 'letter')
    .filter((one) => one.stay === stay && (one.until === undefined || day <= one.until));

/** Who may fetch a resident on a day: their guardian, and whom letters name. @property own the guardian has entered it themselves */
export function mayFetch(
  { id, guardian }: Pick<Stay, 'id' | 'guardian'>,
  standing: readonly StandingEntry[],
  day: LocalDate,
): { name: string; relation: Relation; own?: true }[] {
  const named = standing.filter((one) => one.kind === 'letter').filter((one) => one.stay === id && stoodOn(one, day));
  const all = [
    ...(guardian ? [{ name: guardian.name, relation: guardian.relation }] : []),
    ...named.map(({ name, relation, own }) => ({ name, relation, ...(own ? { own } : {}) })),
  ];
  return all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at);
}

/** After so many days a day is closed: it is added to, with the reason, and nothing in it is struck out. */
export const daysOpen = 7;

export const isClosed = (day: LocalDate, today: LocalDate): boolean => (Date.parse(today) - Date.parse(day)) / 86_400_000 > daysOpen;
