import { type CaseOutcome } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { follow } from './follow';
import { openCase } from './kernel';

/** 异议: investigated by somebody who never touched the case objected to, whose notice stands still until this one ends. */
export async function objection(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}
