import { type MinimumWage } from '../ground/minimum-wages';
import { type AreaCode, type Fen, type Instant, type LocalDate, type Month, type PartyId, type PlaceId } from '../values';
import { type Insured } from './insured';
import { type Looked, type MonthRow } from './month';
import { type Stay } from './stay';

/** For tests: somebody with whom nothing is wrong, in a month that is over; each may be said otherwise. */
export const operator = 'operator' as PartyId;

export const wageOf = (fen: number): MinimumWage => ({
  area: '330400' as AreaCode,
  since: '2024-01' as Month,
  fen: fen as Fen,
  yearOnly: false,
  source: { grade: 'B', title: '示例' },
});

export const stayOf = (more: Partial<Stay> = {}): Stay => ({
  id: 'p.0',
  person: 'p',
  place: '330402-home-001' as PlaceId,
  from: '2026-01-01' as LocalDate,
  version: 0,
  at: '2026-01-01T00:00:00.000Z' as Instant,
  name: '张示例',
  identity: '330402199001011234',
  certificate: '33040219900101123453',
  contract: { employer: operator, from: '2026-01-01' as LocalDate },
  ...more,
});

export const rowOf = (more: Partial<MonthRow> = {}): MonthRow => ({ stay: 'p.0', days: 20, wage: 226_000 as Fen, insured: true, ...more });

export const ours = (more: Partial<Extract<Insured, { kind: 'ours' }>> = {}): Insured => ({
  kind: 'ours',
  wage: 226_000 as Fen,
  insured: true,
  others: false,
  certificate: { until: '2030-01-01' as LocalDate },
  ...more,
});

export const lookedAt = (more: Partial<Looked> = {}): Looked => ({
  minimumWage: wageOf(226_000),
  insurance: ours(),
  operator,
  elsewhere: false,
  today: '2027-04-10' as LocalDate,
  ...more,
});
