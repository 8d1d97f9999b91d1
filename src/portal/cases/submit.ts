import { randomBytes } from 'node:crypto';
import { type CaseInput } from '../../domain/case/submission';
import { type Answers, type Values, valuesOf } from '../../domain/form/answers';
import { fieldAt } from '../../domain/form/at';
import { isOpenOn } from '../../domain/calendar/windows';
import { type Facts } from '../../domain/ground/facts';
import { type MinimumWage, minimumWagesFor } from '../../domain/ground/minimum-wages';
import { correction } from '../../domain/ground/after';
import { type SheetRef } from '../../domain/ground/sheet';
import { localDate } from '../../domain/calendar/instants';
import { maskName } from '../../domain/masking';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { placeOf } from '../../domain/programmes/common/place';
import { type AreaCode, type Instant, type LocalDate } from '../../domain/values';
import { type Answer } from '../../domain/case/answer';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { type Filed } from '../../store/outgoing';
import { type Contact, type LettersBy } from '../../store/people';
import { replacementOf } from '../../store/replaced';
import { rightHolders } from '../../store/right-holders';
import { type FiledExtras } from '../../store/submissions';
import { type Services } from '../services';
import { type Viewer } from '../locals';
import { policyById, policyWhere } from './places';
import { filedAnswers } from './filed-answers';
import { reckonedBy } from './filed-facts';
import { bare, withFollowed } from './followed';
import { isPlaceHere } from './streets';
import { foundBy } from './tokens';
import { partsOf } from './draft';
import { withPlace } from './draft-place';
import { freezeRoster, rosterOf } from './draft-roster';
import { remake } from './roster-from-months';

export type Submitted =
  | { kind: 'submitted'; answer: Answer }
  | { kind: 'incomplete' }
  | { kind: 'unproven' }
  | { kind: 'stale' }
  | { kind: 'shut' }
  | { kind: 'replaced' }
  | { kind: 'remade' }
  | { kind: 'no-wage' };

/**
 * Freezes a draft and files it. What the engine keeps first under the case's own id is what is filed, however often this is tried: a
 * crash before leaves an open draft, a crash after a submission that any portal carries on with.
 * @param seen the draft's version that the applicant checked and declared
 * @param at when the applicant pressed the button
 */
export async function submitDraft(
  services: Services,
  given: Draft,
  viewer: Viewer,
  identity: string,
  seen: number,
  at: Instant,
): Promise<Submitted> {
  const { store, engine } = services;
  const id = given.caseId;
  const before = await store.outgoing.find(submitRequest(id));
  if (before?.kind === 'submit') return { kind: 'submitted', answer: await engine.submit(before.body.input, before.body.extras) };
  if (given.version !== seen) return { kind: 'stale' };
  // Whoever has not shown who they are files nothing, however whole it is.
  if (identity === '') return { kind: 'unproven' };
  if (given.after && (await replacementOf(store, given.after))) return { kind: 'replaced' };
  const draft = await withPlace(store, await withFollowed(store, given));
  const files = await store.files.listFor(id);
  const answers = await filedAnswers(services, draft, viewer, identity, localDate(at));
  const policy = policyInForce(services, draft, answers, localDate(at));
  const nobody = answers.people.length === 0 && !answers.unit;
  if (!policy || nobody || partsOf(draft, policy, files, localDate(at), identity).some((part) => part.state !== 'done'))
    return { kind: 'incomplete' };
  // What corrects a case is taken whenever that is found out.
  if (policy.window && draft.after?.relation !== correction && !isOpenOn(policy.window, localDate(at))) return { kind: 'shut' };
  const wages = minimumWagesFor(services.policies.minimumWages, areaOf(policy, answers));
  const facts = reckonedBy(wages, policy, programmeNamed(policy.programme).facts(answers, localDate(at), draft.after));
  if (!facts) return { kind: 'no-wage' };
  // A month was put right since: whoever declares sees first what it comes to.
  if (await remake(store, draft, localDate(at))) return { kind: 'remade' };
  const roster = rosterOf(draft);
  const sheet = roster && (await freezeRoster(store, draft, roster, { today: localDate(at) }).catch(orChanged(store, draft)));
  if (sheet === 'changed') return { kind: 'stale' };
  if (roster && !sheet) return { kind: 'incomplete' };
  if (sheet && !(await stands(store, draft))) {
    await store.sheets.drop(id, sheet);
    return { kind: 'stale' };
  }
  const whole = await freeze(services, given, policy, viewer, answers, { files, facts, wages, ...(sheet ? { sheet } : {}) }, at);
  return { kind: 'submitted', answer: await engine.submit(whole.input, whole.extras) };
}

