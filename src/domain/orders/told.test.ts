import { type OrderId } from '../values';
import { type OrderAct } from './acts';
import { orderOf } from './fold';
import { acted, after, deliver, enter, lotOf, making, offer, one, other } from './testing';
import { tellingsOf } from './told';

/** Whom the last of these acts is told to, and what. */
const told = (...acts: OrderAct[]): string[] => {
  after(...acts);
  const order = orderOf('o' as OrderId, acts);
  return tellingsOf(order, acts.at(-1) as OrderAct).map(({ to, notice }) => `${Object.values(to)[0]} ${notice}`);
};
const [centre, firm] = [enter.centre, enter.purchaser];

it.each<[string, OrderAct[], string[]]>([
  ['a firm asks', [acted('ask', enter)], [`${centre} order-asked`]],
  ['an order is entered for a firm', [acted('enter', enter)], [`${firm} order-entered`]],
  ['it is taken on', [acted('ask', enter), acted('take', {})], [`${firm} order-taken`]],
  ['it is not taken on', [acted('ask', enter), acted('refuse', { why: '太大' })], [`${firm} order-refused`]],
  ['the firm withdraws', [acted('ask', enter), acted('withdraw', { why: '不要了' })], [`${centre} order-withdrawn`]],
  ['it is split', making().slice(0, 2), [`${one} lot-offered`, `${other} lot-offered`]],
  ['a home accepts', making().slice(0, 3), [`${centre} lot-accepted`, `${firm} lot-accepted`]],
  [
    'a home declines, which is the desk’s alone to know',
    [...making().slice(0, 2), acted('decline', { lot: 2, why: '忙' })],
    [`${centre} lot-declined`],
  ],
  ['a home gives back', [...making(), acted('give-back', { lot: 1, why: '忙' })], [`${centre} lot-given-back`]],
  ['the desk takes back', [...making(), acted('take-back', { lot: 1, why: '太慢' })], [`${one} lot-taken-back`]],
  ['a home delivers', [...making(), deliver(1, 10, 'd')], [`${centre} lot-delivered`, `${firm} lot-delivered`]],
  [
    'a delivery is struck out',
    [...making(), deliver(1, 10, 'd'), acted('strike', { of: 'd', why: '写错' })],
    [`${centre} delivery-struck`, `${firm} delivery-struck`],
  ],
  ['it is good', [...making(), deliver(1, 10, 'd'), acted('confirm', { of: 'd', good: 10 })], [`${one} delivery-accepted`]],
  [
    'some of it is sent back',
    [...making(), deliver(2, 10, 'd'), acted('confirm', { of: 'd', good: 7, why: '开胶' })],
    [`${other} delivery-sent-back`],
  ],
  [
    'it is to be looked at again',
    [...making(), deliver(1, 10, 'd'), acted('confirm', { of: 'd', good: 10 }), acted('look-again', { of: 'd', why: '看错' })],
    [`${one} delivery-anew`],
  ],
  [
    'it is cancelled: whoever still makes of it hears it, and whoever has declined does not',
    [...making().slice(0, 3), acted('decline', { lot: 2, why: '忙' }), acted('cancel', { why: '停产' })],
    [`${firm} order-cancelled`, `${one} lot-ended`],
  ],
])('%s', (_name, acts, wanted) => {
  expect(told(...acts)).toEqual(wanted);
});

it('what is offered says how many and until when; what is sent back how many and why', () => {
  const until = '2027-04-13' as never;
  const offered = acted('offer', { lots: [lotOf(one, 600)], pay: 80 as never, lotsSeen: 0, until });
  expect(tellingsOf(after(acted('enter', enter), offered), offered)).toEqual([
    { to: { place: one }, notice: 'lot-offered', place: one, pieces: 600, day: until },
  ]);
  const confirm = acted('confirm', { of: 'd', good: 7, why: '开胶' });
  expect(tellingsOf(after(...making(), deliver(1, 10, 'd'), confirm), confirm)).toMatchObject([{ pieces: 10, bad: 3, why: '开胶' }]);
  expect(tellingsOf(after(acted('enter', enter), offer([lotOf(one, 1)])), offer([lotOf(one, 1)]))).toMatchObject([{ day: enter.due }]);
});

it('a day to answer by lies between today and the day of delivery', () => {
  const by = (until: string) => () =>
    after(acted('enter', enter), acted('offer', { lots: [lotOf(one, 1)], pay: 80 as never, lotsSeen: 0, until: until as never }));
  expect(by('2027-04-09')).toThrow('until');
  expect(by('2027-06-01')).toThrow('until');
  for (const right of ['2027-04-10', '2027-05-31']) expect(by(right)).not.toThrow();
});
