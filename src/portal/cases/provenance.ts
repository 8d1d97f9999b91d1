import { type SourceId } from '../../domain/ground/localised';
import { isProvisional, type Policy } from '../../domain/policy/policy';
import { type Translate } from '../view/words';

/** Where something of a policy was read, as whoever applies reads it: in words. The grade is for officers and policy people. */
export interface Provenance {
  /** Titles of official documents stay in Chinese. Without one it is nobody's rule but this system's. */
  title?: string;
  by?: string;
  date?: string;
  grade: string;
  provisional: boolean;
}

export function provenanceOf(policy: Policy, from: SourceId): Provenance {
  const { grade = 'PD', title, publisher, date } = policy.sources[from] ?? {};
  return {
    grade,
    provisional: isProvisional(policy, from),
    ...(title === undefined || grade === 'PD' ? {} : { title }),
    ...(publisher === undefined ? {} : { by: publisher }),
    ...(date === undefined ? {} : { date }),
  };
}

/** 依据和出处 of a matter, by what it is about: each document once. */
export function provenancesOf(policy: Policy, t: Translate): { about: string; sources: Provenance[] }[] {
  const about = (name: string, from: readonly SourceId[]) => ({
    about: t(`matter.about.${name}`),
    sources: [...new Set(from)].map((one) => provenanceOf(policy, one)),
  });
  const all = [
    about('amounts', policy.award ? [policy.award.from] : []),
    about(
      'conditions',
      policy.eligibility.map((one) => one.from),
    ),
    about(
      'papers',
      policy.evidence.map((one) => one.from),
    ),
    about(
      'route',
      policy.route.map((one) => one.from),
    ),
    about('limits', [policy.limits.from]),
  ];
  return all.filter((one) => one.sources.length > 0);
}