/** Is the draft still what was checked? */
const stands = async ({ drafts }: Services['store'], { caseId, version }: Draft): Promise<boolean> =>
  (await drafts.read(caseId))?.version === version;

/** Rows that go while they are read were saved anew by somebody else, or thrown away: then there is nothing to file. */
const orChanged =
  (store: Services['store'], draft: Draft) =>
  async (error: unknown): Promise<'changed'> => {
    if (await stands(store, draft)) throw error;
    return 'changed';
  };

/** The file of the day of submission, where the programme says; undefined where no office of ours takes such a case. */
function policyInForce(services: Services, draft: Draft, answers: Answers, on: LocalDate): Policy | undefined {
  const begun = policyById(services, draft.policy);
  const area = begun && programmeNamed(draft.programme).area[begun.jurisdiction]?.(answers);
  if (!area || !isPlaceHere(services, area)) return undefined;
  return keepsRules(draft) ? begun : policyWhere(services, draft.programme, area, on);
}

/** A series keeps the rules under which it began, and so does what corrects a case; what anybody may begin by itself (复评) is filed by those of its day. */
const keepsRules = ({ after, programme }: Draft): boolean =>
  after !== undefined && (after.relation === correction || programmeNamed(programme).byInvitation === true);

/** Where a case stands that may be filed. */
const areaOf = ({ programme, jurisdiction }: Policy, answers: Answers): AreaCode =>
  programmeNamed(programme).area[jurisdiction]?.(answers) as AreaCode;

/** Everything that the case will rest on, under ids and hashes. */
async function freeze(
  { store, people, policies, config }: Services,
  draft: Draft,
  policy: Policy,
  viewer: Viewer,
  answers: Answers,
  { files, facts, wages, sheet }: { files: FileInfo[]; facts: Facts; wages: readonly MinimumWage[]; sheet?: SheetRef },
  at: Instant,
): Promise<Filed> {
  const today = localDate(at);
  const id = draft.caseId;
  const programme = programmeNamed(draft.programme);
  const area = areaOf(policy, answers);
  const place = placeOf(answers, programme.place?.part);
  const number = await store.counters.caseNumber(area.slice(0, 6) as AreaCode, today);
  const about = { author: viewer.actor.id, case: id };
  const known = await people.contact(viewer.actor.id);
  const letters = lettersWanted(valuesOf(answers, 'contact'), known);
  if (letters !== known?.letters) await people.writeBy(viewer.actor.id, letters);
  const input: CaseInput = {
    submission: {
      id,
      number,
      sandbox: config.sandbox,
      programme: draft.programme,
      policy: policy.id,
      area,
      applicant: { actor: viewer.actor.id, person: viewer.actor.person, ...(draft.party ? { party: draft.party } : {}) },
      // What a clerk files for a unit benefits the unit, and leaves them nothing to read of it once they have gone.
      beneficiaries: answers.people.map((one) => one.person).filter((one) => !draft.party || one !== viewer.actor.person),
      subjects: await rightHolders(store, policy, answers),
      answers: await store.texts.keepJson(answers, about),
      evidence: files.map(({ id: file, item, hash }) => ({ file, item, hash })),
      payee: await (programme.payee ? store.texts.keepJson(programme.payee(answers), about) : store.texts.keep('', about)),
      facts,
      ...(draft.after ? { after: bare(draft.after) } : {}),
      ...(place ? { place } : {}),
      ...(sheet ? { sheet } : {}),
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: {
      policy,
      calendar: policies.calendar,
      offices: officesFor(policies.offices, area),
      ...(sheet || programme.wages ? { minimumWages: wages } : {}),
    },
  };
  const firm = answers.unit?.uscc ?? fieldAt(programme.form, answers, programme.firm)?.value;
  const extras: FiledExtras = {
    masked: answers.unit?.name ?? maskName(viewer.name),
    find: [number],
    foundBy: foundBy(programme, answers),
    ...(firm === undefined ? {} : { firmCode: String(firm) }),
    letters: [{ actor: viewer.actor.id, person: viewer.actor.person, channels: ['portal', letters] }],
  };
  return { input, extras };
}

/**
 * How letters of this case go: as they asked for, to what is confirmed as theirs. A number or a mailbox that stands in the form only is
 * for officers to call; until a code came back from it nothing is sent there.
 */
const lettersWanted = ({ letters, email }: Values, known: Contact | undefined): LettersBy =>
  letters === 'email' && (known?.email === undefined || known.email !== email) ? 'sms' : ((letters as LettersBy | undefined) ?? 'sms');
