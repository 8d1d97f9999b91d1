import { type Section } from '../form/field';
import { programmeNamed } from '../programmes';
import { type PreCheckQuestion } from '../programmes/programme';
import { type Policy } from './policy';

/** What a policy has to know is what its rules and its formula look at; the rest of a programme's form is not asked under it. */
const isAsked =
  ({ eligibility, award }: Pick<Policy, 'eligibility' | 'award'>) =>
  ({ servesOnly }: { servesOnly?: readonly string[] }): boolean =>
    servesOnly === undefined || servesOnly.some((name) => name === award?.formula || eligibility.some((use) => use.rule === name));

/** The parts and questions of a programme's form that this policy asks. */
export function formUnder(policy: Pick<Policy, 'programme' | 'eligibility' | 'award'>): Section[] {
  const asked = isAsked(policy);
  return programmeNamed(policy.programme)
    .form.filter(asked)
    .map((section) => ({ ...section, fields: section.fields.filter(asked) }));
}

/** The same of its pre-check. */
export const questionsUnder = (policy: Pick<Policy, 'programme' | 'eligibility' | 'award'>): PreCheckQuestion[] =>
  (programmeNamed(policy.programme).preCheck?.asks ?? []).filter(isAsked(policy));
