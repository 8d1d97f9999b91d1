import { randomBytes } from 'node:crypto';
import { localDate } from '../../domain/calendar/instants';
import { type CaseInput } from '../../domain/case/submission';
import { type Answers, type Values, valuesOf } from '../../domain/form/answers';
import { fieldAt } from '../../domain/form/at';
import { type Facts } from '../../domain/ground/facts';
import { type MinimumWage } from '../../domain/ground/minimum-wages';
import { type SheetRef } from '../../domain/ground/sheet';
import { maskName } from '../../domain/masking';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { placeOf } from '../../domain/programmes/common/place';
import { type AreaCode, type Instant } from '../../domain/values';
import { officesFor } from '../../policies/pick';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { type Filed } from '../../store/outgoing';
import { type Contact, type LettersBy } from '../../store/people';
import { rightHolders } from '../../store/right-holders';
import { type FiledExtras } from '../../store/submissions';
import { type Viewer } from '../locals';
import { type Services } from '../services';
import { bare } from './followed';
import { areaOf } from './policy-in-force';
import { foundBy } from './tokens';

/** Everything that the case will rest on, under ids and hashes. */
export async function freeze(
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
