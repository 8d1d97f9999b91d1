import { mayPost, postsFor } from '../../domain/case/may-read';
import { type Actor } from '../../domain/offices';
import { type CaseId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { type Letter } from '../../store/letters';
import { type Services } from '../services';

/** Letters on paper that an officer's posts have still to print and post, oldest first, with their cases. */
export async function lettersToPost(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  actor: Actor,
): Promise<{ letters: Letter[]; cases: ReadonlyMap<CaseId, CaseRow> }> {
  const waiting = (await Promise.all(postsFor(actor).map((office) => store.letters.toPrint(office)))).flat();
  const cases = new Map((await store.cases.readMany([...new Set(waiting.map((one) => one.case))])).map((one) => [one.state.id, one]));
  const letters = waiting.filter(({ case: id, office }) => {
    const row = cases.get(id);
    return row !== undefined && mayPost(policies.offices, actor, row.state, row.offices, office ?? '');
  });
  return { letters, cases };
}
