import { type Request, type Response } from 'express';
import { type ActKind } from '../../../../domain/case/acts';
import { type Obligation } from '../../../../domain/case/state';
import { type RouteStep } from '../../../../domain/policy/policy';
import { type StepId } from '../../../../domain/values';
import { textOf } from '../../../middleware/bodies';
import { type Services } from '../../../services';
import { caseFor } from '../../../cases/case-access';
import { notFound } from '../../../view/errors';
import { lookAt, type CaseLook } from '../../../cases/look';
import { officerActs, partShown } from './forms';

/** One act on one step of one case, as its form needs it. */
export interface ActPage {
  look: CaseLook;
  kind: ActKind;
  step: StepId;
  route: RouteStep | undefined;
  obligation: Obligation | undefined;
}

/** Only for who may read what the form shows; otherwise 404 was answered. */
export async function actPageOf(services: Services, req: Request, res: Response): Promise<ActPage | undefined> {
  const kind = officerActs.find((one) => one === req.params['kind']);
  if (!kind) {
    notFound(req, res);
    return undefined;
  }
  const row = await caseFor(services, req, res, partShown(kind));
  if (!row) return undefined;
  return pageAt(req, await lookAt(services, row, res), kind);
}

/** The page at the step that the form names, or its address, or the case is at. A form with files names it only once it is read. */
export function pageAt(req: Request, look: CaseLook, kind: ActKind): ActPage {
  const { state } = look;
  const asked = textOf(req, 'step') || (typeof req.query['step'] === 'string' ? req.query['step'] : '');
  const step = (asked || state.obligations[0]?.step || '') as StepId;
  return {
    look,
    kind,
    step,
    route: look.policy.route.find((one) => one.step === step),
    obligation: state.obligations.find((one) => one.step === step),
  };
}
