/** The guide's addresses; they are no part of the portal's own. */
export const guidePaths = {
  guide: '/sandbox/guide',
  enter: '/sandbox/enter',
  clock: '/sandbox/clock',
  openDue: '/sandbox/open-due',
  papers: '/sandbox/papers',
  faults: '/sandbox/faults',
} as const;

/** Files to keep: patterns of routes, and how each is addressed. */
export const guideFiles = { sample: '/sandbox/samples/:number', roster: '/sandbox/rosters/:file' } as const;
export const samplePath = (number: number): string => guideFiles.sample.replace(':number', String(number));
/** @param file `lufan.csv`: a firm's key and the kind of file */
export const rosterPath = (file: string): string => guideFiles.roster.replace(':file', file);
