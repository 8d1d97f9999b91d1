import { type CaseOutcome } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { follow } from './follow';
import { openCase } from './kernel';

/** 抽查: visited, and found as it should be or not; what is found opens nothing by itself, a person decides on a recovery. */
export async function spotCheck(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}

/** 追回: what is owed back is decided, and the case stays open until all of it has come in. */
export async function recovery(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}
