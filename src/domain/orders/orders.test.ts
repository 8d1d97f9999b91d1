import { type Fen, type LocalDate, type Month, type OrderId } from '../values';
import { owed, owedTo, leftInLot, piecesIn, stageOf, toSplit } from './counts';
import { isNone, parsePieces } from './forms';
import { orderOf } from './fold';
import { refusalOf } from './refusal';
import { freeUntil, split } from './split';
import { acted, after, deliver, enter, lotOf, making, offer, one, operator, other, today } from './testing';
import { earnedIn, pieceWage, sumOf } from './wages';

describe('an order is split', () => {
  const rooms = (...free: number[]) => free.map((each, at) => ({ place: `h${at}` as never, free: each }));
  const pieces = (all: number, ...free: number[]) => {
    const { lots, left } = split(all, rooms(...free));
    return [...free.map((_, at) => lots.find(({ place }) => place === `h${at}`)?.pieces ?? 0), left];
  };

  it('in proportion to what is free, by whole pieces, the same every time', () => {
    expect(pieces(1_000, 3_000, 1_000)).toEqual([750, 250, 0]);
    expect(pieces(100, 1_000, 1_000, 1_000)).toEqual([34, 33, 33, 0]);
    expect(pieces(1, 5, 5)).toEqual([1, 0, 0]);
  });

  it('so that nobody has more than is free, and what is left over is said', () => {
    expect(pieces(1_000, 300, 0, 200)).toEqual([300, 0, 200, 500]);
    expect(pieces(1_000)).toEqual([1_000]);
    expect(pieces(1_000, -5)).toEqual([0, 1_000]);
    for (let all = 1; all < 60; all += 1) {
      const { lots, left } = split(all, rooms(7, 11, 13, 1));
      expect(lots.reduce((sum, one_) => sum + one_.pieces, 0) + left).toBe(all);
      expect(lots.every((lot) => lot.pieces <= (rooms(7, 11, 13, 1).find(({ place }) => place === lot.place)?.free ?? 0))).toBe(true);
    }
  });

  it('by the days until it is due, less what a home has to make already', () => {
    const due = '2027-05-09' as LocalDate;
    expect(freeUntil({ capacity: 3_000, busy: 0 }, today, due)).toBe(3_000);
    expect(freeUntil({ capacity: 3_000, busy: 2_900 }, today, due)).toBe(100);
    expect(freeUntil({ capacity: 3_000, busy: 9_000 }, today, due)).toBe(0);
    expect(freeUntil({ capacity: 3_000, busy: 0 }, due, today)).toBe(0);
  });
});

