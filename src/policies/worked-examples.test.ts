import { programmeNamed } from '../domain/programmes';
import { loadPolicies } from './load';

/** Policies of what is filed for a home and comes to stars or money; `load.test.ts` computes each example. */
const ofHomes = loadPolicies('policies', { sandbox: true }).loaded.policies.filter(
  ({ programme, award }) => programmeNamed(programme).place?.kinds.includes('home') && award,
);
const ofResearch = /^H[1-6] /;

it('every worked example of workshop homes (policy research §11.5) stands in a file', () => {
  const names = ofHomes.flatMap(({ examples }) => examples.map(({ name }) => name)).filter((name) => ofResearch.test(name));
  expect([...new Set(names.map((name) => name.slice(0, 2)))].sort()).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
});

it.each(ofHomes.map(({ id, examples }) => [id, examples] as const))('%s has three examples of its own and more', (_id, examples) =>
  expect(examples.filter(({ name }) => !ofResearch.test(name)).length).toBeGreaterThanOrEqual(3),
);
