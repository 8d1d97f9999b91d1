import { type CaseState } from '../../domain/case/state';
import { type Policy } from '../../domain/policy/policy';
import { type PersonId } from '../../domain/values';

/** Whether a matter is still one to offer to somebody: not while a case of it is open, nor once their own right to it is used for ever. */
export const stillOffered = (
  { programme, once }: Pick<Policy, 'programme' | 'once'>,
  cases: readonly CaseState[],
  person: PersonId,
): boolean =>
  cases
    .filter((one) => one.programme === programme)
    .every(
      ({ outcome, subjects }) => outcome !== undefined && !(outcome === 'granted' && once.period === 'ever' && subjects.includes(person)),
    );
