import { type Grade } from '../domain/ground/grade';
import { type Problem } from '../domain/policy/issues';

/** What of any file belongs to the sandbox alone: a file that says so, and examples that count as firm. @param sandbox whether such files are loaded */
export const sandboxProblems = (
  { sandbox: ofSandbox, sources }: { sandbox: boolean; sources: Readonly<Record<string, { grade: Grade }>> },
  sandbox: boolean,
): Problem[] => [
  ...(ofSandbox && !sandbox ? [{ path: ['sandbox'], why: 'production does not load what belongs to the sandbox' }] : []),
  ...Object.entries(ofSandbox ? {} : sources)
    .filter(([, { grade }]) => grade === 'EX')
    .map(([name]) => ({ path: ['sources', name, 'grade'], why: 'only a file of the sandbox has examples (EX)' })),
];
