import { type CaseOutcome } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { follow } from './follow';
import { openCase } from './kernel';

/** 启动资金扶持: from submission along the policy's route to the money in the account. */
export async function startupGrant(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}
