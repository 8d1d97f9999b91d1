import { paymentBatch } from '../../domain/programmes/payment-batch';
import { randomBytes } from 'node:crypto';
import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { type Actor } from '../../domain/offices';
import { type AreaCode, type CaseId, type OfficeId, type RequestId, type StepId } from '../../domain/values';
import { type Answer } from '../../domain/case/answer';
import { submitRequest } from '../../engine/file';
import { officesFor, policyFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';

/** Made from the form's own request: the same form sent twice begins one batch. */
export const batchIdOf = (request: RequestId): CaseId => `b-${request}` as CaseId;

/**
 * Begins a payment batch: a case of its own kind, on the same kernel. @param office the finance office that makes it
 */
export async function beginBatch(
  services: Services,
  maker: Actor,
  office: OfficeId,
  request: RequestId,
): Promise<{ id: CaseId; answer: Answer; compose: StepId } | undefined> {
  const { store, engine, policies, config } = services;
  const at = instantNow();
  const area = policies.offices.find((one) => one.id === office)?.serves[0] as AreaCode | undefined;
  const policy = area && policyFor({ policies: [...policies.policies] }, paymentBatch.name, area, localDate(at));
  const compose = policy?.route.find((one) => one.kind === 'compose')?.step;
  if (!area || !policy || !compose) return undefined;
  const id = batchIdOf(request);
  const begun = await store.outgoing.find(submitRequest(id));
  if (begun?.kind === 'submit') return { id, answer: await engine.submit(begun.body.input, begun.body.extras), compose };
  const nothing = await store.texts.keep('', { author: maker.id, case: id });
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(area, localDate(at)),
      sandbox: config.sandbox,
      programme: paymentBatch.name,
      policy: policy.id,
      area,
      applicant: { actor: maker.id, person: maker.person },
      beneficiaries: [],
      subjects: [],
      answers: nothing,
      evidence: [],
      payee: nothing,
      facts: { on: localDate(at) },
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, area) },
  };
  return { id, answer: await engine.submit(input, { masked: '', find: [input.submission.number], letters: [] }), compose };
}
