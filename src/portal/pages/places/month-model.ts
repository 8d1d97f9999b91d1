import { type Response } from 'express';
import { formatYuan } from '../../../domain/money';
import { type RowFaults, type TypedRow } from '../../../domain/places/month-form';
import { type MonthRow } from '../../../domain/places/month';
import { daysWithin, lastDay, monthsLater } from '../../../domain/places/stay';
import { type PlaceLook } from '../../cases/place-access';
import { pieceWagesIn } from '../../cases/piece-wages';
import { differs, endangeredIn, type MonthLook, type RowLook, takenOver } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { faultWords, namedFault } from '../../forms/fields';
import { type PlaceMonth } from '../../../store/place-months';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { plainDate, shortTime } from '../../view/formats';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { type OfCase } from './locked';
import { dangerWords, monthWords } from '../../cases/month-words';
import { nameFor } from './resident-words';

/** A form of a month as it was sent. */
export interface Typing {
  rows: Map<string, { typed: TypedRow; row: MonthRow }>;
  faults: Record<string, RowFaults>;
  corrects: boolean;
  reason: string;
  reasonFault?: string;
}

interface Given {
  typing?: Typing;
  /** What is said of it by a case that was filed of it. */
  of?: OfCase;
  stale?: boolean;
  status?: number;
}

type Language = 'zh-CN' | 'en';
interface Say {
  t: Translate;
  lang: Language;
  as: PlaceLook['as'];
}

