import { levelOf, levels, order, quick, testFiles } from './levels';

describe('levels', () => {
  it.each([
    ['src/domain/case/fold.test.ts', 'domain'],
    ['src/sealing/seal.test.ts', 'unit'],
    ['src/store/cases.store.test.ts', 'store'],
    ['test/replay/histories.test.ts', 'replay'],
    ['test/workflows/money.test.ts', 'workflows'],
    ['test/portal/access.test.ts', 'portal'],
    ['test/toy/toy.test.ts', 'portal'],
    ['test/toy/shape.test.ts', 'unit'],
    ['test/browser/journey.test.ts', 'browser'],
    ['engines/ways/mongo/official.test.ts', 'unit'],
  ])('%s is of level %s', (path, name) => expect(levelOf(path)).toBe(name));

  it('have each a place in the order', () => {
    expect([...order].sort()).toEqual(['types', 'lint', ...levels.map(({ name }) => name)].sort());
  });

  it('are there for a quick run, with its one journey', () => {
    expect(order).toEqual(expect.arrayContaining(quick.levels));
    expect(
      testFiles()
        .filter((path) => path === quick.journey)
        .map(levelOf),
    ).toEqual(['browser']);
  });

  it('cover this very file, which is found by the walk', () => {
    expect(testFiles()).toContain('test/runner/levels.test.ts');
  });
});
