import { type CaseEvent } from '../../domain/case/events';
import { type CaseState } from '../../domain/case/state';
import { routeAhead } from '../../domain/case/what-next';
import { officeFor } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { type Instant, type OfficeId } from '../../domain/values';
import { type Services } from '../services';

/** When each step ended, and which office had it: a case may have been passed up on its way. */
export type StepEnds = Record<string, { at?: Instant; office?: OfficeId }>;

const ending: readonly CaseEvent['type'][] = [
  'accepted',
  'not-accepted',
  'averaged',
  'ended',
  'refused',
  'granted',
  'delivered',
  'paid',
  'certified',
  'acknowledged',
  'heard',
  'upheld',
  'dismissed',
];

/** From the ledger; of a step done twice, after a return, the last time counts. */
export function endsOf(events: readonly CaseEvent[]): StepEnds {
  const ends: StepEnds = {};
  for (const event of events) {
    if (event.type === 'opened' || event.type === 'passed-up') ends[event.step] = { office: event.office };
    else if ('step' in event && ending.includes(event.type)) ends[event.step] = { ...ends[event.step], at: event.at };
  }
  return ends;
}

/**
 * The route as a vertical list, without the steps that are passed over: done with date, now, next, later, each with its office. Of a case that ended, the step that refused it
 * stands as such and those after it are no longer handled.
 */
export function routeOf(
  { policies }: Pick<Services, 'policies'>,
  policy: Policy,
  state: CaseState,
  language: 'zh-CN' | 'en',
  ends: StepEnds = {},
) {
  const ahead = routeAhead(policy.route, state);
  const now = ahead.findIndex((step) => state.obligations.some((one) => one.step === step.step));
  const over = state.outcome !== undefined || state.ending !== undefined;
  return ahead.map((step, at) => {
    const open = state.obligations.find((one) => one.step === step.step);
    const outcome = state.done[step.step];
    const ended = ends[step.step];
    const place = outcome === 'done' || outcome === 'refused' || outcome === 'not-accepted' ? ended?.office : undefined;
    const office =
      policies.offices.find((one) => one.id === (open?.office ?? place)) ?? officeFor(policies.offices, state.area, step.level, step.unit);
    const where =
      open && !over
        ? 'now'
        : outcome === 'done'
          ? 'done'
          : outcome === 'refused' || outcome === 'not-accepted'
            ? 'refused'
            : over
              ? 'ended'
              : now >= 0 && at === now + 1
                ? 'next'
                : 'later';
    return {
      name: step.name[language],
      state: where,
      ...((where === 'done' || where === 'refused') && ended?.at ? { on: ended.at } : {}),
      ...(office && where !== 'ended'
        ? { office: office.name[language], ...(where === 'now' ? { telephone: office.telephone } : {}) }
        : {}),
    };
  });
}
