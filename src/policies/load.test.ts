import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { award } from '../domain/policy/award';
import { eligibility } from '../domain/policy/eligibility';
import { factsOf } from '../domain/policy/example-facts';
import { type AreaCode, type LocalDate } from '../domain/values';
import { inWords, loadPolicies, policiesOrExplain } from './load';
import { officesFor, policyFor } from './pick';

const ours = loadPolicies('policies', { sandbox: true });
const file = '440300/startup-grant.2017-12-13.yaml';

/** Our policies with one file changed, and what is then wrong with them. */
function spoiled(name: string, change: (text: string) => string) {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-policies-'));
  cpSync('policies', dir, { recursive: true });
  const path = join(dir, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('the change changed nothing');
  writeFileSync(path, after);
  const lines = after.split('\n');
  return loadPolicies(dir, { sandbox: true }).problems.map((one) => ({ ...one, text: lines[one.line - 1] ?? '', said: inWords(one), there: one.file === path }));
}

it('our own are right', () => expect(ours.problems).toEqual([]));

describe.each(ours.loaded.policies.map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  it('every example comes out as it says', () => {
    for (const { name, facts, expect: wanted } of policy.examples) {
      const parsed = factsOf(facts);
      if (!parsed.success) throw parsed.error;
      const met = eligibility(policy, parsed.data).every((one) => one.verdict === 'met');
      expect({ name, eligible: met, ...(wanted.yuan === undefined ? {} : { yuan: award(policy, parsed.data).value / 100 }) }).toEqual({ name, ...wanted });
    }
  });
  it('says of each of its numbers where it is from', () => {
    for (const { from } of [policy.limits, policy.award, ...policy.eligibility, ...policy.evidence, ...policy.route, ...policy.grounds]) expect(Object.keys(policy.sources)).toContain(from);
  });
});

describe('a file that is wrong is refused with its line and the reason', () => {
  it.each<[string, string, (text: string) => string, RegExp, RegExp]>([
    ['an unknown rule', file, (text) => text.replace('rule: certificate-valid', 'rule: certificate-vaild'), /certificate-vaild/, /no rule is called certificate-vaild/],
    ['a parameter that is not one', file, (text) => text.replace('fewer: 20000', 'fewer: "much"'), /much/, /number/],
    ['a negative amount', file, (text) => text.replace('fewer: 20000', 'fewer: -1'), /-1/, /./],
    ['a source that is nowhere', file, (text) => text.replace('from: ours }\nonce', 'from: theirs }\nonce'), /theirs/, /no source is called theirs/],
    ['a step returned to that comes later', file, (text) => text.replace('returnsTo: [visit]', 'returnsTo: [decide]'), /decide/, /does not come before/],
    ['a step that stands twice', file, (text) => text.replace('step: district-review', 'step: street-review'), /street-review/, /stands twice/],
    ['a visit without a checklist', file, (text) => text.replace(/ {4}checklist:\n( {6}- .*\n)+/, ''), /./, /checklist/],
    ['an example that does not come out', file, (text) => text.replace('yuan: 30000', 'yuan: 20000'), /20000/, /computed 30000/],
    ['a member nobody knows', file, (text) => text.replace('areaName:', 'aeraName:'), /./, /aeraName|areaName/],
    ['a duty kept apart from itself', file, (text) => text.replace('[review, decide]', '[decide, decide]'), /decide, decide/, /itself/],
    ['limits of no days', file, (text) => text.replace('statutory: 20', 'statutory: 0'), /statutory/, /./],
    ['YAML that is none', file, (text) => `${text}\n\t: {`, /./, /./],
    ['a member twice', file, (text) => `${text}\nsandbox: false\nsandbox: true\n`, /sandbox/, /unique/i],
    ['an office of which the parent is missing', '440300/offices.yaml', (text) => text.replace('parent: sz', 'parent: sx'), /sx/, /no office is called sx/],
    ['an area served twice', '440300/offices.yaml', (text) => text.replace('["440309002"]', '["440309001"]'), /440309001/, /serves an area/],
  ])('%s', (_what, name, change, line, why) => {
    const problems = spoiled(name, change).filter((one) => one.there);
    expect(problems.length).toBeGreaterThan(0);
    const found = problems.find((one) => why.test(one.why));
    expect(found?.why ?? problems.map((one) => one.said).join('\n')).toMatch(why);
    expect(found?.text).toMatch(line);
    expect(found?.said).toMatch(/\.yaml:\d+: /);
  });

  it('all that is wrong is said at once', () => {
    expect(spoiled(file, (text) => text.replace('rule: certificate-valid', 'rule: x').replace('rule: rents-premises', 'rule: y')).map((one) => one.why)).toEqual(['no rule is called x', 'no rule is called y']);
  });

  it('a street without a street office in the district is told for each policy', () => {
    const problems = spoiled('440300/offices.yaml', (text) => text.replace('id: ft-agency', 'id: ft-agency, address: x').replace('level: district, unit: agency, parent: ft', 'level: district, unit: agency, parent: lh'));
    expect(problems.length).toBeGreaterThan(0);
  });
});

it('a start without any policy is refused in words', () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-policies-'));
  expect(() => policiesOrExplain(dir, { sandbox: true })).toThrow(/there is no policy file here/);
});

it('production refuses what belongs to the sandbox', () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-policies-'));
  cpSync('policies', dir, { recursive: true });
  writeFileSync(join(dir, file), `${readFileSync(join(dir, file), 'utf8')}\nsandbox: true\n`);
  expect(loadPolicies(dir, { sandbox: true }).problems).toEqual([]);
  expect(loadPolicies(dir, { sandbox: false }).problems.map((one) => one.why)).toEqual(['production does not load what belongs to the sandbox']);
});

it('the policy in force is that of the day and the city; the offices are those a case can reach', () => {
  const at = (area: string, on: string) => policyFor(ours.loaded, 'startup-grant', area as AreaCode, on as LocalDate)?.id;
  expect(at('440309002', '2026-11-24')).toBe('440300/startup-grant/2017-12-13');
  expect([at('440309002', '2017-12-12'), at('350203001', '2026-11-24')]).toEqual([undefined, undefined]);
  expect(officesFor(ours.loaded.offices, '440309002' as AreaCode).map((one) => one.id).sort()).toEqual(['lh', 'lh-agency', 'lh-minzhi', 'sz']);
  expect(officesFor(ours.loaded.offices, '999999999' as AreaCode)).toEqual([]);
});