describe('what may not be', () => {
  const why = (acts: ReturnType<typeof making>, act: ReturnType<typeof deliver>) => refusalOf(orderOf('o' as OrderId, acts), act);

  it('more is offered than was ordered, or to a home twice, or by two at once', () => {
    const begun = [acted('enter', enter)];
    expect(why(begun, offer([lotOf(one, 1_001)]))).toBe('over-order');
    expect(why(begun, offer([lotOf(one, 1), lotOf(one, 1)]))).toBe('twice');
    expect(why(begun, offer([lotOf(one, 0)]))).toBe('nothing');
    expect(why(begun, acted('offer', { lots: [lotOf(one, 1)], pay: 151 as Fen, lotsSeen: 0 }))).toBe('pay-over');
    expect(why([...begun, offer([lotOf(one, 400)])], offer([lotOf(other, 400)]))).toBe('split-since');
    expect(why([...begun, offer([lotOf(one, 400)])], offer([lotOf(other, 601)], 1))).toBe('over-order');
    expect(why([acted('ask', enter)], offer([lotOf(one, 1)]))).toBe('not-open');
  });

  it('more is delivered than the home has left, before it accepted, or tomorrow', () => {
    expect(why(making(), deliver(1, 601))).toBe('over-lot');
    expect(why([...making(), deliver(1, 600)], deliver(1, 1))).toBe('over-lot');
    expect(why(making(), deliver(1, 1, undefined, { day: '2027-04-11' as LocalDate }))).toBe('day');
    expect(why(making(), deliver(1, 1, undefined, { day: '2027-04-09' as LocalDate }))).toBe('day');
    expect(why([acted('enter', enter), offer([lotOf(one, 5)])], deliver(1, 1))).toBe('not-accepted');
    expect(why(making(), deliver(3, 1))).toBe('no-lot');
  });

  it('people made more than was delivered, or somebody stands there twice', () => {
    const work = (...pieces: number[]) => ({ work: pieces.map((each, at) => ({ stay: `s.${at}`, pieces: each })) });
    expect(why(making(), deliver(1, 10, undefined, work(6, 5)))).toBe('work-over');
    expect(why(making(), deliver(1, 10, undefined, work(6, 3)))).toBeUndefined();
    expect(why(making(), deliver(1, 10, undefined, work(-1, 3)))).toBe('nothing');
    const twice = { work: [1, 2].map((pieces) => ({ stay: 's.0', pieces })) };
    expect(why(making(), deliver(1, 10, undefined, twice))).toBe('work-twice');
  });

  it('a lot is answered twice, and a delivery looked at twice', () => {
    expect(why(making(), acted('decline', { lot: 1, why: '晚了' }))).toBe('answered');
    const delivered = [...making(), deliver(1, 10, 'd')];
    expect(why(delivered, acted('confirm', { of: 'd', good: 11 }))).toBe('too-good');
    expect(why(delivered, acted('confirm', { of: 'd', good: 9 }))).toBe('bad-why');
    const confirmed = [...delivered, acted('confirm', { of: 'd', good: 10 })];
    expect(why(confirmed, acted('confirm', { of: 'd', good: 10 }))).toBe('confirmed');
    expect(why(confirmed, acted('strike', { of: 'd', why: '错' }))).toBe('confirmed');
    expect(why([...delivered, acted('strike', { of: 'd', why: '错' })], acted('confirm', { of: 'd', good: 10 }))).toBe('struck');
  });
});

describe('what stands', () => {
  it('goes from asked to done', () => {
    const asked = [acted('ask', enter)];
    expect(stageOf(after(...asked))).toBe('asked');
    const taken = [...asked, acted('take', {})];
    expect(stageOf(after(...taken))).toBe('split');
    const offered = [...taken, offer([lotOf(one, 1_000)])];
    expect(stageOf(after(...offered))).toBe('offered');
    const accepted = [...offered, acted('accept', { lot: 1 })];
    expect(stageOf(after(...accepted))).toBe('making');
    const delivered = [...accepted, deliver(1, 1_000, 'd')];
    expect(stageOf(after(...delivered))).toBe('looking');
    expect(stageOf(after(...delivered, acted('confirm', { of: 'd', good: 1_000 })))).toBe('done');
  });

  it('a lot that is declined goes back whole, and one that is given back half-way by what is not made', () => {
    const declined = after(
      acted('enter', enter),
      offer([lotOf(one, 600), lotOf(other, 400)]),
      acted('decline', { lot: 2, why: '人手不够' }),
    );
    expect([toSplit(declined), stageOf(declined)]).toEqual([400, 'split']);
    const half = after(...making(), deliver(1, 250), acted('give-back', { lot: 1, why: '停电' }));
    expect([toSplit(half), leftInLot(half, half.lots[0] as never), piecesIn(half).made]).toEqual([350, 0, 250]);
    const again = after(...making(), deliver(1, 250), acted('give-back', { lot: 1, why: '停电' }), offer([lotOf(one, 350)], 2));
    expect(toSplit(again)).toBe(0);
  });

  it('what is bad is made again, and goes back to be split if the home makes no more', () => {
    const bad = [...making(), deliver(1, 600, 'd'), acted('confirm', { of: 'd', good: 580, why: '开胶' })];
    expect([leftInLot(after(...bad), after(...bad).lots[0] as never), toSplit(after(...bad))]).toEqual([20, 0]);
    expect(toSplit(after(...bad, acted('give-back', { lot: 1, why: '不做了' })))).toBe(20);
    expect(after(...bad, deliver(1, 20)).deliveries).toHaveLength(2);
  });

  it('a wrong delivery is struck out and does not count; a wrong look is taken again', () => {
    const struck = after(...making(), deliver(1, 600, 'd'), acted('strike', { of: 'd', why: '多写一个零' }), deliver(1, 60));
    expect([piecesIn(struck).made, struck.deliveries[0]?.struck?.why]).toEqual([60, '多写一个零']);
    const anew = after(
      ...making(),
      deliver(1, 600, 'd'),
      acted('confirm', { of: 'd', good: 60, why: '？' }),
      acted('look-again', { of: 'd', why: '少写一个零' }),
      acted('confirm', { of: 'd', good: 600 }),
    );
    expect([owed(anew), anew.deliveries[0]?.formerly?.[0]?.good]).toEqual([90_000, 60]);
  });

  it('what was delivered before an order was cancelled stays, is looked at, and is owed', () => {
    const cancelled = [...making(), deliver(1, 100, 'd'), acted('cancel', { why: '客户停产' })];
    const order = after(...cancelled);
    expect([stageOf(order), order.lots.map(({ ended }) => ended?.how), toSplit(order)]).toEqual([
      'cancelled',
      ['order-ended', 'order-ended'],
      900,
    ]);
    expect(refusalOf(order, deliver(1, 1))).toBe('not-open');
    const looked = after(...cancelled, acted('confirm', { of: 'd', good: 100 }));
    expect([stageOf(looked), owed(looked), owedTo(looked).get(operator)]).toEqual(['cancelled', 15_000, 15_000]);
  });

  it('is owed to whoever ran the home on the day', () => {
    const passed = after(
      ...making(),
      deliver(1, 100, 'a'),
      deliver(1, 50, 'b', { operator: 'next' as never }),
      acted('confirm', { of: 'a', good: 100 }),
      acted('confirm', { of: 'b', good: 50 }),
    );
    expect([...owedTo(passed)]).toEqual([
      [operator, 15_000],
      ['next', 7_500],
    ]);
  });
});

