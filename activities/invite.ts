import { beginsAfter, periodsFrom } from '../src/domain/calendar/periods';
import { localDate } from '../src/domain/calendar/instants';
import { standingPeriod } from '../src/domain/case/standing-period';
import { type CaseState } from '../src/domain/case/state';
import { type Policy } from '../src/domain/policy/policy';
import { type Invitation } from '../src/store/invitations';
import { type Store } from '../src/store/store';
import { type CaseId, dayAfter, type LocalDate, shifted } from '../src/domain/values';

/**
 * What a granted case is followed by, one invitation for each period, and one for what is offered at once. Periods count from when the money
 * came, or else from the decision (`beginsAfter`); each may be filed on the day after it ends.
 */
export function invitationsFor(policy: Pick<Policy, 'follows' | 'standing'>, state: CaseState): Omit<Invitation, 'key' | 'state'>[] {
  const day = startOf(state);
  if (!day) return [];
  const { actor, person } = state.applicant;
  const common = { area: state.area, actor, person, since: day };
  const stands = standingPeriod(policy, state);
  return policy.follows.flatMap(({ relation, programme, every, times = 0, daysBeforeEnd }): Omit<Invitation, 'key' | 'state'>[] => {
    if (daysBeforeEnd !== undefined)
      return stands
        ? [
            {
              ...common,
              after: { case: state.id, relation, period: { n: 1, ...stands } },
              programme,
              due: shifted(stands.to, -daysBeforeEnd),
            },
          ]
        : [];
    return every
      ? periodsFrom(beginsAfter(day, every), every, times).map((period) => ({
          ...common,
          after: { case: state.id, relation, period },
          programme,
          due: dayAfter(period.to),
        }))
      : [{ ...common, after: { case: state.id, relation }, programme, due: day }];
  });
}

const startOf = ({ payments, decided }: CaseState): LocalDate | undefined =>
  payments.findLast((one) => one.status === 'paid')?.on ?? (decided?.granted ? localDate(decided.at) : undefined);

/**
 * Kept as the end of the case is recorded: nothing of it is lost with a worker, and nothing of it is kept twice.
 * @returns those that are offered at once and wait
 */
export async function inviteAfter(store: Store, state: CaseState): Promise<Invitation[]> {
  const filed = await store.submissions.read(state.id);
  const all = filed ? invitationsFor(filed.rules.policy, state) : [];
  await store.invitations.keep(all);
  if (all.every(({ after }) => after.period)) return [];
  return waitingAtOnce(store, state.id);
}

/** Of what a case is followed by, what is offered at once and was not opened yet. */
export const waitingAtOnce = async ({ invitations }: Pick<Store, 'invitations'>, id: CaseId): Promise<Invitation[]> =>
  (await invitations.of(id)).filter((one) => one.state === 'waiting' && !one.after.period);
