import { type StepKind } from '../../programmes/route-shape';
import { type KindFacts } from '../part';
import { acceptKind } from './accept';
import { composeKind, releaseKind } from './batch';
import { certifyKind } from './certify';
import { decideKind } from './decide';
import { deliverKind } from './deliver';
import { hearKind } from './hear';
import { investigateKind } from './investigate';
import { noticeKind } from './notice';
import { offerKind } from './offer';
import { panelKind } from './panel-kind';
import { passOverKind } from './pass-over';
import { collectKind, demandKind } from './recover';
import { reviewKind } from './review';
import { verifyKind } from './verify';
import { visitKind } from './visit';

/** What is so of every step of a kind; kinds that are not named have one place, and no duty of their own. */
export const kinds: Partial<Record<StepKind, KindFacts>> = {
  accept: acceptKind,
  verify: verifyKind,
  visit: visitKind,
  panel: panelKind,
  review: reviewKind,
  notice: noticeKind,
  hear: hearKind,
  offer: offerKind,
  'pass-over': passOverKind,
  decide: decideKind,
  deliver: deliverKind,
  certify: certifyKind,
  compose: composeKind,
  release: releaseKind,
  investigate: investigateKind,
  demand: demandKind,
  collect: collectKind,
};
