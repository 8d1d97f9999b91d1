import { type CaseState } from '../../domain/case/state';
import { machine } from '../../domain/offices';
import { type PersonId } from '../../domain/values';
import { type Services } from '../services';

/** Everybody who did anything in a case, its applicant and whoever benefits among them: they are kept apart from looking into it. */
export async function whoTouched({ store }: Pick<Services, 'store'>, { id, beneficiaries }: CaseState): Promise<PersonId[]> {
  const persons = new Set<PersonId>(beneficiaries);
  for await (const { event } of store.ledger.rowsOf(id)) if (event.by !== machine.id) persons.add(event.person);
  return [...persons];
}
