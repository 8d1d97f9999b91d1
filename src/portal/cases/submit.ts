import { type CaseInput } from '../../domain/case/submission';
import { localDate } from '../../domain/calendar/instants';
import { answer } from '../../domain/programmes/form';
import { type FounderAnswers } from '../../domain/programmes/startup-grant-answers';
import { factsOfAnswers } from '../../domain/programmes/startup-grant-compare';
import { answersFrom, startupGrantSections, type Values } from '../../domain/programmes/startup-grant-form';
import { maskName } from '../../domain/masking';
import { type Policy } from '../../domain/policy/policy';
import { type AreaCode, type Instant, type PersonId } from '../../domain/values';
import { type Answer } from '../../domain/case/answer';
import { officesFor } from '../../policies/pick';
import { blindIndex } from '../../sealing/blind-index';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { type Services } from '../services';
import { type Viewer } from '../locals';
import { tokensOf } from './tokens';
import { partsOf, typedIn } from './draft';

export type Submitted = { kind: 'submitted'; number: string; answer: Answer } | { kind: 'incomplete' } | { kind: 'stale' };

/**
 * Freezes a draft and files it. What is kept first under the case's own id is what is filed, however often this is tried: a crash
 * anywhere leaves either an open draft, or a submission that the next try, or the drain of `outgoing`, carries on with.
 * @param seen the draft's version that the applicant checked and declared
 * @param at when the applicant pressed the button
 */
export async function submitDraft(
  services: Services,
  draft: Draft,
  policy: Policy,
  viewer: Viewer,
  identity: string,
  seen: number,
  at: Instant,
): Promise<Submitted> {
  const { store, engine } = services;
  const id = draft.caseId;
  if (!(await store.submissions.read(id))) {
    if (draft.version !== seen) return { kind: 'stale' };
    const files = await store.files.listFor(id);
    if (partsOf(draft, policy, files, localDate(at), identity).some((part) => part.state !== 'done')) return { kind: 'incomplete' };
    await store.files.freeze(
      id,
      files.map((file) => file.id),
    );
    await freeze(services, draft, policy, viewer, identity, files, at);
  }
  const input = (await store.submissions.read(id)) as CaseInput;
  const result = await engine.submit(input);
  const { number, at: filed } = input.submission;
  for (let version = draft.version; (await store.drafts.markSubmitted(id, { number, at: filed }, version)).kind === 'stale';) {
    version = (await store.drafts.read(id))?.version ?? version + 1;
  }
  return { kind: 'submitted', number, answer: result };
}

/** Everything that the case will rest on, under ids and hashes; of two tries at once the first one stands. */
async function freeze(
  { store, keys, people, policies, config }: Services,
  draft: Draft,
  policy: Policy,
  viewer: Viewer,
  identity: string,
  files: FileInfo[],
  at: Instant,
): Promise<void> {
  const today = localDate(at);
  const id = draft.caseId;
  const values: Values = Object.fromEntries(
    startupGrantSections.map((section) => [section.id, answer(section, typedIn(draft, section.id) ?? {}, { today, identity }).values]),
  );
  const answers = answersFrom(values, { person: viewer.actor.person, name: viewer.name, identity }, partnersOf(draft));
  const area = answers.founders[0]?.household as AreaCode;
  const number = await store.counters.caseNumber(area.slice(0, 6) as AreaCode, today);
  const about = { author: viewer.actor.id, case: id };
  const { telephone: phone, email, letters } = answers.contact;
  await people.reach(viewer.actor.id, { phone, letters, ...(email ? { email } : {}) });
  const { holder: name, bank, number: account } = answers.account;
  const input: CaseInput = {
    submission: {
      id,
      number,
      sandbox: config.sandbox,
      programme: 'startup-grant',
      policy: policy.id,
      area,
      applicant: { actor: viewer.actor.id, person: viewer.actor.person },
      founders: answers.founders.map((one) => one.person),
      answers: await store.texts.keepJson(answers, about),
      evidence: files.map(({ id: file, item, hash }) => ({ file, item, hash })),
      payee: await store.texts.keepJson({ name, bank, account }, about),
      facts: factsOfAnswers(answers, today),
      at,
    },
    rules: { policy, calendar: policies.calendar, offices: officesFor(policies.offices, area) },
  };
  await store.submissions.keep(input, {
    masked: maskName(viewer.name),
    find: tokensOf(keys, { number, name: viewer.name, certificateTail: identity.slice(-4) }),
    firm: blindIndex(keys, 'certificate', answers.firm.uscc),
    letters: [{ actor: viewer.actor.id, person: viewer.actor.person, channels: ['portal', answers.contact.letters] }],
  });
}

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
