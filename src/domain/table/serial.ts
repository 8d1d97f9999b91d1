import { type LocalDate } from '../values';

/** From which day a workbook counts: Excel for Windows from 1900, with a 29 February 1900 that never was; old ones for the Mac from 1904. */
export type DateSystem = 1900 | 1904;

const day = 86_400_000;
const first = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** 31 December 9999, the last that Excel knows. */
const last = 2_958_465;

/** The day of a serial number; what comes after the point is the time of day. Undefined for what is none, the 29 February 1900 among it. */
export function dayOf(serial: number, system: DateSystem): LocalDate | undefined {
  const days = Math.floor(serial);
  if (!(days >= 1 && days <= last) || (system === 1900 && days === 60)) return undefined;
  const counted = system === 1900 && days < 60 ? days + 1 : days;
  return new Date(first[system] + counted * day).toISOString().slice(0, 10) as LocalDate;
}