describe('wages by the piece', () => {
  const april = '2027-04' as Month;
  const worked = after(
    ...making(),
    deliver(1, 100, 'a', {
      work: [
        { stay: 's.0', pieces: 60 },
        { stay: 's.1', pieces: 30 },
      ],
    }),
    deliver(2, 40, 'b', { work: [{ stay: 'x.0', pieces: 40 }] }),
    deliver(1, 10, 'c', { work: [{ stay: 's.0', pieces: 10 }] }),
    acted('strike', { of: 'c', why: '写错' }),
    acted('confirm', { of: 'a', good: 90, why: '开胶' }),
  );

  it('are of the home’s own lots, by the day of the delivery, and lose nothing by what was sent back', () => {
    const made = earnedIn(worked, new Set([1]), april);
    expect(made.map(({ stay, pieces }) => [stay, pieces])).toEqual([
      ['s.0', 60],
      ['s.1', 30],
    ]);
    expect(sumOf(made)).toBe(7_200);
    expect(earnedIn(worked, new Set([1]), '2027-05' as Month)).toEqual([]);
  });

  it('meet the minimum or are asked why: one fen below is below', () => {
    const of = (earned: number, entered?: number, why?: string) => {
      const { how, asks } = pieceWage(earned as Fen, entered as Fen | undefined, 226_000 as Fen, why);
      return [how, asks];
    };
    expect(of(226_000)).toEqual(['meets', false]);
    expect(of(225_999)).toEqual(['below', true]);
    expect(of(225_999, undefined, '月中进来')).toEqual(['below', false]);
    expect(of(50_000, 230_000)).toEqual(['meets', false]);
    expect(of(240_000, 230_000)).toEqual(['less-than-made', true]);
    expect(pieceWage(1 as Fen, undefined, undefined, undefined)).toMatchObject({ how: 'minimum-unknown', asks: false });
  });
});

it('pieces are read as people write them', () => {
  expect(['1000', '1,000', '１０００', '12,34', '0', '', '-5', '1.5', '9999999'].map(parsePieces)).toEqual([
    { value: 1_000 },
    { value: 1_000 },
    { value: 1_000 },
    { error: 'count' },
    { error: 'count' },
    { error: 'count' },
    { error: 'count' },
    { error: 'count' },
    { error: 'pieces-most' },
  ]);
  // None of a delivery was good, none for a home, none by somebody: said, and no slip.
  expect(['0', '０', ' 0 ', '00', '', '10', '零'].map(isNone)).toEqual([true, true, true, true, false, false, false]);
});
