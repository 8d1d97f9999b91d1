import { type ClockTime, counted, type DayEntry, type EntryKind } from '../../../domain/places/day';
import { type DayTyped } from '../../../domain/places/day-form';
import { dosesOn } from '../../../domain/places/day-missing';
import { type DayLook } from '../../cases/place-days';
import { faultWords } from '../../forms/fields';
import { type ShownDay } from './day-faults';
import { type Naming } from './day-words';

/** What was entered the last time, by the newest that counts: whoever enters it again changes what is different. */
export function offeredBy(entries: readonly DayEntry[], time: ClockTime | undefined): Partial<Record<EntryKind, DayTyped>> {
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

/** 用药: what is due by the plans, and the short form for all of it. */
export function dosesFor(
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
