import { type ActKind } from '../../../../domain/case/acts';
import { type ActRule, type Asked } from '../../../../domain/case/context';
import { type Part } from '../../../../domain/case/may-read';
import { actKinds, actRules } from '../../../../domain/case/steps';

const ruleOf = (kind: ActKind): ActRule<ActKind> => actRules[kind] as unknown as ActRule<ActKind>;

/** Every act an officer enters on a case's page, in the order of its buttons: what judges first, then who handles it, then words. */
export const officerActs: readonly ActKind[] = actKinds.filter((kind) => {
  const { by, ownPage } = ruleOf(kind);
  return !ownPage && (by === 'officer' || by === 'supervisor' || by === 'colleague');
});
/** Acts that judge nothing: their buttons stand back. */
export const standsBack = (kind: ActKind): boolean => ruleOf(kind).back === true;
/** Which fields an officer's act asks for; an act without any is done by its button alone. */
export const askedBy = (kind: ActKind): readonly Asked[] => ruleOf(kind).asks ?? [];
/** Does it end a case against its applicant? */
export const harms = (kind: ActKind): boolean => ruleOf(kind).harms === true;
/** Is its letter shown before it goes? The harmful ones, and 补正, which may be told once only. */
export const previews = (kind: ActKind): boolean => ruleOf(kind).previews === true;
/** Whether an act's form carries files, and which item of the case those answer. */
export const filesOf = (kind: ActKind): ActRule<ActKind>['files'] => ruleOf(kind).files;
/** Whether those files are photographs, which an officer may send or not. */
export const takesPhotos = (kind: ActKind): boolean => filesOf(kind)?.endsWith('-photo') === true;
/** What of the case an act's form shows: whoever may not read that does not get the form. */
export const partShown = (kind: ActKind): Part => ruleOf(kind).shows ?? 'progress';
