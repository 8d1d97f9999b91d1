import { type Request } from 'express';
import { toSplit } from '../../../domain/orders/counts';
import { isNone, parsePieces, parsePrice } from '../../../domain/orders/forms';
import { type Offered, type OrderSaid } from '../../../domain/orders/acts';
import { type Order } from '../../../domain/orders/order';
import { split } from '../../../domain/orders/split';
import { mayBeAnsweredBy } from '../../../domain/orders/until';
import { parseDate } from '../../../domain/identifiers/date';
import { type Fen, type LocalDate } from '../../../domain/values';
import { formatYuan } from '../../../domain/money';
import { line } from '../../../domain/text/normal';
import { type Candidate } from '../../cases/orders';
import { faultWords, namedFault } from '../../forms/fields';
import { fieldsOf } from '../../middleware/bodies';
import { type Translate } from '../../view/words';
import { countWords } from './order-words';

/** The split as it was typed: pieces by home; what is wrong with which. */
export interface SplitTyping {
  pieces: ReadonlyMap<string, string>;
  pay: string;
  until: string;
  /** By the home’s id, and `pay`, `until`. */
  errors: ReadonlyMap<string, string>;
}

/** What was typed comes to an offer, or to what is wrong. Homes that are no candidates any more are a fault, not left out. */
export function splitIn(
  req: Request,
  { wanted }: Pick<Order, 'wanted'>,
  candidates: readonly Candidate[],
  today: LocalDate,
): { said: OrderSaid['offer'] } | { typing: SplitTyping } {
  const said = new Map(fieldsOf(req));
  const errors = new Map<string, string>();
  const lots: Offered[] = [];
  for (const [name, id] of said) {
    const [, at] = /^place-(\d{1,4})$/.exec(name) ?? [];
    if (at === undefined) continue;
    const typed = said.get(`pieces-${at}`) ?? '';
    if (line(typed) === '' || isNone(typed)) continue;
    const home = candidates.find(({ place }) => place.id === id);
    const parsed = parsePieces(typed);
    if ('error' in parsed) errors.set(id, parsed.error);
    else if (!home) errors.set(id, 'no-home');
    else lots.push({ place: home.place.id, operator: home.place.operator, pieces: parsed.value });
  }
  const pay = parsePrice(said.get('pay') ?? '');
  if ('error' in pay) errors.set('pay', line(said.get('pay') ?? '') === '' ? 'empty' : pay.error);
  const until = parseDate(said.get('until') ?? '');
  if ('error' in until) errors.set('until', line(said.get('until') ?? '') === '' ? 'empty' : until.error);
  else if (!mayBeAnsweredBy(until.value, today, wanted.due)) errors.set('until', 'answer-by');
  if (errors.size > 0 || 'error' in pay || 'error' in until) return { typing: { ...splitTyped(req), errors } };
  return { said: { lots, pay: pay.value as Fen, lotsSeen: Number(said.get('lots')) || 0, until: until.value } };
}

/** What was typed, to be shown again after it was refused. */
export const splitTyped = (req: Request): SplitTyping => {
  const said = new Map(fieldsOf(req));
  const homes = [...said].filter(([name]) => /^place-\d{1,4}$/.test(name));
  return {
    pieces: new Map(homes.map(([name, id]) => [id, said.get(`pieces-${name.slice(6)}`) ?? ''])),
    pay: said.get('pay') ?? '',
    until: said.get('until') ?? '',
    errors: new Map(),
  };
};

/** The split for the template: as it is proposed, or as it was typed. @param proposal the day that is proposed to answer by */
export function splitModel(order: Order, candidates: readonly Candidate[], proposal: LocalDate, t: Translate, typing?: SplitTyping) {
  const proposed = split(
    toSplit(order),
    candidates.map(({ place, free }) => ({ place: place.id, free })),
  );
  const given = new Map(proposed.lots.map(({ place, pieces }) => [place, String(pieces)]));
  const last = order.lots.at(-1)?.pay;
  const wrong = (of: string): string | undefined => {
    const code = typing?.errors.get(of);
    return code && faultWords(t, code);
  };
  return {
    count: countWords(toSplit(order), order),
    left: proposed.left > 0 ? t('orders.leftOver', { pieces: countWords(proposed.left, order) }) : undefined,
    homes: candidates.map(({ place, capacity, busy, free, declined }, at) => ({
      at,
      place: place.id,
      name: place.name,
      capacity: capacity.toLocaleString('en-US'),
      busy: busy.toLocaleString('en-US'),
      free: free.toLocaleString('en-US'),
      declined,
      value: typing ? (typing.pieces.get(place.id) ?? '') : (given.get(place.id) ?? ''),
      error: wrong(place.id),
    })),
    pay: {
      value: typing?.pay ?? (last === undefined ? '' : formatYuan(last)),
      error: wrong('pay'),
    },
    until: { value: typing?.until ?? proposal, error: wrong('until') },
    lots: String(order.lots.length),
  };
}

/** For the list of errors above the page. */
export const splitErrors = (candidates: readonly Candidate[], typing: SplitTyping | undefined, t: Translate): Record<string, string> =>
  Object.fromEntries(
    [...(typing?.errors ?? [])].map(([of, code]) => {
      if (of === 'pay' || of === 'until') return [of, namedFault(t, t(`orders.fields.${of}`), faultWords(t, code))];
      const at = candidates.findIndex(({ place }) => place.id === of);
      const home = candidates[at]?.place.name ?? of;
      return [at < 0 ? 'split' : `pieces-${at}`, namedFault(t, `${home} ${t('orders.columns.pieces')}`, faultWords(t, code))];
    }),
  );
