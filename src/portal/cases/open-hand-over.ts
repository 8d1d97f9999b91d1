import { randomBytes } from 'node:crypto';
import { type Answer } from '../../domain/case/answer';
import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { type Actor } from '../../domain/offices';
import { allProgrammes } from '../../domain/programmes';
import { type Policy } from '../../domain/policy/policy';
import { type CaseId, type RequestId } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Registered } from '../../store/places';
import { type Services } from '../services';
import { policyWhere } from './places';
import { orderFor } from './pool';

/**
 * `open`: another is under way, and this is its case. `otherwise`: this form has begun it before, for another reason. `nowhere`: the place has no
 * rules for it.
 */
export type HandOver = { kind: 'begun'; id: CaseId; answer: Answer } | { kind: 'open' | 'otherwise'; id: CaseId } | { kind: 'nowhere' };

type Parts = Pick<Services, 'store' | 'engine' | 'policies' | 'config'>;

/** By which rules a place passes to another operator. */
export function handOverPolicy(services: Pick<Services, 'policies'>, { kind, area, closed }: Registered): Policy | undefined {
  const programme = allProgrammes().find(({ passesOver }) => passesOver?.kinds.includes(kind));
  return programme && closed === undefined ? policyWhere(services, programme.name, area) : undefined;
}

/**
 * Opens the hand-over of a place: its applicant is the unit that runs it, the order of asking is the pool's at this moment. One at a time for each
 * place; cut off on the way and asked again by the same form, it goes on.
 * @param reason why the operator cannot go on
 */
export async function openHandOver(
  services: Parts,
  opener: Actor,
  place: Registered,
  request: RequestId,
  reason: string,
): Promise<HandOver> {
  const { store, engine, policies, config } = services;
  const policy = handOverPolicy(services, place);
  if (!policy) return { kind: 'nowhere' };
  const { kind, passing } = await store.passings.begin(place.id, request);
  const id = passing.case;
  const begun = await store.outgoing.find(submitRequest(id));
  // Whoever began it may have died before it was filed: then this one does.
  if (kind === 'open' && begun) return { kind, id };
  if (begun?.kind === 'submit') {
    const { input, extras } = begun.body;
    const first = (await store.texts.readJson(input.submission.answers.id)) as { handedOver?: { reason?: string } } | undefined;
    if (first?.handedOver?.reason !== reason) return { kind: 'otherwise', id };
    return { kind: 'begun', id, answer: await engine.submit(input, extras) };
  }
  const at = instantNow();
  const on = localDate(at);
  const residents = (await store.stays.openIn(place.id)).length;
  const about = { author: opener.id, case: id };
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(policy.area, on),
      sandbox: config.sandbox,
      programme: policy.programme,
      policy: policy.id,
      area: place.area,
      applicant: { actor: opener.id, person: opener.person, party: place.operator },
      beneficiaries: [],
      subjects: [],
      place: place.id,
      answers: await store.texts.keepJson(
        { people: [], handedOver: { place: place.id, name: place.name, residents: String(residents), reason } },
        about,
      ),
      evidence: [],
      payee: await store.texts.keep('', about),
      facts: { on, order: await orderFor(store.successors, place.area, place.operator, on), residents } as CaseInput['submission']['facts'],
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, place.area) },
  };
  const [unit] = await store.parties.byIds([place.operator]);
  const extras = { masked: unit?.name ?? '', find: [input.submission.number, place.id], letters: [] };
  return { kind: 'begun', id, answer: await engine.submit(input, extras) };
}
