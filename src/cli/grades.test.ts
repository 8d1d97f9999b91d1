import { readFileSync } from 'node:fs';
import { loadPolicies } from '../policies/load';
import { gradesTable } from './grades';

const { policies } = loadPolicies('policies', { sandbox: true }).loaded;

it('the README’s table of programmes and places is what the files say: `npm run policy grades` prints it', () => {
  const [, table = ''] = /<!-- npm run policy grades -->\n([^]*?)\n<!-- -->/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(table.split('\n')).toEqual(gradesTable(policies));
});

it('a part that rests on several grades names each once, firmest first; what only the sandbox has is said to be so', () => {
  const xiamen = policies.filter(({ area }) => area === '350200');
  const table = gradesTable(xiamen);
  expect(table[0]).toBe('|  | Xiamen |');
  expect(table.find((one) => one.startsWith('| Operating subsidy'))).toContain('who A/B, sum B, papers A/PD, steps PD, limits PD');
  expect(table.find((one) => one.startsWith('| One-off relief'))).toContain('| sandbox only: who PD');
  expect(table.find((one) => one.startsWith('| Rent subsidy'))).toBe('| Rent subsidy | – |');
});
