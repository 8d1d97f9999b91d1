import { workingDaysBetween } from '../../../../domain/calendar/working-days';
import { localDate } from '../../../../domain/calendar/instants';
import { kinds } from '../../../../domain/case/steps/kinds';
import { type Obligation } from '../../../../domain/case/state';
import { type ActorId, type LocalDate } from '../../../../domain/values';
import { stillWords } from '../still';
import { type History } from './history';
import { stepName, type CaseLook } from '../../../cases/look';

/** Who holds what is open, and until when. */
export const heldOf = (look: CaseLook, { nameOf }: History) =>
  look.state.obligations.map((one) => ({
    step: stepName(look, one.step),
    office: look.services.policies.offices.find((office) => office.id === one.office)?.name[look.lang],
    who: holdersSaid(look, one, nameOf),
    due: one.due,
    still: one.due ? undefined : stillWords(one.kind, look.t),
    late: one.overdue,
  }));

/** Who holds a step, by name; of one whose holders were drawn by lot how many there are, to those who are not to know them. */
export function holdersSaid({ actor, may, t }: CaseLook, { kind, holders }: Obligation, nameOf: (by: ActorId) => string): string {
  const byLot = kinds[kind]?.byLot === true;
  if (byLot && holders.length === 0) return t('scoring.undrawn');
  if (byLot && !may('scorers'))
    return [...(holders.includes(actor.id) ? [nameOf(actor.id)] : []), t('scoring.drawn', { count: holders.length })].join('，');
  return holders.map(nameOf).join('、') || t('desk.unclaimed');
}

/** Both limits, each with its date and how long there is; an open pause has no date. */
export function limitsOf({ state, input, now, t }: CaseLook) {
  if (!state.limits) return undefined;
  const left = (date: LocalDate | undefined): string | undefined =>
    date && !state.decided ? daysLeft(workingDaysBetween(input.rules.calendar, localDate(now), date), t) : undefined;
  const { statutory, promised } = state.limits;
  return { statutory, statutoryLeft: left(statutory), promised, promisedLeft: left(promised) };
}

const daysLeft = (days: number, t: CaseLook['t']): string =>
  days < 0 ? t('desk.late', { days: -days }) : days === 0 ? t('desk.today') : t('desk.left', { days });
