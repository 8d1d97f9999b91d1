import { type CaseId } from '../domain/values';
import { type StayLeft } from '../store/stays';
import { guardianOf, passedLetter, passedOnce, passedReader } from '../store/written-of-stays';
import { type Store } from '../store/store';

/** What was written to whoever left, and to their guardian, as their place passed to another operator: a message to a number, letters to names. */
export async function forgetWritten(
  { letters, notices }: Pick<Store, 'letters' | 'notices'>,
  { person, stay, passed }: Pick<StayLeft, 'person' | 'stay' | 'passed'>,
): Promise<void> {
  for (const by of passed as CaseId[]) {
    await notices.forget({ actor: guardianOf(person), template: 'place-passed-guardian', once: passedOnce(by, stay) });
    await letters.forget([0, 1].map((at) => passedLetter(by, passedReader(person, at))));
  }
}
