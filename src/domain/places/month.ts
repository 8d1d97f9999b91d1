import { type MinimumWage } from '../ground/minimum-wages';
import { type Fen, type LocalDate, type Month, type PartyId } from '../values';
import { type CertificateSaid, type Insured } from './insured';
import { daysWithin, firstDay, lastDay, monthsLater, type Stay } from './stay';

/** One person of a monthly roster (月度名册), as far as it is filled in. */
export interface MonthRow {
  /** Id of the stay. */
  stay: string;
  /** Days on which they were there. */
  days?: number;
  wage?: Fen;
  /** As the place says; what the registry says stands beside it. */
  insured?: boolean;
  remarks?: string;
  /** The days are those of the day book, and follow it until the month is confirmed. */
  booked?: true;
  /** Why the days are not those of the day book. */
  why?: string;
}

/** What endangers the placement subsidy (安置补助) of a person's month; words under `places.dangers.<code>`. */
export const dangerCodes = [
  'two-places',
  'no-contract',
  'contract-elsewhere',
  'contract-ended',
  'contract-ends',
  'not-insured',
  'not-confirmed',
  'insured-elsewhere',
  'no-wage',
  'wage-below',
  'wage-declared-below',
  'no-days',
  'too-many-days',
  'certificate-none',
  'certificate-cancelled',
  'certificate-expired',
  'certificate-expires',
] as const;
export type DangerCode = (typeof dangerCodes)[number];

/** @property say what its sentence is filled with: money in fen, days as dates */
export interface Danger {
  code: DangerCode;
  say: { wage?: Fen; minimum?: Fen; until?: LocalDate; days?: number; most?: number };
}

/** By what a row is looked at. */
export interface Looked {
  /** Of the place, in force in that very month; undefined where none was entered: then no wage is called too low. */
  minimumWage: MinimumWage | undefined;
  /** Undefined while nobody has asked. */
  insurance: Insured | undefined;
  /** 承办企业. */
  operator: PartyId;
  /** Enrolled in another place too on a day of the month. */
  elsewhere: boolean;
  /** On which day it is looked at: what is entered at a month's end is missed from its last day on only. */
  today: LocalDate;
}

/**
 * What endangers the subsidy for one person in one month, told while it can still be mended. Nothing here refuses or reckons: the subsidy asks for
 * contract, insurance and a wage not below the minimum (policy research §6.2), and what a broken month costs is for the policy to say.
 */
export function dangers(row: MonthRow, stay: Stay, month: Month, looked: Looked): Danger[] {
  return [
    ...(looked.elsewhere ? [{ code: 'two-places' as const, say: {} }] : []),
    ...contractDangers(stay, month, looked),
    ...insuranceDangers(row, looked),
    ...wageDangers(row, month, looked),
    ...dayDangers(row, stay, month, looked),
    ...certificateDangers(stay, month, looked),
  ];
}

function contractDangers({ contract }: Stay, month: Month, { operator }: Looked): Danger[] {
  if (!contract || contract.from > lastDay(month)) return [{ code: 'no-contract', say: {} }];
  if (contract.employer !== operator) return [{ code: 'contract-elsewhere', say: {} }];
  const { until } = contract;
  if (until === undefined || until > lastDay(monthsLater(month, 1))) return [];
  return [{ code: until < firstDay(month) ? 'contract-ended' : 'contract-ends', say: { until } }];
}

function insuranceDangers({ insured }: MonthRow, { insurance }: Looked): Danger[] {
  if (insurance?.kind === 'not-confirmed') return [{ code: 'not-confirmed', say: {} }];
  const known = insurance?.kind === 'ours' ? insurance : undefined;
  return [
    ...((known ? !known.insured : insured === false) ? [{ code: 'not-insured' as const, say: {} }] : []),
    ...(known?.others ? [{ code: 'insured-elsewhere' as const, say: {} }] : []),
  ];
}

/** One fen below is below. */
function wageDangers({ wage }: MonthRow, month: Month, { minimumWage, insurance, today }: Looked): Danger[] {
  if (wage === undefined) return today >= lastDay(month) ? [{ code: 'no-wage', say: {} }] : [];
  if (!minimumWage) return [];
  const minimum = minimumWage.fen;
  if (wage < minimum) return [{ code: 'wage-below', say: { wage, minimum } }];
  const declared = insurance?.kind === 'ours' ? insurance.wage : minimum;
  return declared < minimum ? [{ code: 'wage-declared-below', say: { wage: declared, minimum } }] : [];
}

function dayDangers({ days }: MonthRow, stay: Stay, month: Month, { today }: Looked): Danger[] {
  const most = daysWithin(stay, month);
  if (days !== undefined && days > most) return [{ code: 'too-many-days', say: { days, most } }];
  // Entered as none is as none entered: whoever was never there gets nothing for it.
  return !days && today >= lastDay(month) ? [{ code: 'no-days', say: {} }] : [];
}

/** What the base says goes before what the card says. */
function certificateDangers({ certificateUntil }: Stay, month: Month, { insurance }: Looked): Danger[] {
  const said: CertificateSaid | undefined =
    insurance?.kind === 'ours' ? insurance.certificate : certificateUntil && { until: certificateUntil };
  if (said === undefined) return [];
  if (said === 'none' || said === 'cancelled') return [{ code: `certificate-${said}`, say: {} }];
  if (said.until > lastDay(monthsLater(month, 1))) return [];
  return [{ code: said.until < firstDay(month) ? 'certificate-expired' : 'certificate-expires', say: { until: said.until } }];
}
