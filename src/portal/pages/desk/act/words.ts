import { type StepKind } from '../../../../domain/programmes/route-shape';
import { type ActKind } from '../../../../domain/case/acts';
import { type Translate } from '../../../view/words';
import { optionalWords } from '../../../forms/words';

/** What an act is called and what it does, at this kind of step: the same refusal is 审核不通过 at a review and 审批不通过 at the decision. */
export function actWords(kind: ActKind, at: StepKind | undefined, t: Translate): { label: string; effect: string } {
  const say = (what: 'button' | 'effect'): string => optionalWords(t, `act.${kind}.${at ?? ''}.${what}`) ?? t(`act.${kind}.${what}`);
  return { label: say('button'), effect: say('effect') };
}
