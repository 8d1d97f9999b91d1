import { type CaseOutcome } from '../../src/domain/case/state';
import { type CaseInput } from '../../src/domain/case/submission';
import { follow } from '../../workflows/follow';
import { openCase } from '../../workflows/kernel';

/** 职业技能培训: from submission along the policy's route to the letter that says which course. */
export async function trainingPlace(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'granted');
  return kase.close(outcome);
}
