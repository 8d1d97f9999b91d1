import { randomBytes } from 'node:crypto';
import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { answer } from '../../domain/programmes/form';
import { type FounderAnswers, payeeOf, type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { factsOfAnswers } from '../../domain/programmes/startup-grant-compare';
import { answersFrom, startupGrantSections, type Values } from '../../domain/programmes/startup-grant-form';
import { maskName } from '../../domain/masking';
import { type Policy } from '../../domain/policy/policy';
import { type AreaCode, type Instant, type LocalDate, type PersonId } from '../../domain/values';
import { type Answer } from '../../domain/case/answer';
import { submitRequest } from '../../engine/file';
import { officesFor } from '../../policies/pick';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { type Filed } from '../../store/outgoing';
import { type Contact, type LettersBy } from '../../store/people';
import { type FiledExtras } from '../../store/submissions';
import { type Services } from '../services';
import { type Viewer } from '../locals';
import { policyWhere } from './places';
import { isStreetHere } from './streets';
import { foundBy } from './tokens';
import { partsOf, typedIn } from './draft';

export type Submitted = { kind: 'submitted'; answer: Answer } | { kind: 'incomplete' } | { kind: 'unproven' } | { kind: 'stale' };

/**
 * Freezes a draft and files it. What the engine keeps first under the case's own id is what is filed, however often this is tried: a
 * crash before leaves an open draft, a crash after a submission that any portal carries on with.
 * @param seen the draft's version that the applicant checked and declared
 * @param at when the applicant pressed the button
 */
export async function submitDraft(
  services: Services,
  draft: Draft,
  viewer: Viewer,
  identity: string,
  seen: number,
  at: Instant,
): Promise<Submitted> {
  const { store, engine } = services;
  const id = draft.caseId;
  const before = await store.outgoing.find(submitRequest(id));
  if (before?.kind === 'submit') return { kind: 'submitted', answer: await engine.submit(before.body.input, before.body.extras) };
  if (draft.version !== seen) return { kind: 'stale' };
  // Whoever has not shown who they are files nothing, however whole it is.
  if (identity === '') return { kind: 'unproven' };
  const files = await store.files.listFor(id);
  const policy = policyInForce(services, draft, localDate(at));
  if (!policy || partsOf(draft, policy, files, localDate(at), identity).some((part) => part.state !== 'done'))
    return { kind: 'incomplete' };
  const whole = await freeze(services, draft, policy, viewer, identity, files, at);
  return { kind: 'submitted', answer: await engine.submit(whole.input, whole.extras) };
}

/** The file of the day of submission, where the applicant lives; undefined where no office of ours takes such a case. */
function policyInForce(services: Services, draft: Draft, on: LocalDate): Policy | undefined {
  const area = typedIn(draft, 'applicant')?.['household'] as AreaCode | undefined;
  return area && isStreetHere(services, area) ? policyWhere(services, draft.programme, area, on) : undefined;
}

/** Everything that the case will rest on, under ids and hashes. */
async function freeze(
  { store, people, policies, config }: Services,
  draft: Draft,
  policy: Policy,
  viewer: Viewer,
  identity: string,
  files: FileInfo[],
  at: Instant,
): Promise<Filed> {
  const today = localDate(at);
  const id = draft.caseId;
  const values: Values = Object.fromEntries(
    startupGrantSections.map((section) => [section.id, answer(section, typedIn(draft, section.id) ?? {}, { today, identity }).values]),
  );
  const answers = answersFrom(values, { person: viewer.actor.person, name: viewer.name, identity }, partnersOf(draft));
  const area = answers.founders[0]?.household as AreaCode;
  const number = await store.counters.caseNumber(area.slice(0, 6) as AreaCode, today);
  const about = { author: viewer.actor.id, case: id };
  const letters = lettersWanted(answers.contact, await people.contact(viewer.actor.id));
  await people.writeBy(viewer.actor.id, letters);
  const input: CaseInput = {
    submission: {
      id,
      number,
      sandbox: config.sandbox,
      programme: draft.programme,
      policy: policy.id,
      area,
      applicant: { actor: viewer.actor.id, person: viewer.actor.person },
      founders: answers.founders.map((one) => one.person),
      answers: await store.texts.keepJson(answers, about),
      evidence: files.map(({ id: file, item, hash }) => ({ file, item, hash })),
      payee: await store.texts.keepJson(payeeOf(answers.account), about),
      facts: factsOfAnswers(answers, today),
      salt: randomBytes(32).toString('base64url'),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, area) },
  };
  const extras: FiledExtras = {
    masked: maskName(viewer.name),
    find: [number],
    foundBy: foundBy(answers),
    firmCode: answers.firm.uscc,
    letters: [{ actor: viewer.actor.id, person: viewer.actor.person, channels: ['portal', letters] }],
  };
  return { input, extras };
}

/**
 * How letters of this case go: as they asked for, to what is confirmed as theirs. A number or a mailbox that stands in the form only is
 * for officers to call; until a code came back from it nothing is sent there.
 */
const lettersWanted = ({ letters, email }: StartupGrantAnswers['contact'], known: Contact | undefined): LettersBy =>
  letters === 'email' && (known?.email === undefined || known.email !== email) ? 'sms' : letters;

/** The partners, as their part of the founders' section has them; only those who confirmed reach here. */
const partnersOf = (draft: Draft): FounderAnswers[] =>
  draft.founders.flatMap((one) => {
    const typed = typedIn(draft, partnerSection(one.token));
    return typed
      ? [
          {
            person: one.person as PersonId,
            name: one.name,
            identity: typed['identity'] ?? '',
            certificate: typed['certificate'] ?? '',
            household: (typed['household'] ?? '') as AreaCode,
          },
        ]
      : [];
  });

/** Where a partner's particulars stand in the draft. */
export const partnerSection = (token: string): string =>
  `partner-${token
    .slice(0, 16)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`;
