import { answer, type Answered, isComplete } from '../../domain/form/answer';
import { type Answers, answersFrom, type PersonAnswers, selfPart, type Values } from '../../domain/form/answers';
import { type Section, type Typed } from '../../domain/form/field';
import { heldIn } from '../../domain/form/marks';
import { formUnder } from '../../domain/policy/asked';
import { evidenceFor, type Needed } from '../../domain/policy/evidence';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type LocalDate, type PersonId } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { isRosterDone, rosterIn, rosterOf } from './draft-roster';
import { todayInShanghai } from './places';

/** What was typed in a section, as it was typed. */
export const typedIn = (draft: Draft, section: string): Typed | undefined => draft.sections[section] as Typed | undefined;

/** All that the programme could ask; which of it a policy does, `formUnder` says. */
const formOf = (draft: Pick<Draft, 'programme'>): readonly Section[] => programmeNamed(draft.programme).form;

export const answered = (draft: Draft, section: Section, today: LocalDate, identity: string): Answered =>
  answer(section, typedIn(draft, section.id) ?? {}, { today, identity });

/** What the draft says so far, as far as it can be understood. @param self who applies; of whom nothing is proven, an empty number */
export function answersOf(draft: Draft, self: PersonAnswers, today: LocalDate): Answers {
  const values = formOf(draft).map((section): [string, Values] => [section.id, answered(draft, section, today, self.identity).values]);
  return answersFrom(formOf(draft), Object.fromEntries(values), self, partnersOf(draft));
}

/** Those who apply with them, as they were named; who has not confirmed yet has no account here. */
const partnersOf = (draft: Draft): PersonAnswers[] =>
  draft.partners.map((one) => ({
    ...typedIn(draft, partnerSection(one.token)),
    person: (one.person ?? one.token) as PersonId,
    name: one.name,
    identity: one.identity ?? typedIn(draft, partnerSection(one.token))?.['identity'] ?? '',
  }));

/** Where a partner's particulars stand in the draft. */
export const partnerSection = (token: string): string =>
  `partner-${token
    .slice(0, 16)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`;

/** Which registries answered for the applicant when the sections were saved. */
export const heldBy = (draft: Draft): string[] => formOf(draft).flatMap((section) => heldIn(typedIn(draft, section.id)));

/** The papers that this draft needs; what the registries had answered for when its sections were saved is not asked for again. */
export function neededPapers(
  { draft, policy, identity }: { draft: Draft; policy: Policy; identity: string },
  today = todayInShanghai(),
): Needed[] {
  const nobody: PersonAnswers = { person: '' as PersonId, name: '', identity };
  return evidenceFor(policy, programmeNamed(draft.programme).facts(answersOf(draft, nobody, today), today, draft.after), heldBy(draft));
}

export type PartState = 'done' | 'begun' | 'to-do';

/** How far each part of the draft is: the task list, and whether it may be submitted. */
export function partsOf(
  draft: Draft,
  policy: Policy,
  files: readonly FileInfo[],
  today: LocalDate,
  identity: string,
): { id: string; state: PartState }[] {
  const sections = formUnder(policy).map((section) => {
    const typed = typedIn(draft, section.id);
    const state: PartState = isComplete(section, typed, { today, identity }) ? 'done' : typed ? 'begun' : 'to-do';
    return { id: section.id, state };
  });
  const roster = rosterPart(draft);
  const self = sections.filter((one) => one.id === selfPart);
  const others = sections.filter((one) => one.id !== selfPart);
  const missing = neededPapers({ draft, policy, identity }, today).filter(
    (one) => one.required && !files.some((file) => file.item === one.item),
  );
  const papers: PartState = missing.length === 0 ? 'done' : files.length > 0 ? 'begun' : 'to-do';
  return [
    ...self,
    ...togetherPart(draft),
    ...(roster ? [...others.slice(0, 1), roster, ...others.slice(1)] : others),
    // Where a place asks for no paper at all there is no such part.
    ...(policy.evidence.length > 0 || files.length > 0 ? [{ id: 'papers', state: papers }] : []),
  ];
}

function rosterPart(draft: Draft): { id: string; state: PartState } | undefined {
  const roster = rosterOf(draft);
  if (!roster) return undefined;
  const said = rosterIn(draft, roster);
  return { id: roster.part, state: isRosterDone(said) ? 'done' : said ? 'begun' : 'to-do' };
}

/** Whoever applies together: done once everybody named has confirmed; nobody need be named. */
function togetherPart(draft: Draft): { id: string; state: PartState }[] {
  if (!programmeNamed(draft.programme).together) return [];
  return [{ id: 'partners', state: draft.partners.every((one) => one.state === 'confirmed') ? 'done' : 'begun' }];
}
