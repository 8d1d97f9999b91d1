import { type ActorId, type LocalDate } from '../../domain/values';
import { type Section, answer, type Answered, isComplete } from '../../domain/programmes/form';
import { startupGrantSections } from '../../domain/programmes/startup-grant-form';
import { type Policy } from '../../domain/policy/policy';
import { type Draft } from '../../store/drafts';
import { type FileInfo } from '../../store/files';
import { evidenceFor, type Needed } from '../../domain/programmes/startup-grant-evidence';
import { heldIn } from '../../domain/programmes/startup-grant-known';

/** What a draft's owner is, as the form needs it. */
export interface Owner {
  actor: ActorId;
  name: string;
  identity: string;
}

export { type Answered };
export type Typed = Record<string, string>;

/** What was typed in a section, as it was typed. */
export const typedIn = (draft: Draft, section: string): Typed | undefined => draft.sections[section] as Typed | undefined;

export const answered = (draft: Draft, section: Section, today: LocalDate, identity: string): Answered =>
  answer(section, typedIn(draft, section.id) ?? {}, { today, identity });

/** The papers that this draft needs; what the registries had answered for when its sections were saved is not asked for again. */
export const neededPapers = (draft: Draft, policy: Policy): Needed[] =>
  evidenceFor(policy, {
    jointly: draft.founders.length > 0,
    rents: typedIn(draft, 'premises')?.['rents'] === 'yes',
    held: ['applicant', 'firm'].flatMap((section) => heldIn(typedIn(draft, section))),
  });

export type PartState = 'done' | 'begun' | 'to-do';

/** How far each part of the draft is: the task list, and whether it may be submitted. */
export function partsOf(
  draft: Draft,
  policy: Policy,
  files: readonly FileInfo[],
  today: LocalDate,
  identity: string,
): { id: string; state: PartState }[] {
  const sections = startupGrantSections.map((section) => {
    const typed = typedIn(draft, section.id);
    const state: PartState = isComplete(section, typed, { today, identity }) ? 'done' : typed ? 'begun' : 'to-do';
    return { id: section.id, state };
  });
  const founders: PartState = draft.founders.every((one) => one.state === 'confirmed') ? 'done' : 'begun';
  const missing = neededPapers(draft, policy).filter((one) => one.required && !files.some((file) => file.item === one.item));
  const papers: PartState = missing.length === 0 ? 'done' : files.length > 0 ? 'begun' : 'to-do';
  return [...sections.slice(0, 1), { id: 'founders', state: founders }, ...sections.slice(1), { id: 'papers', state: papers }];
}
