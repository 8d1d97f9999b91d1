import { type CaseState } from '../../domain/case/state';
import { type Policy } from '../../domain/policy/policy';

/** Whether a matter is still one to offer: not while a case of it is open, nor once each person has had what is paid once and for ever. */
export const stillOffered = ({ programme, once }: Pick<Policy, 'programme' | 'once'>, cases: readonly CaseState[]): boolean =>
  cases
    .filter((one) => one.programme === programme)
    .every(({ outcome }) => outcome !== undefined && !(outcome === 'granted' && once.per === 'founder' && once.period === 'ever'));
