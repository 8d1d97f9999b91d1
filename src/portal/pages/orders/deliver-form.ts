import { type Request } from 'express';
import { localDate } from '../../../domain/calendar/instants';
import { parseDate } from '../../../domain/identifiers/date';
import { leftInLot } from '../../../domain/orders/counts';
import { isNone, parsePieces } from '../../../domain/orders/forms';
import { type Lot, type Order, type Work } from '../../../domain/orders/order';
import { type Stay } from '../../../domain/places/stay';
import { line } from '../../../domain/text/normal';
import { type LocalDate } from '../../../domain/values';
import { faultWords, namedFault } from '../../forms/fields';
import { fieldsOf } from '../../middleware/bodies';
import { type Translate } from '../../view/words';
import { countWords } from './order-words';

/** A delivery as it was typed. @property made by stay, as typed @property errors by stay id, and `day`, `pieces` */
export interface DeliverTyping {
  lot: number;
  day: string;
  pieces: string;
  made: ReadonlyMap<string, string>;
  errors: ReadonlyMap<string, string>;
}

interface Said {
  day: LocalDate;
  pieces: number;
  work: Work[];
}

/** Who may have made something of a lot: whoever was enrolled on a day since it was accepted, though they may have left. */
export const makersOf = (stays: readonly Stay[], { accepted }: Lot): Stay[] =>
  accepted === undefined ? [] : stays.filter(({ until }) => until === undefined || until >= localDate(accepted.at));

/** What was typed comes to a delivery, or to what is wrong. @param last the last day that the home was open, if it was closed */
export function deliverIn(req: Request, lot: Lot, makers: readonly Stay[], last?: LocalDate): { said: Said } | { typing: DeliverTyping } {
  const said = new Map(fieldsOf(req));
  const text = (name: string): string => said.get(`${name}-deliver-${lot.n}`) ?? '';
  const errors = new Map<string, string>();
  const day = parseDate(text('day'));
  if ('error' in day) errors.set('day', line(text('day')) === '' ? 'empty' : day.error);
  else if (last !== undefined && day.value > last) errors.set('day', 'closed-then');
  const pieces = parsePieces(text('pieces'));
  if ('error' in pieces) errors.set('pieces', line(text('pieces')) === '' ? 'empty' : pieces.error);
  const made = new Map<string, string>();
  const work: Work[] = [];
  for (const [name, stay] of said) {
    const at = name.startsWith(`stay-${lot.n}-`) ? name.slice(`stay-${lot.n}-`.length) : undefined;
    const maker = makers.find(({ id }) => id === stay);
    if (at === undefined || !maker) continue;
    const typed = said.get(`made-${lot.n}-${at}`) ?? '';
    made.set(stay, typed);
    if (line(typed) === '' || isNone(typed)) continue;
    const parsed = parsePieces(typed);
    if ('error' in parsed) errors.set(stay, parsed.error);
    else if ('value' in day && maker.from > day.value) errors.set(stay, 'not-yet-there');
    else work.push({ stay, pieces: parsed.value });
  }
  const typing = { lot: lot.n, day: text('day'), pieces: text('pieces'), made, errors };
  return errors.size > 0 || 'error' in day || 'error' in pieces ? { typing } : { said: { day: day.value, pieces: pieces.value, work } };
}

/** The same as it stands, to be shown again after it was refused. */
export function deliverTyped(req: Request, lot: Lot, makers: readonly Stay[]): DeliverTyping {
  const read = deliverIn(req, lot, makers);
  if ('typing' in read) return { ...read.typing, errors: new Map() };
  const { day, pieces, work } = read.said;
  return { lot: lot.n, day, pieces: String(pieces), made: new Map(work.map((one) => [one.stay, String(one.pieces)])), errors: new Map() };
}

/** The form of a lot for the template. */
export function deliverModel(order: Order, lot: Lot, makers: readonly Stay[], today: LocalDate, t: Translate, typing?: DeliverTyping) {
  const mine = typing?.lot === lot.n ? typing : undefined;
  const wrong = (of: string): string | undefined => {
    const code = mine?.errors.get(of);
    return code && faultWords(t, code);
  };
  const field = (name: 'day' | 'pieces', value: string) => ({
    name: `${name}-deliver-${lot.n}`,
    label: t(`orders.fields.${name}`),
    value: mine?.[name] ?? value,
    error: wrong(name),
    width: name === 'day' ? '10' : '4',
    autocomplete: 'off',
    ...(name === 'pieces'
      ? { inputmode: 'numeric', hint: t('orders.leftHint', { pieces: countWords(leftInLot(order, lot), order) }) }
      : {}),
  });
  return {
    n: lot.n,
    fields: [field('day', today), field('pieces', '')],
    makers: makers.map(({ id, name, until }, at) => ({
      at: `${lot.n}-${at}`,
      id,
      name,
      left: until !== undefined && until < today,
      value: mine?.made.get(id) ?? '',
      error: wrong(id),
    })),
  };
}

/** For the list of errors above the page. */
export function deliverErrors(typing: DeliverTyping | undefined, makers: readonly Stay[], t: Translate): Record<string, string> {
  if (!typing) return {};
  return Object.fromEntries(
    [...typing.errors].map(([of, code]) => {
      const at = makers.findIndex(({ id }) => id === of);
      const [name, label] =
        at < 0
          ? [`${of}-deliver-${typing.lot}`, t(`orders.fields.${of}`)]
          : [`made-${typing.lot}-${at}`, `${makers[at]?.name ?? ''} ${t('orders.fields.pieces')}`];
      return [name, namedFault(t, label, faultWords(t, code))];
    }),
  );
}
