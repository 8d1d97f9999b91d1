import { type MinimumWage } from '../domain/ground/minimum-wages';
import { type FileProblem } from './problem';
import { type Read } from './yaml';

export interface WageInFile {
  file: Read;
  at: number;
  wage: MinimumWage;
}

/** Of one place no two wages are in force in one month; one without an end only gives way to a later one. Over all files of a place. */
export const wagesAcross = (wages: readonly WageInFile[]): FileProblem[] =>
  wages.flatMap(({ wage, file, at }, index) =>
    wages
      .slice(0, index)
      .filter(({ wage: other }) => other.area === wage.area && overlap(wage, other))
      .map(({ file: there, wage: other }) => ({
        file: file.name,
        line: file.lineOf(['wages', at, 'since']),
        why: `its months overlap with those of ${other.since} in ${there.name}`,
      })),
  );

function overlap(one: MinimumWage, other: MinimumWage): boolean {
  if (one.since === other.since) return true;
  const [first, second] = one.since < other.since ? [one, other] : [other, one];
  return first.until !== undefined && first.until >= second.since;
}
