import { type CaseOutcome } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { follow } from './follow';
import { openCase } from './kernel';

/** The whole story of a matter that is over with its policy's route: nothing comes after it that its steps do not say. */
export async function alongTheRoute(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}
