import { owed, piecesIn, toSplit, type Stage } from '../../../domain/orders/counts';
import { type LotInShort } from '../../../domain/orders/lots';
import { type Delivery, type Order } from '../../../domain/orders/order';
import { formatYuan } from '../../../domain/money';
import { plainDate, shortTime } from '../../view/formats';
import { type Translate } from '../../view/words';

type Language = 'zh-CN' | 'en';

/** By what a page of an order speaks. @property place how a home is called, by its id */
export interface OrderSay {
  t: Translate;
  lang: Language;
  place: (id: string) => string;
}

const kinds: Partial<Record<Stage, string>> = { asked: 'warn', split: 'warn', looking: 'warn', done: 'good' };
export const stageTag = (stage: Stage, t: Translate) => ({ text: t(`orders.stages.${stage}`), kind: kinds[stage] ?? '' });

export const countWords = (pieces: number, { wanted }: Pick<Order, 'wanted'>): string => `${pieces.toLocaleString('en-US')} ${wanted.unit}`;

/** What was ordered. */
export function wantedRows(order: Order, { t, lang }: OrderSay, purchaser?: string) {
  const { kind, what, pieces, price, due } = order.wanted;
  return [
    { key: t('orders.number'), value: order.id },
    ...(purchaser === undefined ? [] : [{ key: t('orders.purchaser'), value: purchaser }]),
    { key: t('form.order.what.label'), value: what },
    { key: t('form.order.kind.label'), value: t(`products.kinds.${kind}`) },
    { key: t('form.order.pieces.label'), value: countWords(pieces, order) },
    { key: t('form.order.price.label'), value: t('orders.yuan', { yuan: formatYuan(price) }) },
    { key: t('form.order.due.label'), value: plainDate(due, lang) },
  ];
}

/** How far it is. @param splits whether the reader splits it: others need not know what no home has yet */
export function farRows(order: Order, { t }: OrderSay, splits: boolean) {
  const { made, good, unseen } = piecesIn(order);
  return [
    ...(splits ? [{ key: t('orders.toSplit'), value: countWords(toSplit(order), order) }] : []),
    { key: t('orders.made'), value: countWords(made, order) },
    { key: t('orders.good'), value: countWords(good, order) },
    { key: t('orders.unseen'), value: countWords(unseen, order) },
    { key: t('orders.owed'), value: t('orders.yuan', { yuan: formatYuan(owed(order)) }) },
  ];
}

/** A lot as a list shows it. */
export function shownLot({ n, place, pieces, pay, until, state, made, good, why }: LotInShort, of: Pick<Order, 'wanted'>, say: OrderSay) {
  const { t, lang } = say;
  return {
    n,
    title: t('orders.lot', { n, place: say.place(place) }),
    state: t(`orders.lotStates.${state}`),
    kind: state === 'full' ? 'good' : state === 'offered' || state === 'declined' ? 'warn' : '',
    words: t('orders.lotWords', { pieces: countWords(pieces, of), made: countWords(made, of), good: countWords(good, of) }),
    why,
    until: state === 'offered' && until !== undefined ? t('orders.answerBy', { date: plainDate(until, lang) }) : undefined,
    pay: t('orders.payIs', { yuan: formatYuan(pay) }),
  };
}

/** A delivery as a list shows it; who made it is for `deliver-form`. @param at its place among all of the order, which is its number */
export function shownDelivery(
  order: Order,
  { day, lot, pieces, struck, confirmed, formerly = [], at }: Delivery,
  number: number,
  { t, lang, place }: OrderSay,
) {
  const home = order.lots.find(({ n }) => n === lot)?.place ?? '';
  return {
    number,
    title: t('orders.delivery', { date: plainDate(day, lang), place: place(home), pieces: countWords(pieces, order) }),
    written: shortTime(at),
    struck: struck && t('orders.struckWhy', { why: struck.why }),
    looked:
      confirmed && t('orders.lookedWords', { good: countWords(confirmed.good, order), bad: countWords(pieces - confirmed.good, order) }),
    lookedWhy: confirmed?.why,
    waits: !struck && !confirmed,
    formerly: formerly.map((one) => t('orders.formerly', { good: countWords(one.good, order), why: one.anew.why })),
  };
}
