import { type CaseOutcome } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { follow } from './follow';
import { openCase } from './kernel';

/** 发放批次: made by one, released by another, reconciled row by row with what the treasury did. */
export async function paymentBatch(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  const outcome = await follow(kase, 'settled');
  return kase.close(outcome);
}
