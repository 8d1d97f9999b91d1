import { randomBytes } from 'node:crypto';
import { type CaseInput } from '../../domain/case/submission';
import { type Values } from '../../domain/form/answers';
import { localDate } from '../../domain/calendar/instants';
import { type Policy } from '../../domain/policy/policy';
import { objection } from '../../domain/programmes/objection';
import { type ActorId, type CaseId, type PersonId, type RequestId } from '../../domain/values';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { instantNow } from '../../store/clock';
import { type Language, type LettersBy } from '../../store/people';
import { type Services } from '../services';
import { openId, saidOtherwise } from './one-at-a-time';
import { policyWhere } from './places';
import { type StandingRow } from './standing-rows';
import { whoTouched } from './touched';

/** The rules by which an objection to this row is dealt with; undefined where the place has none, and says whom to call. */
export const objectionPolicy = (services: Pick<Services, 'policies'>, { state }: Pick<StandingRow, 'state'>): Policy | undefined =>
  policyWhere(services, objection.name, state.area);

/**
 * 异议. Filed under an account that nobody can sign in to, so that letters, limits and erasure work as for everybody; who objects is asked
 * for nowhere, and told to nobody but whoever investigates.
 * @param values the form's, without a fault
 * @param by one visit has one objection to a row at a time, from however many windows: its browser's token, and who it says that it is
 * @param by.another the visit says that this one is somebody else's: once for its form
 * @returns its id, and whether another stands under it, in which these words are not
 */
export async function object(
  services: Services,
  row: StandingRow,
  policy: Policy,
  values: Values,
  { browser, another, language }: { browser: string; another?: RequestId | undefined; language: Language },
): Promise<{ id: CaseId; already: boolean }> {
  const { store, engine, policies, config } = services;
  const { state, posting } = row;
  const { name, telephone, email } = values;
  const who = another ?? [browser, name, telephone, email].map((one) => (typeof one === 'string' ? one : '')).join('\n');
  const id = await openId(store, 'o', [posting.id, who]);
  const said = { ...values, row: posting.row.name };
  const come = async () => ({ id, already: await saidOtherwise(store, id, { objection: said }) });
  const begun = await store.outgoing.find(submitRequest(id));
  if (begun?.kind === 'submit') {
    await engine.submit(begun.body.input, begun.body.extras);
    return come();
  }
  const at = instantNow();
  const guest = { actor: `guest-${id.slice(2)}` as ActorId, person: `guest-${id.slice(2)}` as PersonId };
  const letters = await guestAccount(services, guest, values, language);
  const about = { author: guest.actor, case: id };
  const input: CaseInput = {
    submission: {
      id,
      number: await store.counters.caseNumber(policy.area, localDate(at)),
      sandbox: config.sandbox,
      programme: objection.name,
      policy: policy.id,
      area: state.area,
      applicant: guest,
      beneficiaries: [],
      touched: await whoTouched(services, state),
      subjects: [],
      after: { case: posting.case, relation: 'objection' },
      answers: await store.texts.keepJson({ people: [], objection: said }, about),
      evidence: [],
      payee: await store.texts.keep('', about),
      facts: { on: localDate(at) },
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, state.area) },
  };
  const find = [input.submission.number, state.number];
  const extras = { masked: posting.row.name, find, letters: [{ ...guest, channels: ['portal' as const, ...(letters ? [letters] : [])] }] };
  await engine.submit(input, extras);
  return come();
}

/** @returns how an answer goes to them, if they left where to */
async function guestAccount(
  { people }: Pick<Services, 'people'>,
  { actor, person }: { actor: ActorId; person: PersonId },
  { letters, telephone, email, name }: Values,
  language: Language,
): Promise<Exclude<LettersBy, 'paper'> | undefined> {
  const by = letters === 'sms' || letters === 'email' ? letters : undefined;
  await people.add({
    actor: { id: actor, person, kind: 'applicant', posts: [], deputyFor: [] },
    login: actor,
    guest: true,
    name: String(name ?? ''),
    phone: String(telephone ?? ''),
    ...(typeof email === 'string' ? { email } : {}),
    letters: by ?? 'sms',
    language,
  });
  return by;
}
