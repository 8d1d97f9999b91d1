import { minimumWageIn, minimumWagesFor } from '../../domain/ground/minimum-wages';
import { earnedIn, pieceWage, sumOf, type Earned, type PieceWage } from '../../domain/orders/wages';
import { type Stay } from '../../domain/places/stay';
import { type Month } from '../../domain/values';
import { type Registered } from '../../store/places';
import { type WageReason } from '../../store/piece-wages';
import { type Services } from '../services';
import { lotsOf } from './orders';

/** Somebody who made something in a month: what, what they get for it, and how that stands. */
export interface PieceWageLook extends PieceWage {
  /** Undefined only where the register has lost them. */
  stay: Stay | undefined;
  id: string;
  made: Earned[];
  pieces: number;
  reason?: WageReason | undefined;
}

/** 计件工资 of a home’s month, by person, in the order in which they came. */
export async function pieceWagesIn(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  place: Registered,
  month: Month,
): Promise<PieceWageLook[]> {
  const [orders, stays, reasons, kept] = await Promise.all([
    store.orders.atPlaceWithWork(place.id),
    store.stays.of(place.id),
    store.pieceWages.reasons(place.id, month),
    store.placeMonths.read(place.id, month),
  ]);
  const made = orders.flatMap((order) => earnedIn(order, new Set(lotsOf(order, place.id).map(({ n }) => n)), month));
  const minimum = minimumWageIn(minimumWagesFor(policies.minimumWages, place.area), month)?.fen;
  const order = new Map(stays.map(({ id }, at) => [id, at]));
  const ids = [...new Set(made.map(({ stay }) => stay))].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  return ids.map((id) => {
    const own = made.filter(({ stay }) => stay === id);
    const entered = kept?.rows.find(({ stay }) => stay === id)?.wage;
    const reason = reasons.get(id);
    return {
      id,
      stay: stays.find((one) => one.id === id),
      made: own,
      pieces: own.reduce((sum, { pieces }) => sum + pieces, 0),
      reason,
      ...pieceWage(sumOf(own), entered, minimum, reason?.why),
    };
  });
}
