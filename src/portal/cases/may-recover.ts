import { recovery } from '../../domain/programmes/recovery';
import { type Actor } from '../../domain/offices';
import { type CaseId, type Fen } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { paidIn } from './open-about';
import { policyWhere } from './places';

/** Whether a supervisor of an office that had this case may have it looked into whether money is owed back. */
export const mayRecover = (services: Pick<Services, 'policies'>, { posts }: Actor, { state, offices }: CaseRow): boolean =>
  paidIn(state) > 0 &&
  posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office)) &&
  policyWhere(services, recovery.name, state.area) !== undefined;

/**
 * What of a case may still be asked back, and as which recovery of it. Undefined while another is open: two at once would be the same
 * case, and what one asks back no other does.
 */
export async function stillRecoverable(
  { store }: Pick<Services, 'store'>,
  { state }: Pick<CaseRow, 'state'>,
): Promise<{ id: CaseId; paid: Fen } | undefined> {
  const before = (await store.cases.ofPerson(state.applicant.person))
    .map((row) => row.state)
    .filter((one) => one.programme === recovery.name && one.after?.case === state.id);
  if (before.some((one) => !one.outcome)) return undefined;
  const paid = (paidIn(state) - before.reduce((sum, one) => sum + (one.recovery?.fen ?? 0), 0)) as Fen;
  return paid > 0 ? { id: `r-${state.id}-${before.length + 1}` as CaseId, paid } : undefined;
}
