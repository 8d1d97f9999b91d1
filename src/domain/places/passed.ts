import { dayBefore, type LocalDate, type Month, type PartyId } from '../values';
import { firstDay, lastDay, type Contract, type Passed, type Resident, type Stay } from './stay';

/**
 * The resident from the day on that the place runs under another operator: the contract goes on with that one, with the end that it had, and what it
 * was before stays beside it. Somebody without a contract has none with the new one either; that is told month by month.
 */
export function passedOn(resident: Resident, { to, on }: Pick<Passed, 'to' | 'on'>): Resident {
  const { contract, before = [] } = resident;
  if (!contract) return resident;
  // One that was to begin later is with the new operator from its beginning.
  const goesOn: Contract = { ...contract, employer: to, from: contract.from > on ? contract.from : on };
  return { ...resident, contract: goesOn, before: [...before, contract] };
}

/** Who ran a place until the day before `on`. */
export interface RanUntil {
  operator: PartyId;
  on: LocalDate;
}

/** @property now who runs it now @property former who ran it before, oldest first */
export interface Running {
  now: PartyId;
  former: readonly RanUntil[];
}

/** Who ran the place on a day. */
export const operatorOn = ({ now, former }: Running, day: LocalDate): PartyId => former.find(({ on }) => day < on)?.operator ?? now;

/** The last day on which a unit ran a place that it runs no more, by its closing or since another runs it; undefined while it does, or never did. */
export function ranUntil({ now, former }: Running, closed: LocalDate | undefined, operator: PartyId): LocalDate | undefined {
  if (now === operator) return closed;
  const last = former.findLast((one) => one.operator === operator);
  return last && dayBefore(last.on);
}

/** Who ran the place for a resident on which days of a month. @property from the first day @property to the last */
export interface OperatorDays {
  operator: PartyId;
  from: LocalDate;
  to: LocalDate;
}

/** Whose each day of a month is: of the month in which a place passed, both operators'. Days before and after the stay are nobody's. */
export function operatorsIn({ from, until }: Pick<Stay, 'from' | 'until'>, month: Month, { now, former }: Running): OperatorDays[] {
  const [first, last] = [firstDay(month), lastDay(month)];
  const [begins, ends] = [from > first ? from : first, until !== undefined && until < last ? until : last];
  return [...former, undefined].flatMap((next, at) => {
    const since = former[at - 1]?.on;
    const own = {
      operator: next?.operator ?? now,
      from: since !== undefined && since > begins ? since : begins,
      to: next && dayBefore(next.on) < ends ? dayBefore(next.on) : ends,
    };
    return own.from <= own.to ? [own] : [];
  });
}

/** Whose a month of a stay is: whoever ran the place on its last day in it. Nobody's, where it has no day in it. */
export const operatorOf = (stay: Pick<Stay, 'from' | 'until'>, month: Month, running: Running): PartyId | undefined =>
  operatorsIn(stay, month, running).at(-1)?.operator;

/** A stay as it was at the end of a month, with the contract of then. */
export function asIn(stay: Stay, month: Month): Stay {
  const { contract: _now, ...rest } = stay;
  const contract = contractIn(stay, month);
  return { ...rest, ...(contract ? { contract } : {}) };
}

/** With whom the contract was on the last day of a month: before the place passed, with the former operator; none, if it was none then. */
export function contractIn(
  { contract, before = [], passed = [] }: Pick<Stay, 'contract' | 'before' | 'passed'>,
  month: Month,
): Contract | undefined {
  const next = passed.find(({ on }) => on > lastDay(month));
  return next ? before.findLast(({ employer }) => employer === next.from) : contract;
}

/** Since when a contract holds: one that went on from operator to operator, since the first of them. */
export function contractSince(stay: Pick<Stay, 'before' | 'passed'>, { employer, from }: Contract): LocalDate {
  const went = stay.passed?.find(({ to, on }) => to === employer && on === from);
  const former = went && stay.before?.findLast((one) => one.employer === went.from && one.from < from);
  return former ? contractSince(stay, former) : from;
}