const asTyped = ({ days, wage, insured, remarks, why }: MonthRow): TypedRow => ({
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

function rowModel(
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
function carried(one: RowLook, before: PlaceMonth | undefined, made: ReadonlyMap<string, Partial<MonthRow>>): RowLook {
  const row = { ...takenOver(before, one.stay.id), ...made.get(one.stay.id), ...one.row };
  return { ...one, row, dangers: one.judge(row) };
}

/** What a month's wages by the piece put into its rows: the wage, and as a remark why it is below the minimum. */
async function madeByPiece(services: Services, { place, month }: MonthLook): Promise<Map<string, Partial<MonthRow>>> {
  const people = await pieceWagesIn(services, place, month);
  return new Map(people.map(({ id, earned, reason }) => [id, { wage: earned, ...(reason ? { remarks: reason.why } : {}) }]));
}

/** What was said by the button before: `checked` is how many the registries answered for. */
function doneWords(query: Response['req']['query'], t: Translate): string | undefined {
  const number = (name: string): number => Math.min(9_999, Math.max(0, Number(query[name]) || 0));
  if (query['saved'] !== undefined) return t('places.monthSaved');
  if (query['confirmed'] !== undefined) return t('places.monthConfirmed');
  if (query['corrected'] !== undefined) return t('places.monthCorrected');
  if (query['checked'] === undefined) return undefined;
  return t(number('silent') > 0 ? 'places.checkedSilent' : 'places.checked', { count: number('checked'), silent: number('silent') });
}

/** The page of a month. Dangers stand first, in words and with what to do; the table to fill in below. */
export async function showMonth(
  services: Services,
  res: Response,
  { place, as }: PlaceLook,
  month: MonthLook,
  given: Given,
): Promise<void> {
  const { store, people } = services;
  const { t, lang } = res.locals;
  const say: Say = { t, lang, as };
  const { query } = res.req;
  const { kept, minimumWage } = month;
  const { typing, of: { locked, differs: filedOtherwise, href: filed } = {} } = given;
  const confirmed = kept?.confirmed;
  const corrects = confirmed !== undefined && (typing?.corrects ?? query['correct'] !== undefined);
  const fills =
    as === 'operator' &&
    (locked === undefined || typing !== undefined) &&
    query['print'] === undefined &&
    (confirmed === undefined || corrects);
  const begun = kept !== undefined && kept.version > 0;
  // What was never saved begins with what is likely the same as last month.
  const before = fills && !begun ? await store.placeMonths.read(place.id, monthsLater(month.month, -1)) : undefined;
  const made = fills && query['pieces'] !== undefined ? await madeByPiece(services, month) : undefined;
  const rows = before || made ? month.rows.map((one) => carried(one, before, made ?? new Map())) : month.rows;
  const typedOf = ({ stay, row }: RowLook): TypedRow => typing?.rows.get(stay.id)?.typed ?? asTyped(row);
  const models = rows.map((one, at) => rowModel(one, at, typedOf(one), typing?.faults[one.stay.id] ?? {}, month, say));
  const by = confirmed && (await people.names([confirmed.by])).get(confirmed.by);
  show(
    res,
    'places/month',
    {
      title: t('places.monthTitle', { month: monthWords(month.month, lang) }),
      step: place.name,
      place: place.name,
      number: place.id,
      errors: errorsOf(models, typing, t),
      done: given.typing ? undefined : doneWords(query, t),
      stale: given.stale,
      changed: query['changed'] !== undefined,
      locked,
      filedOtherwise,
      filed,
      confirmed:
        confirmed && t('places.confirmedBy', { by: as === 'operator' ? by : nameFor(as, by ?? ''), time: shortTime(confirmed.at) }),
      ran: month.operators.length > 1 ? await ranBy(store, month, say) : undefined,
      carried: before !== undefined,
      madeByPiece: query['pieces'] === undefined ? undefined : t(made ? 'orders.prefilled' : 'orders.monthStands'),
      pieceWages: paths.placePieceWages(place.id, month.month),
      fromBook: rows.some(({ booked }) => booked !== undefined),
      sheet: as === 'operator' ? paths.placeSheet(place.id, month.month) : undefined,
      unknownMinimum: minimumWage === undefined,
      minimum: minimumWage && t('places.minimumIs', { wage: formatYuan(minimumWage.fen) }),
      endangered: endangeredIn({ rows }),
      people: rows
        .filter((one) => one.dangers.length > 0)
        .map((one) => ({
          name: nameFor(as, one.stay.name),
          href: fills ? `#days-${rows.indexOf(one)}` : undefined,
          dangers: one.dangers.map((each) => dangerWords(each, t, lang)),
        })),
      fills,
      corrects,
      heading: t(corrects ? 'places.correctTitle' : 'places.fillTitle'),
      saveLabel: t(corrects ? 'places.correctButton' : 'form.save'),
      reason: typing?.reason ?? '',
      reasonFault: typing?.reasonFault && faultWords(t, typing.reasonFault),
      rows: models,
      sum: t('places.monthSum', {
        count: rows.length,
        days: rows.reduce((sum, { row }) => sum + (row.days ?? 0), 0),
        wage: formatYuan(rows.reduce((sum, { row }) => sum + (row.wage ?? 0), 0) as never),
      }),
      former: formerOf(month, say),
      seen: String(kept?.version ?? 0),
      action: paths.placeMonth(place.id, month.month),
      check: as === 'operator' && confirmed === undefined && rows.length > 0 ? paths.placeMonthCheck(place.id, month.month) : undefined,
      confirm:
        as === 'operator' && confirmed === undefined && begun && todayInShanghai() >= lastDay(month.month)
          ? paths.placeMonthConfirm(place.id, month.month)
          : undefined,
      confirmLater:
        as === 'operator' && confirmed === undefined && todayInShanghai() < lastDay(month.month) && plainDate(lastDay(month.month), lang),
      correct:
        as === 'operator' && confirmed !== undefined && !corrects && locked === undefined
          ? paths.placeMonth(place.id, month.month, { correct: 'yes' })
          : undefined,
      print: query['print'] === undefined ? paths.placeMonth(place.id, month.month, { print: 'yes' }) : undefined,
      back: paths.placeMonths(place.id),
    },
    given.status ?? 200,
  );
}

/** Whose each day of the month is in which the place passed. */
async function ranBy({ parties }: Pick<Services['store'], 'parties'>, { operators }: MonthLook, { t, lang }: Say): Promise<string[]> {
  const units = new Map((await parties.byIds(operators.map(({ operator }) => operator))).map(({ id, name }) => [id, name]));
  return operators.map(({ operator, from, to }) =>
    t('places.ranBy', { unit: units.get(operator) ?? '', from: plainDate(from, lang), to: plainDate(to, lang) }),
  );
}

function errorsOf(models: readonly ReturnType<typeof rowModel>[], typing: Typing | undefined, t: Translate): Record<string, string> {
  return {
    ...Object.fromEntries(
      models.flatMap(({ at, name, faults }) =>
        Object.entries(faults).map(([field, words]) => [
          `${field}-${at}`,
          namedFault(t, `${name} ${t(field === 'why' ? 'dayBook.whyLabel' : `places.columns.${field}`)}`, words),
        ]),
      ),
    ),
    ...(typing?.reasonFault ? { reason: namedFault(t, t('places.reason'), faultWords(t, typing.reasonFault)) } : {}),
  };
}

/** What a month said before it was put right, newest first. */
function formerOf({ kept, rows }: MonthLook, { t, as }: Say) {
  const nameOf = (id: string): string => nameFor(as, rows.find(({ stay }) => stay.id === id)?.stay.name ?? t('places.formerPerson'));
  return (kept?.former ?? []).toReversed().map(({ rows: before, corrected }) => ({
    title: t('places.formerTitle', { time: shortTime(corrected.at) }),
    why: corrected.why,
    rows: before.map((row) => ({
      name: nameOf(row.stay),
      ...asTyped(row),
      insured: row.insured === undefined ? '' : t(`places.insuredIs.${row.insured ? 'yes' : 'no'}`),
    })),
  }));
}
