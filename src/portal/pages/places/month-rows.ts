import { formatYuan } from '../../../domain/money';
import { type RowFaults, type TypedRow } from '../../../domain/places/month-form';
import { type MonthRow } from '../../../domain/places/month';
import { daysWithin } from '../../../domain/places/stay';
import { type PlaceMonth } from '../../../store/place-months';
import { type PlaceLook } from '../../cases/place-access';
import { pieceWagesIn } from '../../cases/piece-wages';
import { differs, type MonthLook, type RowLook, takenOver } from '../../cases/place-months';
import { faultWords } from '../../forms/fields';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';
import { nameFor } from './resident-words';

/** To whom a month is said, and how. */
export interface Say {
  t: Translate;
  lang: 'zh-CN' | 'en';
  as: PlaceLook['as'];
}

export const asTyped = ({ days, wage, insured, remarks, why }: MonthRow): TypedRow => ({
  days: days === undefined ? '' : String(days),
  wage: wage === undefined ? '' : formatYuan(wage),
  insured: insured === undefined ? '' : insured ? 'yes' : 'no',
  remarks: remarks ?? '',
  why: why ?? '',
});

/** What the registries said of somebody; one sentence for all whose record does not name the operator. */
function checkWords(check: RowLook['check'], t: Translate): string {
  if (!check) return t('places.check.none');
  if (check.kind !== 'ours') return t(`places.check.${check.kind}`);
  return t(check.insured ? 'places.check.insured' : 'places.check.uninsured', { wage: formatYuan(check.wage) });
}

/** Somebody's row, to fill in or to read. */
export function rowModel(
  { stay, row, check, dangers, booked }: RowLook,
  at: number,
  typed: TypedRow,
  faults: RowFaults,
  month: MonthLook,
  { t, as }: Say,
) {
  const { insured } = typed;
  return {
    at,
    stay: stay.id,
    href: paths.placeResident(stay.place, stay.id),
    name: nameFor(as, stay.name),
    identity: t('places.tail', { tail: stay.identity.slice(-4) }),
    most: daysWithin(stay, month.month),
    typed,
    faults: Object.fromEntries(Object.entries(faults).map(([name, code]) => [name, faultWords(t, code)])),
    insured: ['yes', 'no'].map((value) => ({ value, label: t(`places.isInsured.${value}`), chosen: insured === value })),
    shown: {
      days: row.days === undefined ? '' : String(row.days),
      wage: row.wage === undefined ? '' : formatYuan(row.wage),
      insured: row.insured === undefined ? '' : t(`places.insuredIs.${row.insured ? 'yes' : 'no'}`),
      remarks: row.remarks ?? '',
    },
    check: checkWords(check, t),
    ...(booked === undefined ? {} : { booked: String(booked), fromBook: t('dayBook.fromBook', { days: booked }) }),
    differs: differs({ row, booked }),
    asksWhy: faults.why !== undefined || (typed.why ?? '') !== '' || differs({ row, booked }),
    whyShown: row.why === undefined ? undefined : t('dayBook.differsWhy', { why: row.why }),
    endangered: dangers.length > 0,
  };
}

/** Somebody as they would stand by what they made by the piece, else as last month; what was typed goes before both. And what endangers them then. */
export function carried(one: RowLook, before: PlaceMonth | undefined, made: ReadonlyMap<string, Partial<MonthRow>>): RowLook {
  const row = { ...takenOver(before, one.stay.id), ...made.get(one.stay.id), ...one.row };
  return { ...one, row, dangers: one.judge(row) };
}

/** What a month's wages by the piece put into its rows: the wage, and as a remark why it is below the minimum. */
export async function madeByPiece(services: Services, { place, month }: MonthLook): Promise<Map<string, Partial<MonthRow>>> {
  const people = await pieceWagesIn(services, place, month);
  return new Map(people.map(({ id, earned, reason }) => [id, { wage: earned, ...(reason ? { remarks: reason.why } : {}) }]));
}
