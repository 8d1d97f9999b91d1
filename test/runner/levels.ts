/** The levels of `npm test`, in the order in which they run: what fails early is cheap to find. */
export const levels = [
  { name: 'domain', needs: [] },
  { name: 'unit', needs: [] },
  { name: 'replay', needs: [] },
  { name: 'store', needs: ['mongodb'] },
  { name: 'workflows', needs: ['mongodb', 'temporal'] },
  { name: 'portal', needs: ['mongodb', 'temporal'] },
  { name: 'browser', needs: ['mongodb', 'temporal', 'chromium'] },
] as const;

export type Level = (typeof levels)[number];
export type LevelName = Level['name'];
export type Need = Level['needs'][number];

/** The one level that a test file belongs to, by its path relative to the root, with forward slashes. */
export function levelOf(path: string): LevelName {
  const [first = '', second = ''] = path.split('/');
  if (path.endsWith('.store.test.ts')) return 'store';
  if (path.startsWith('src/domain/')) return 'domain';
  const named = first === 'test' ? levels.find(({ name }) => name === second) : undefined;
  return named?.name ?? 'unit';
}

/** The levels asked for by `--level a,b`, in their own order; all without it. @returns the name that no level bears, if there is one */
export function levelsAsked(args: readonly string[]): readonly Level[] | { unknown: string } {
  const at = args.indexOf('--level');
  if (at < 0) return levels;
  const names = (args[at + 1] ?? '').split(',').filter(Boolean);
  const unknown = names.find((name) => !levels.some((level) => level.name === name));
  if (unknown !== undefined || names.length === 0) return { unknown: unknown ?? '' };
  return levels.filter(({ name }) => names.includes(name));
}
