import { monthOf } from '../calendar/months';
import { type Fen, type LocalDate, type Month, type OrderId } from '../values';
import { countedIn } from './counts';
import { type Order } from './order';

/** What somebody made in one delivery, and what they get for it. */
export interface Earned {
  stay: string;
  order: OrderId;
  what: string;
  day: LocalDate;
  pieces: number;
  /** 计件单价, in fen. */
  pay: Fen;
}

/**
 * What the residents of a home made in a month, by the days of the deliveries. Pieces that were sent back are paid for too: which of a delivery was
 * bad, and who made it, nobody knows, and the register takes nothing off anybody's wage (project default).
 * @param lots which lots of the order are the home's
 */
export const earnedIn = (order: Order, lots: ReadonlySet<number>, month: Month): Earned[] =>
  countedIn(order)
    .filter(({ lot, day }) => lots.has(lot) && monthOf(day) === month)
    .flatMap(({ lot, day, work = [] }) => {
      const pay = order.lots.find(({ n }) => n === lot)?.pay ?? (0 as Fen);
      return work.map(({ stay, pieces }) => ({ stay, order: order.id, what: order.wanted.what, day, pieces, pay }));
    });

export const sumOf = (earned: readonly Pick<Earned, 'pieces' | 'pay'>[]): Fen =>
  earned.reduce((sum, { pieces, pay }) => sum + pieces * pay, 0) as Fen;

/** How a month's wage of somebody stands. @property asks a reason is wanted and is not there */
export interface PieceWage {
  /** By the piece, in fen. */
  earned: Fen;
  /** What they get in the month: as the roster has it, else what they made. */
  wage: Fen;
  how: 'meets' | 'below' | 'less-than-made' | 'minimum-unknown';
  asks: boolean;
}

/**
 * Against that month's local minimum; one fen below is below. A wage that the roster has stands, even where it is less than what was made: then it is
 * asked why. @param minimum undefined where none was entered for the month
 */
export function pieceWage(earned: Fen, entered: Fen | undefined, minimum: Fen | undefined, why: string | undefined): PieceWage {
  const wage = entered ?? earned;
  const how = wage < earned ? 'less-than-made' : minimum === undefined ? 'minimum-unknown' : wage < minimum ? 'below' : 'meets';
  return { earned, wage, how, asks: (how === 'below' || how === 'less-than-made') && (why ?? '') === '' };
}
