import { type CaseOutcome } from '../../src/domain/case/state';
import { type CaseInput } from '../../src/domain/case/submission';
import { follow } from '../../workflows/follow';
import { openCase } from '../../workflows/kernel';
import './register';

/** The project's stories and this one. */
export * from '../../workflows';
export async function putRight(input: CaseInput): Promise<CaseOutcome> {
  const kase = openCase(input);
  return kase.close(await follow(kase, 'granted'));
}
