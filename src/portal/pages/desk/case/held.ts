import { workingDaysBetween } from '../../../../domain/calendar/working-days';
import { localDate } from '../../../../domain/calendar/instants';
import { type LocalDate } from '../../../../domain/values';
import { stillWords } from '../still';
import { type History } from './history';
import { stepName, type CaseLook } from '../../../cases/look';

/** Who holds what is open, and until when. */
export const heldOf = (look: CaseLook, { nameOf }: History) =>
  look.state.obligations.map((one) => ({
    step: stepName(look, one.step),
    office: look.services.policies.offices.find((office) => office.id === one.office)?.name[look.lang],
    who: one.holders.map(nameOf).join('、') || look.t('desk.unclaimed'),
    due: one.due,
    still: one.due ? undefined : stillWords(one.kind, look.t),
    late: one.overdue,
  }));

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
