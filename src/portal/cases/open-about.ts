import { randomBytes } from 'node:crypto';
import { type Answer } from '../../domain/case/answer';
import { type CaseState } from '../../domain/case/state';
import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { fieldAt } from '../../domain/form/at';
import { type Answers, type Values, valuesOf } from '../../domain/form/answers';
import { programmeNamed } from '../../domain/programmes';
import { type AboutAnswers } from '../../domain/programmes/common/about';
import { type CaseId, type Fen, type PersonId, type PlaceId } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { policyById, policyWhere } from './places';
import { whoTouched } from './touched';

/** What was paid in a case, in fen, over all its payments. */
export const paidIn = ({ payments }: Pick<CaseState, 'payments'>): Fen =>
  payments.reduce((sum, one) => sum + (one.status === 'paid' ? one.fen : 0), 0) as Fen;

/** What somebody wrote as they began a case by hand: they are kept apart from looking into it. */
export interface SaidOver {
  part: string;
  values: Values;
  by: PersonId;
}

/**
 * Opens a spot check, a recovery, or what a supervisor begins by hand, over a case that was paid, certified or granted: an ordinary case, whose applicant is whoever was paid, so that they are
 * written to and see it; kept apart from it are all who did anything in the first.
 * @param id made from whatever asked for it: asked twice, it is one
 * @param how `paid` in fen: of a recovery, what is not asked back already; `said`: what somebody wrote as they began it by hand
 * @returns undefined where the place has no rules for it, or nothing was paid or certified
 */
export async function openAbout(
  services: Services,
  { state, masked = '' }: Pick<CaseRow, 'state' | 'masked'>,
  programme: string,
  id: CaseId,
  how: { paid?: Fen; said?: SaidOver } = {},
): Promise<Answer | undefined> {
  const { paid = paidIn(state), said } = how;
  const { store, engine, policies, config } = services;
  const begun = await store.outgoing.find(submitRequest(id));
  if (begun?.kind === 'submit') return engine.submit(begun.body.input, begun.body.extras);
  const at = instantNow();
  const policy = policyWhere(services, programme, state.area, localDate(at));
  const filed = await store.submissions.extras(state.id);
  if (!policy || (!said && paid === 0 && !state.certificate)) return undefined;
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  const place = await placeStanding(services, state, programme);
  const about = { author: state.applicant.actor, case: id };
  const whole = {
    people: answers?.people ?? [],
    ...(answers?.unit ? { unit: answers.unit } : {}),
    ...(answers ? { contact: valuesOf(answers, 'contact') } : {}),
    about: aboutOf(services, state, answers, paid),
    ...(said ? { [said.part]: said.values } : {}),
  };
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(policy.area, localDate(at)),
      sandbox: config.sandbox,
      programme,
      policy: policy.id,
      area: state.area,
      applicant: state.applicant,
      beneficiaries: state.beneficiaries,
      touched: [...new Set([...(await whoTouched(services, state)), ...(said ? [said.by] : [])])],
      subjects: [],
      ...(place ? { place } : {}),
      after: { case: state.id, relation: programme, ...(paid > 0 ? { paid } : {}) },
      answers: await store.texts.keepJson(whole, about),
      evidence: [],
      payee: await store.texts.keep('', about),
      facts: programmeNamed(programme).facts(whole, localDate(at)),
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, state.area) },
  };
  return engine.submit(input, { masked, find: [input.submission.number, state.number], letters: filed?.letters ?? [] });
}

/** What is begun over a standing is about the place that stands so; of a registration that is another than the one that it was filed for. */
const placeStanding = async ({ store }: Services, { id, place }: CaseState, programme: string): Promise<PlaceId | undefined> =>
  (programmeNamed(programme).begunOver?.standing && (await store.standings.ofCase(id))?.place) || place;

function aboutOf(services: Services, state: CaseState, answers: Answers | undefined, paid: Fen): AboutAnswers {
  const { form, visitShows } = programmeNamed(state.programme);
  const address = answers && visitShows.find((one) => one.endsWith('.address') && fieldAt(form, answers, one));
  const found = answers && fieldAt(form, answers, address);
  return {
    number: state.number,
    matter: policyById(services, state.policy)?.term['zh-CN'] ?? state.programme,
    ...(found ? { address: String(found.value) } : {}),
    ...(paid > 0 ? { paid } : {}),
  };
}
