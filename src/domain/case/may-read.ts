import { speaksFor } from '../mandates';
import { above, type Actor, type Office, type Role } from '../offices';
import { findProgramme } from '../programmes';
import { type LetterTemplate } from './letter-template';
import { isDrawn } from '../panel/seats';
import { type OfficeId, type PersonId } from '../values';
import { type CaseState } from './state';

/**
 * What of a case a page may show. `address`: where and to whom, whole; `category`: kind and grade of disability; `notes`: internal;
 * `money`: amount and payee; `scorers`: who scores; `lots`: on whom the lots could fall, and on whom not.
 */
export type Part =
  | 'progress'
  | 'address'
  | 'answers'
  | 'papers'
  | 'category'
  | 'findings'
  | 'notes'
  | 'decision'
  | 'money'
  | 'timeline'
  | 'scorers'
  | 'lots';

const applicants: readonly Part[] = ['progress', 'address', 'answers', 'papers', 'category', 'findings', 'decision', 'money', 'timeline'];
const reviewers: readonly Part[] = [...applicants, 'notes'];
const byRole: Record<Role, readonly Part[]> = {
  window: reviewers,
  inspector: reviewers,
  reviewer: reviewers,
  // Whoever is drawn judges what was filed and found: neither people nor money.
  scorer: ['progress', 'answers', 'papers', 'findings'],
  approver: [...reviewers, 'scorers'],
  supervisor: [...reviewers, 'scorers', 'lots'],
  auditor: ['progress', 'findings', 'decision', 'money', 'timeline', 'notes'],
  // Finance pays a decision: it needs neither papers nor category, and writes to nobody.
  finance: ['progress', 'decision', 'money', 'timeline'],
};

/** Whether a post of this role reads a part, where it reaches the case at all. */
export const readsPart = (role: Role, part: Part): boolean => byRole[role].includes(part);

/**
 * Total, and denies by default: every page asks this or `refusalFor`.
 * Scorers see only what they were drawn for. Officers see cases that are or were in their office; supervisors and auditors also those of the offices below.
 * @param was offices whose steps the case has passed or is at
 */
export function mayRead(offices: readonly Office[], actor: Actor, state: CaseState, was: readonly string[], part: Part): boolean {
  if (actor.kind === 'machine') return false;
  if (speaksFor(actor, state.applicant)) return applicants.includes(part);
  // Whoever benefits reads as what they are, under whichever account: an officer's post opens nothing of their own case.
  if (state.beneficiaries.includes(actor.person)) return part === 'progress' || part === 'decision';
  if (actor.kind === 'applicant' || isKeptFrom(actor, state)) return false;
  return actor.posts.some(
    (post) =>
      readsPart(post.role, part) && reaches(offices, post.role, post.office, was) && (post.role !== 'scorer' || isDrawn(state, actor.id)),
  );
}

/**
 * Of a restricted case: whoever did anything in the one that it is about, that one's applicant under an officer's account among them. To them
 * there is no such case: it stands in no list or count of theirs, and no letter tells them of it.
 */
export const keptFrom = ({ programme, duties }: Pick<CaseState, 'programme' | 'duties'>): PersonId[] =>
  findProgramme(programme)?.restricted === true ? [...new Set(duties.flatMap((one) => (one.duty === 'touch' ? one.person : [])))] : [];

export const isKeptFrom = ({ person }: Pick<Actor, 'person'>, state: Pick<CaseState, 'programme' | 'duties'>): boolean =>
  keptFrom(state).includes(person);

/**
 * Whether an actor puts a letter of this office into its envelope: it shows name and address whole, and 已寄出 rests on their word.
 * @param office the one whose letter it is
 */
export const mayPost = (offices: readonly Office[], actor: Actor, state: CaseState, was: readonly string[], office: string): boolean =>
  postsFor(actor).includes(office as OfficeId) && mayRead(offices, actor, state, was, 'address');

/** The offices whose letters an officer's posts put into envelopes. */
export const postsFor = ({ posts }: Actor): OfficeId[] => [
  ...new Set(posts.filter(({ role }) => readsPart(role, 'address')).map(({ office }) => office)),
];

/** Which part of a case a letter tells of: most speak of papers or repeat an officer's words. */
export function partOfLetter(template: LetterTemplate): Part {
  if (template === 'granted' || template === 'refused' || template === 'not-accepted') return 'decision';
  return template === 'paid' || template === 'bounced' || template === 'account-awaited' ? 'money' : 'answers';
}

function reaches(offices: readonly Office[], role: Role, own: string, was: readonly string[]): boolean {
  if (was.includes(own)) return true;
  if (role !== 'supervisor' && role !== 'auditor') return false;
  return was.some((id) => {
    const office = offices.find((one) => one.id === id);
    return office !== undefined && above(offices, office).some((one) => one.id === own);
  });
}
