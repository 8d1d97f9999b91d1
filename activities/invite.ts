import { beginsAfter, periodsFrom } from '../src/domain/calendar/periods';
import { localDate } from '../src/domain/calendar/instants';
import { type CaseState } from '../src/domain/case/state';
import { type Policy } from '../src/domain/policy/policy';
import { type Invitation } from '../src/store/invitations';
import { type Store } from '../src/store/store';
import { dayAfter, type LocalDate } from '../src/domain/values';

/**
 * What a granted case is followed by, one invitation for each period. Periods count from when the money came, or else from the decision
 * (`beginsAfter`); each may be filed on the day after it ends.
 */
export function invitationsFor({ follows }: Pick<Policy, 'follows'>, state: CaseState): Omit<Invitation, 'key' | 'state'>[] {
  const day = startOf(state);
  if (!day) return [];
  const { actor, person } = state.applicant;
  return follows.flatMap(({ relation, programme, every, times }) =>
    periodsFrom(beginsAfter(day, every), every, times).map((period) => ({
      after: { case: state.id, relation, period },
      programme,
      area: state.area,
      actor,
      person,
      since: day,
      due: dayAfter(period.to),
    })),
  );
}

const startOf = ({ payments, decided }: CaseState): LocalDate | undefined =>
  payments.findLast((one) => one.status === 'paid')?.on ?? (decided?.granted ? localDate(decided.at) : undefined);

/** Kept as the end of the case is recorded: nothing of it is lost with a worker, and nothing of it is kept twice. */
export async function inviteAfter(store: Store, state: CaseState): Promise<void> {
  const filed = await store.submissions.read(state.id);
  if (filed) await store.invitations.keep(invitationsFor(filed.rules.policy, state));
}
