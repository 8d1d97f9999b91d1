import { randomBytes } from 'node:crypto';
import { type Answer } from '../../domain/case/answer';
import { type CaseState } from '../../domain/case/state';
import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { fieldAt } from '../../domain/form/at';
import { type Answers, type Values, valuesOf } from '../../domain/form/answers';
import { programmeNamed } from '../../domain/programmes';
import { type AboutAnswers } from '../../domain/programmes/common/about';
import { type Actor } from '../../domain/offices';
import { type CaseId, type Fen, type PlaceId } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type CaseRow } from '../../store/cases';
import { type Party } from '../../store/parties';
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
  by: Pick<Actor, 'id' | 'person'>;
}

/**
 * Opens a spot check, a recovery, or what a supervisor begins by hand, over a case that was paid, certified or granted: an ordinary case, whose applicant is whoever was paid, so that they are
 * written to and see it; kept apart from it are all who did anything in the first. What is begun over what a place stands at is to whoever runs the place now, whose it is:
 * nothing that the former unit filed of itself goes to another.
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
  const next = said && place && programmeNamed(programme).begunOver?.standing ? await anotherRuns(services, place, state) : undefined;
  const whole = {
    ...(next ? { people: [], unit: { name: next.name, uscc: next.uscc } } : ownOf(answers)),
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
      applicant: next && said ? { actor: said.by.id, person: said.by.person, party: next.id } : state.applicant,
      beneficiaries: next ? [] : state.beneficiaries,
      touched: [...new Set([...(await whoTouched(services, state)), ...(said ? [said.by.person] : [])])],
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
  const find = [input.submission.number, state.number];
  return engine.submit(input, next ? { masked: next.name, find, letters: [] } : { masked, find, letters: filed?.letters ?? [] });
}

/** What whoever filed the first case said of themselves. */
const ownOf = (answers: Answers | undefined) => ({
  people: answers?.people ?? [],
  ...(answers?.unit ? { unit: answers.unit } : {}),
  ...(answers ? { contact: valuesOf(answers, 'contact') } : {}),
});

/** The unit that runs a place, if it is another than the one that the case is of. */
async function anotherRuns({ store }: Services, place: PlaceId, { applicant }: CaseState): Promise<Party | undefined> {
  const operator = (await store.places.find(place))?.operator;
  return operator === undefined || operator === applicant.party ? undefined : (await store.parties.byIds([operator]))[0];
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
