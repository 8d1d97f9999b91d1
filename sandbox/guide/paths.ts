/** The guide's addresses; they are no part of the portal's own. */
export const guidePaths = {
  guide: '/sandbox/guide',
  enter: '/sandbox/enter',
  clock: '/sandbox/clock',
  openDue: '/sandbox/open-due',
  papers: '/sandbox/papers',
  faults: '/sandbox/faults',
  samples: '/sandbox/samples',
  rosters: '/sandbox/rosters',
} as const;
