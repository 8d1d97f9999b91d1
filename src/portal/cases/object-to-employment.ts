import { randomBytes } from 'node:crypto';
import { localDate } from '../../domain/calendar/instants';
import { monthsInWords } from '../../domain/calendar/month-ranges';
import { type CaseState } from '../../domain/case/state';
import { type CaseInput } from '../../domain/case/submission';
import { type Values } from '../../domain/form/answers';
import { maskName } from '../../domain/masking';
import { type Policy } from '../../domain/policy/policy';
import { employmentObjection } from '../../domain/programmes/employment-objection';
import { type CaseId } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Viewer } from '../locals';
import { type Services } from '../services';
import { type Employed } from './employed';
import { openId, saidOtherwise } from './one-at-a-time';
import { policyWhere } from './places';
import { whoTouched } from './touched';

/** By which rules it is dealt with where the first case is; undefined where the place has none, and says whom to call. */
export const employmentObjectionPolicy = (services: Pick<Services, 'policies'>, { area }: Pick<CaseState, 'area'>): Policy | undefined =>
  policyWhere(services, employmentObjection.name, area);

/** The person's own objection to being counted in a case, newest first; more than one only once the former is dealt with. */
export async function ownObjection({ store }: Pick<Services, 'store'>, { actor }: Viewer, id: CaseId) {
  const own = await store.cases.ofPerson(actor.person);
  return own.find((one) => one.programme === employmentObjection.name && one.state.after?.case === id && one.state.outcome === undefined);
}

/**
 * 职工异议: a case of its own, by whoever is counted. It is found by its own number only, names its person to whoever investigates, and
 * leaves nothing in the case that it is about: whoever filed that is not to learn that anybody objected.
 * Of one person there is one at a time in a case, from however many windows it is sent.
 * @param values the form's, without a fault
 * @returns its id, and whether another stands under it, in which these words are not
 */
export async function objectToEmployment(
  services: Services,
  state: CaseState,
  policy: Policy,
  { viewer, identity, employed, values }: { viewer: Viewer; identity: string; employed: Employed; values: Values },
): Promise<{ id: CaseId; already: boolean }> {
  const { store, engine, people, policies, config } = services;
  const { actor, name } = viewer;
  const id = await openId(store, 'e', [actor.person, state.id]);
  const come = async () => ({ id, already: await saidOtherwise(store, id, { objected: values }) });
  const begun = await store.outgoing.find(submitRequest(id));
  if (begun?.kind === 'submit') {
    await engine.submit(begun.body.input, begun.body.extras);
    return come();
  }
  const at = instantNow();
  const about = { author: actor.id, case: id };
  const counted = {
    name,
    identity,
    unit: employed.unit,
    number: state.number,
    year: String(employed.year ?? ''),
    months: monthsInWords(employed.months, 'zh-CN'),
  };
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(policy.area, localDate(at)),
      sandbox: config.sandbox,
      programme: employmentObjection.name,
      policy: policy.id,
      area: state.area,
      applicant: { actor: actor.id, person: actor.person },
      beneficiaries: [actor.person],
      touched: (await whoTouched(services, state)).filter((one) => one !== actor.person),
      subjects: [],
      after: { case: state.id, relation: employmentObjection.name },
      answers: await store.texts.keepJson({ people: [], objected: values, counted }, about),
      evidence: [],
      payee: await store.texts.keep('', about),
      facts: { on: localDate(at) },
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, state.area) },
  };
  const by = (await people.contact(actor.id))?.letters ?? 'sms';
  const letters = [{ actor: actor.id, person: actor.person, channels: ['portal' as const, by] }];
  await engine.submit(input, { masked: maskName(name), find: [input.submission.number], letters });
  return come();
}
