/** One problem as it is shown: file, line, reason. */
export interface FileProblem {
  file: string;
  line: number;
  why: string;
}

/** A line for a terminal. */
export const inWords = ({ file, line, why }: FileProblem): string => `  ${file}:${line}: ${why}`;
