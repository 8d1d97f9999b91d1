import { levelOf, levelsAsked } from './levels';

test.each([
  ['src/domain/money.test.ts', 'domain'],
  ['src/domain/case/duties.test.ts', 'domain'],
  ['src/log.test.ts', 'unit'],
  ['activities/record.test.ts', 'unit'],
  ['workflows/kernel.test.ts', 'unit'],
  ['src/store/cases.store.test.ts', 'store'],
  ['workflows/kernel.store.test.ts', 'store'],
  ['test/replay/histories.test.ts', 'replay'],
  ['test/workflows/money.test.ts', 'workflows'],
  ['test/portal/routes.test.ts', 'portal'],
  ['test/browser/journeys.test.ts', 'browser'],
  ['test/runner/levels.test.ts', 'unit'],
  ['test/deploy/compose.test.ts', 'unit'],
])('%s belongs to the level %s', (path, level) => {
  expect(levelOf(path)).toBe(level);
});

test('--level picks levels and keeps their order', () => {
  expect(levelsAsked(['--level', 'store,domain'])).toMatchObject([{ name: 'domain' }, { name: 'store' }]);
  expect(levelsAsked([])).toHaveLength(7);
});

test('a level that does not exist is named, and none at all is not taken for all', () => {
  expect(levelsAsked(['--level', 'domain,stroe'])).toEqual({ unknown: 'stroe' });
  expect(levelsAsked(['--level'])).toEqual({ unknown: '' });
});
