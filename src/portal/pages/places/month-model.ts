import { type Response } from 'express';
import { formatYuan } from '../../../domain/money';
import { type TypedRow } from '../../../domain/places/month-form';
import { lastDay, monthsLater } from '../../../domain/places/stay';
import { dangerWords, monthWords } from '../../cases/month-words';
import { type PlaceLook } from '../../cases/place-access';
import { endangeredIn, type MonthLook, type RowLook } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { plainDate, shortTime } from '../../view/formats';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { type OfCase } from './locked';
import { errorsOf, type Typing } from './month-faults';
import { formerOf, ranBy } from './month-past';
import { asTyped, carried, madeByPiece, rowModel, type Say } from './month-rows';
import { nameFor } from './resident-words';

interface Given {
  typing?: Typing;
  /** What is said of it by a case that was filed of it. */
  of?: OfCase;
  stale?: boolean;
  status?: number;
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
