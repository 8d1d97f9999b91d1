import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minimumWageIn, minimumWagesFor, published } from '../domain/ground/minimum-wages';
import { type AreaCode, type Month } from '../domain/values';
import { loadPolicies } from './load';

const file = '440300/minimum-wages.yaml';
const ours = loadPolicies('policies', { sandbox: false }).loaded.minimumWages;
const shown = (area: string, month: string) => {
  const found = minimumWageIn(minimumWagesFor(ours, area as AreaCode), month as Month);
  return found && { yuan: found.fen / 100, grade: found.source.grade, provisional: published(found).provisional };
};

/** Our policies with one file put where it is said, and what is then wrong. */
function withFile(name: string, words: string, sandbox = true) {
  const root = mkdtempSync(join(tmpdir(), 'zhuye-wages-'));
  cpSync('policies', join(root, 'policies'), { recursive: true });
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), words);
  const { loaded, problems } = loadPolicies(join(root, 'policies'), { sandbox });
  return { loaded, problems: problems.map(({ file: of, line, why }) => ({ name: of.slice(root.length + 1), line, why })) };
}
const text = readFileSync(join('policies', file), 'utf8');
const spoiled = (from: string | RegExp, to: string) => {
  if (text.replace(from, to) === text) throw new Error('the change changed nothing');
  return withFile(`policies/${file}`, text.replace(from, to)).problems;
};

it("every place's file is loaded, without a problem", () => {
  const places = readdirSync('policies').filter((place) => readdirSync(join('policies', place)).includes('minimum-wages.yaml'));
  expect([...new Set(ours.map(({ area }) => area))].sort()).toEqual(places.sort());
  expect(loadPolicies('policies', { sandbox: false }).problems).toEqual([]);
});

it('has what was retrieved with its grade, and nothing for other months (policy research §5.3)', () => {
  expect(shown('440309', '2023-06')).toEqual({ yuan: 2_360, grade: 'B', provisional: false });
  expect(shown('440309', '2025-03')).toEqual({ yuan: 2_520, grade: 'C', provisional: true });
  expect(shown('350203', '2017-05')).toEqual({ yuan: 1_700, grade: 'B', provisional: true });
  for (const [area, month] of [
    ['440309', '2024-06'],
    ['440309', '2025-02'],
    ['440309', '2026-01'],
    ['350203', '2025-04'],
    ['320412', '2025-04'],
  ] as const)
    expect(shown(area, month)).toBeUndefined();
});

it.each<[string, string | RegExp, string, RegExp]>([
  ['a source that is nowhere', 'from: reprint', 'from: rumour', /no source is called rumour/],
  ['a month there is not', 'since: 2025-03', 'since: 2025-13', /a month is written like/],
  ['a day for a month', 'since: 2025-03', 'since: 2025-03-01', /a month is written like/],
  ['an end before the beginning', 'until: 2025-12', 'until: 2025-02', /ends before it begins/],
  ['less than a fen', 'yuan: 2520', 'yuan: 2520.005', /multiple/],
  ['nothing', 'yuan: 2520', 'yuan: 0', />0/],
  ['a grade there is not', 'grade: C', 'grade: Z', /A/],
  ['a member nobody knows', 'yuan: 2520', 'yuan: 2520, dollars: 300', /nobody knows the member dollars/],
  ['no wages', /wages:[^]*/, 'wages: []\n', /Too small/],
])('%s is refused with its line', (_what, from, to, why) => {
  const [found, ...more] = spoiled(from, to);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ name: `policies/${file}`, why: expect.stringMatching(why) as string });
  expect(found?.line).toBeGreaterThan(1);
});

it('months that overlap are refused, over all files of a place', () => {
  expect(spoiled('until: 2023-12', 'until: 2025-03').map(({ why }) => why)).toEqual([
    expect.stringMatching(/overlap with those of 2023-01 in /),
  ]);
  expect(spoiled('until: 2023-12, ', '')).toEqual([]);
  const more = (words: string) => withFile('sandbox/policies/440300/minimum-wages.yaml', words);
  const example = (since: string, until: string) =>
    `area: "440300"\nsources:\n  ours: { grade: PD, title: 示例 }\nwages:\n  - { since: ${since}, until: ${until}, yuan: 2400.55, from: ours }\nsandbox: true\n`;
  expect(more(example('2024-12', '2025-03')).problems.map(({ name, line }) => [name, line])).toEqual([
    ['sandbox/policies/440300/minimum-wages.yaml', 5],
  ]);
  const filled = more(example('2024-01', '2025-02'));
  expect(filled.problems).toEqual([]);
  expect(minimumWageIn(minimumWagesFor(filled.loaded.minimumWages, '440309' as AreaCode), '2025-02' as Month)?.fen).toBe(240_055);
});

it('production refuses what belongs to the sandbox', () => {
  const problems = withFile(`policies/${file}`, `${text}sandbox: true\n`, false).problems;
  expect(problems.map(({ why }) => why)).toEqual(['production does not load what belongs to the sandbox']);
});
