import { type ActKind } from '../acts';
import { type ActRule } from '../context';
import { type CaseEvent, type Happening } from '../events';
import { type LetterTemplate } from '../letter-template';
import { type Folds } from '../part';
import { acceptPart } from './accept';
import { barPart } from './bar';
import { basisPart } from './basis';
import { batchPart } from './batch';
import { certifyPart } from './certify';
import { checkPart } from './check';
import { clockPart } from './clock';
import { decidePart } from './decide';
import { deliverPart } from './deliver';
import { deskPart } from './desk';
import { hearPart } from './hear';
import { investigatePart } from './investigate';
import { judgingPart } from './judging';
import { noticePart } from './notice';
import { offerPart } from './offer';
import { panelPart } from './panel';
import { passOverPart } from './pass-over';
import { payPart } from './pay';
import { recoverPart } from './recover';
import { reviewPart } from './review';
import { rightsPart } from './rights';
import { transmitPart } from './transmit';
import { verifyPart } from './verify';
import { visitPart } from './visit';
import { wholePart } from './whole';

/** Every kind of act and its rule: the one table behind buttons (in this order), HTTP answers and the workflow's validator. */
export const actRules: { [K in ActKind]: ActRule<K> } = {
  ...acceptPart.acts,
  ...checkPart.acts,
  ...verifyPart.acts,
  ...visitPart.acts,
  ...panelPart.acts,
  ...noticePart.acts,
  ...hearPart.acts,
  ...offerPart.acts,
  ...passOverPart.acts,
  ...decidePart.acts,
  ...investigatePart.acts,
  ...recoverPart.acts,
  ...reviewPart.acts,
  ...judgingPart.acts,
  ...payPart.acts,
  ...deliverPart.acts,
  ...certifyPart.acts,
  ...transmitPart.acts,
  ...batchPart.acts,
  ...wholePart.acts,
  ...deskPart.acts,
  ...clockPart.acts,
  ...basisPart.acts,
  ...barPart.acts,
};
export const actKinds = Object.keys(actRules) as ActKind[];

/** What each kind of event does to the state. */
export const folds: Folds<Happening['type']> = {
  ...wholePart.folds,
  ...deskPart.folds,
  ...clockPart.folds,
  ...rightsPart.folds,
  ...basisPart.folds,
  ...barPart.folds,
  ...acceptPart.folds,
  ...checkPart.folds,
  ...verifyPart.folds,
  ...visitPart.folds,
  ...panelPart.folds,
  ...noticePart.folds,
  ...hearPart.folds,
  ...offerPart.folds,
  ...passOverPart.folds,
  ...investigatePart.folds,
  ...recoverPart.folds,
  ...judgingPart.folds,
  ...decidePart.folds,
  ...payPart.folds,
  ...deliverPart.folds,
  ...certifyPart.folds,
  ...transmitPart.folds,
  ...batchPart.folds,
};

const parts = [
  acceptPart,
  checkPart,
  verifyPart,
  visitPart,
  panelPart,
  noticePart,
  hearPart,
  offerPart,
  passOverPart,
  investigatePart,
  recoverPart,
  judgingPart,
  decidePart,
  payPart,
  deliverPart,
  certifyPart,
  transmitPart,
  batchPart,
  wholePart,
  deskPart,
  clockPart,
  basisPart,
  barPart,
];

/** Events that perform the duty of their step. */
export const performing: readonly string[] = parts.flatMap((one) => one.performing ?? []);

/** Which letter the applicant gets of an event. */
export function letterOf(event: CaseEvent): LetterTemplate | undefined {
  const tables = parts.map((one) => one.letters as Record<string, LetterTemplate | ((event: CaseEvent) => LetterTemplate | undefined)>);
  const found = tables.find((table) => Object.hasOwn(table ?? {}, event.type))?.[event.type];
  return typeof found === 'function' ? found(event) : found;
}
