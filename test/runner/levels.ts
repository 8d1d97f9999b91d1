import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What a level cannot do without. */
export type Need = 'mongodb' | 'temporal' | 'chromium';

/** One level of the tests: which files belong to it, and what they need. */
export interface Level {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Whether a test file, by its path from the root with slashes, belongs here. Each file belongs to the first level that takes it. */
  takes(path: string): boolean;
}

const under =
  (folder: string) =>
  (path: string): boolean =>
    path.startsWith(folder);

/** In this order: what needs least and says most comes first. */
export const levels: readonly Level[] = [
  { name: 'replay', needs: [], takes: under('test/replay/') },
  { name: 'workflows', needs: ['mongodb', 'temporal'], takes: under('test/workflows/') },
  {
    name: 'portal',
    needs: ['mongodb', 'temporal'],
    takes: (path) => ['test/portal/', 'test/toy/toy.', 'test/toy/panel.', 'test/hearing/'].some((folder) => path.startsWith(folder)),
  },
  { name: 'browser', needs: ['mongodb', 'temporal', 'chromium'], takes: under('test/browser/') },
  { name: 'store', needs: ['mongodb'], takes: (path) => path.endsWith('.store.test.ts') },
  { name: 'domain', needs: [], takes: under('src/domain/') },
  { name: 'unit', needs: [], takes: () => true },
];

/** The order in which levels run and are listed. */
export const order = ['types', 'lint', 'domain', 'unit', 'replay', 'store', 'workflows', 'portal', 'browser'];

/** `--quick`: all that needs no engine, and one case from the first form to the money, through the pages and by keyboard. */
export const quick = {
  levels: ['types', 'lint', 'domain', 'unit', 'replay', 'browser'],
  journey: 'test/browser/journeys.test.ts',
};

/** The level that a test file belongs to. */
export const levelOf = (path: string): string => levels.find((level) => level.takes(path))?.name ?? 'unit';

/** Every test file of the project, by its path from the root. */
export function testFiles(root = '.'): string[] {
  const folders = ['src', 'workflows', 'activities', 'engines', 'sandbox', 'bench', 'test'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort();
}
