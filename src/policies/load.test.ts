import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { award } from '../domain/policy/award';
import { eligibility } from '../domain/policy/eligibility';
import { allProgrammes, programmeNamed } from '../domain/programmes';
import { type AreaCode, type LocalDate } from '../domain/values';
import { loadPolicies, policiesOrExplain } from './load';
import { inWords } from './problem';
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
  return loadPolicies(dir, { sandbox: true }).problems.map((one) => ({
    ...one,
    text: lines[one.line - 1] ?? '',
    said: inWords(one),
    there: one.file === path,
  }));
}

it('whatever people apply for answers where they do', () => {
  const matters = allProgrammes().filter(({ filedBy }) => !['office', 'public', 'supervisor'].includes(filedBy));
  expect(matters.length).toBeGreaterThan(0);
  expect(matters.filter(({ area }) => Object.keys(area).length === 0).map(({ name }) => name)).toEqual([]);
});

it('our own are right', () => expect(ours.problems).toEqual([]));

describe.each(ours.loaded.policies.map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  it('every example comes out as it says', () => {
    for (const { name, facts, expect: wanted } of policy.examples) {
      const parsed = programmeNamed(policy.programme).shape.safeParse(facts);
      if (!parsed.success) throw parsed.error;
      const met = eligibility(policy, parsed.data).every((one) => one.verdict === 'met');
      expect({
        name,
        eligible: met,
        ...(wanted.yuan === undefined ? {} : { yuan: (award(policy, parsed.data)?.value ?? 0) / 100 }),
        ...(wanted.value === undefined ? {} : { value: award(policy, parsed.data)?.value ?? 0 }),
      }).toEqual({
        name,
        ...wanted,
      });
    }
  });
  it('says of each of its numbers where it is from', () => {
    for (const { from } of [
      policy.limits,
      ...(policy.award ? [policy.award] : []),
      ...policy.eligibility,
      ...policy.evidence,
      ...policy.route,
      ...policy.grounds,
    ])
      expect(Object.keys(policy.sources)).toContain(from);
  });
});

const twoAspects = 'aspects: [{ item: a, say: { zh-CN: 甲, en: a }, most: 20 }, { item: b, say: { zh-CN: 乙, en: b }, most: 20 }]';
/** With a panel before its first review. */
const withPanel = (text: string, members: string): string =>
  text.replace(
    /( {2}- \{ step: street-review)/,
    `  - { step: panel, kind: panel, name: { zh-CN: 评审, en: Panel }, role: scorer, level: street, unit: federation, workingDays: 9, ${members}, from: ours }\n$1`,
  );

it('a panel with all that it needs is right', () => {
  expect(spoiled(file, (text) => withPanel(text, `scorers: 3, spread: 9, mean: trimmed, ${twoAspects}`))).toEqual([]);
});

describe('a file that is wrong is refused with its line and the reason', () => {
  it.each<[string, string, (text: string) => string, RegExp, RegExp]>([
    [
      'an unknown rule',
      file,
      (text) => text.replace('rule: certificate-valid', 'rule: certificate-vaild'),
      /certificate-vaild/,
      /no rule is called certificate-vaild/,
    ],
    ['a parameter that is not one', file, (text) => text.replace('fewer: 20000', 'fewer: "much"'), /much/, /number/],
    ['a negative amount', file, (text) => text.replace('fewer: 20000', 'fewer: -1'), /-1/, /./],
    [
      'a source that is nowhere',
      file,
      (text) => text.replace('from: ours }\nonce', 'from: theirs }\nonce'),
      /theirs/,
      /no source is called theirs/,
    ],
    [
      'a step returned to that comes later',
      file,
      (text) => text.replace('returnsTo: [visit]', 'returnsTo: [decide]'),
      /decide/,
      /does not come before/,
    ],
    [
      'what is begun over no standing',
      file,
      (text) => `${text}\nstanding: { years: 3, from: ours, over: [recovery] }\n`,
      /over: \[recovery\]/,
      /nothing that is begun over a standing is called recovery/,
    ],
    [
      'a step that stands twice',
      file,
      (text) => text.replace('step: district-review', 'step: street-review'),
      /street-review/,
      /stands twice/,
    ],
    [
      'a situation of a step that the programme does not have',
      file,
      (text) => text.replace('step: street-review, kind', 'step: street-review, onlyIf: sometimes, kind'),
      /sometimes/,
      /no situation is called sometimes/,
    ],
    [
      'a decision that may be passed over, and no other',
      file,
      (text) => text.replace('step: decide, kind', 'step: decide, onlyIf: rents-premises, kind'),
      /step: decide/,
      /the only decision cannot be passed over/,
    ],
    [
      'two decisions of which one has no situation',
      file,
      (text) =>
        text.replace(
          /( {2}- \{ step: )(decide)(.*)\n/,
          (line, a: string, b: string, c: string) => `${line}${a}${b}-again, onlyIf: rents-premises${c}\n`,
        ),
      /decide-again/,
      /several that each have their own onlyIf/,
    ],
    [
      'payment that may be passed over',
      file,
      (text) => text.replace('step: pay, kind', 'step: pay, onlyIf: rents-premises, kind'),
      /step: pay/,
      /every case needs a step of kind pay/,
    ],
    [
      'a return to what may be passed over',
      file,
      (text) => text.replace(/( {2}- step: visit\n)/, '$1    onlyIf: rents-premises\n'),
      /returnsTo: \[visit\]/,
      /visit may be passed over/,
    ],
    [
      'marks of a step that is no panel',
      file,
      (text) => text.replace('step: street-review, kind', 'step: street-review, scorers: 3, kind'),
      /scorers: 3/,
      /a step of kind review is scored by nobody/,
    ],
    [
      'a panel without its aspects',
      file,
      (text) => withPanel(text, 'scorers: 3, spread: 10, mean: all'),
      /step: panel/,
      /a panel needs its aspects/,
    ],
    [
      'a spread that no two totals reach',
      file,
      (text) => withPanel(text, `scorers: 3, spread: 40, mean: all, ${twoAspects}`),
      /spread: 40/,
      /no two totals are further apart than 40 points/,
    ],
    [
      'an aspect that stands twice',
      file,
      (text) => withPanel(text, `scorers: 3, spread: 9, mean: all, ${twoAspects.replace('item: b', 'item: a')}`),
      /item: a/,
      /a stands twice/,
    ],
    [
      'half a point',
      file,
      (text) => withPanel(text, `scorers: 3, spread: 9, mean: all, ${twoAspects.replace('most: 20', 'most: 20.5')}`),
      /20\.5/,
      /int/,
    ],
    ['a visit without a checklist', file, (text) => text.replace(/ {4}checklist:\n( {6}- .*\n)+/, ''), /./, /checklist/],
    ['an example that does not come out', file, (text) => text.replace('yuan: 30000', 'yuan: 20000'), /20000/, /computed 30000/],
    ['a member nobody knows', file, (text) => text.replace('areaName:', 'aeraName:'), /./, /aeraName|areaName/],
    [
      'a parameter that the rule does not have',
      file,
      (text) => text.replace('with: { oneOf:', 'with: { twoOf: [], oneOf:'),
      /twoOf/,
      /nobody knows the member twoOf/,
    ],
    ['a parameter that is missing', file, (text) => text.replace('fewer: 20000, ', ''), /with:/, /expected number/],
    [
      'an unknown formula',
      file,
      (text) => text.replace('formula: by-founders', 'formula: by-moon'),
      /by-moon/,
      /no formula is called by-moon/,
    ],
    ['an award that is missing', file, (text) => text.replace(/^award:\n( .*\n)+/m, ''), /./, /the award is missing/],
    ['an unknown role', file, (text) => text.replace('role: approver', 'role: emperor'), /emperor/, /approver/],
    ['an unknown kind of step', file, (text) => text.replace('kind: visit', 'kind: stroll'), /stroll/, /visit/],
    [
      'a step of another programme',
      file,
      (text) => text.replace('kind: check,', 'kind: settle,'),
      /settle/,
      /startup-grant has no steps of kind settle/,
    ],
    [
      'a step that nobody reaches',
      file,
      (text) =>
        text.replace(
          /( {2}- \{ step: deliver.*\n)/,
          '$1  - { step: late, kind: review, name: { zh-CN: 迟, en: late }, role: reviewer, level: street, unit: federation, workingDays: 5, from: ours }\n',
        ),
      /step: late/,
      /review cannot be reached/,
    ],
    [
      'a route that ends before the money',
      file,
      (text) => text.replace(/ {2}- \{ step: pay,.*\n/, ''),
      /./,
      /never reaches a step of kind pay/,
    ],
    [
      'two decisions',
      file,
      (text) => text.replace('step: district-review, kind: review', 'step: district-review, kind: decide'),
      /step: decide/,
      /one step of kind decide/,
    ],
    [
      'a transmission to nobody',
      file,
      (text) => text.replace(/( {2}- \{ step: )deliver(, kind: )deliver(.*\n)/, '$1send$2transmit$3'),
      /step: send/,
      /a transmission needs a receiver/,
    ],
    [
      'a receiver of what is not sent',
      file,
      (text) => text.replace('kind: deliver,', 'kind: deliver, receiver: tax,'),
      /receiver: tax/,
      /a step of kind deliver sends nothing/,
    ],
    [
      'what is sent to the same receiver twice',
      file,
      (text) =>
        text.replace(
          /( {2}- \{ step: )deliver(, kind: )deliver(,)(.*\n)/,
          '$1send$2transmit, receiver: tax$3$4$1again$2transmit, receiver: tax$3$4',
        ),
      /step: again/,
      /the route sends to tax once/,
    ],
    [
      'a certificate after it was sent',
      file,
      (text) =>
        text.replace(/( {2}- \{ step: )deliver(, kind: )deliver(,)(.*\n)/, '$1send$2transmit, receiver: tax$3$4$1paper$2certify$3$4'),
      /step: paper/,
      /certify cannot be reached/,
    ],
    [
      'a return to a step that is nowhere',
      file,
      (text) => text.replace('returnsTo: [visit]', 'returnsTo: [moon]'),
      /moon/,
      /no step is called moon/,
    ],
    [
      'a return that never ends',
      file,
      (text) => text.replace('returnsTo: [visit]', 'returnsTo: [street-review]'),
      /street-review/,
      /street-review does not come before street-review/,
    ],
    ['a return to before 受理', file, (text) => text.replace('returnsTo: [visit]', 'returnsTo: [accept]'), /accept/, /accepted once/],
    [
      'a promise longer than the law',
      file,
      (text) => text.replace('promised: 15', 'promised: 21'),
      /promised: 21/,
      /longer than the statutory/,
    ],
    [
      'an end before the beginning',
      file,
      (text) => text.replace('validFrom: 2017-12-13', 'validFrom: 2017-12-13, validUntil: 2017-12-12'),
      /validUntil/,
      /ends before it begins/,
    ],
    [
      'a paper asked for twice',
      file,
      (text) => text.replace('item: operation-proof', 'item: business-licence'),
      /持续经营证明/,
      /business-licence stands twice/,
    ],
    [
      'a pair kept apart twice',
      file,
      (text) => text.replace('  - [decide, release]', '  - [decide, release]\n  - [release, decide]'),
      /release, decide/,
      /kept apart twice/,
    ],
    [
      'a place that no answer gives',
      file,
      (text) => text.replace('jurisdiction: household', 'jurisdiction: premises'),
      /^jurisdiction: premises/,
      /startup-grant does not ask where the premises is: say household/,
    ],
    [
      'a place that no answer of a linked case gives',
      '350200/operating-year.2019-09-04.yaml',
      (text) => text.replace('jurisdiction: household', 'jurisdiction: tax-registration'),
      /^jurisdiction: tax-registration/,
      /operating-year does not ask where the tax-registration is/,
    ],
    ['a right that is not kept', file, (text) => text.replace('per: founder', 'per: firm'), /per: firm/, /rights per firm are not kept/],
    [
      'an example that is not eligible',
      file,
      (text) => text.replace('eligible: true', 'eligible: false'),
      /expect/,
      /S7 one founder: computed eligible/,
    ],
    [
      'an example that gives money to whoever is not eligible',
      file,
      (text) => text.replace('expect: { eligible: false }', 'expect: { eligible: false, yuan: 20000 }'),
      /yuan: 20000/,
      /certificate run out: computed 0 yuan/,
    ],
    [
      'an example with a fact nobody knows',
      file,
      (text) => text.replace('facts: { "on"', 'facts: { wind: 1, "on"'),
      /wind/,
      /nobody knows the member wind/,
    ],
    ['a date there is not', file, (text) => text.replace('validFrom: 2017-12-13', 'validFrom: 2017-02-30'), /2017-02-30/, /date/],
    ['an alias', file, (text) => text.replace('publisher: 福田区残联', 'publisher: *gone'), /gone/, /write it out instead of \*gone/],
    ['an empty file', file, () => '', /^$/, /expected object/],
    [
      'a batch that awards',
      '440300/payment-batch.2017-12-13.yaml',
      (text) => `${text}award: { formula: by-founders, clause: { zh-CN: 甲, en: a }, from: ours }\n`,
      /award/,
      /what nobody applies for has no award/,
    ],
    [
      'a batch with examples',
      '440300/payment-batch.2017-12-13.yaml',
      (text) => `${text}examples:\n  - { name: one, facts: {}, expect: { eligible: true } }\n`,
      /name: one/,
      /what nobody applies for has no examples/,
    ],
    ['a duty kept apart from itself', file, (text) => text.replace('[review, decide]', '[decide, decide]'), /decide, decide/, /itself/],
    ['limits of no days', file, (text) => text.replace('statutory: 20', 'statutory: 0'), /statutory/, /./],
    ['YAML that is none', file, (text) => `${text}\n\t: {`, /./, /./],
    ['a member twice', file, (text) => `${text}\nsandbox: false\nsandbox: true\n`, /sandbox/, /unique/i],
    [
      'an office of which the parent is missing',
      '440300/offices.yaml',
      (text) => text.replace('parent: sz', 'parent: sx'),
      /sx/,
      /no office is called sx/,
    ],
    [
      'offices in a circle',
      '440300/offices.yaml',
      (text) => text.replace('unit: federation, serves: [],', 'unit: federation, parent: lh, serves: [],'),
      /parent: lh/,
      /run in a circle/,
    ],
    [
      'an office that stands twice',
      '440300/offices.yaml',
      (text) => text.replace('id: ft-agency', 'id: lh-agency'),
      /福田区残疾人就业服务机构/,
      /lh-agency stands twice/,
    ],
    [
      'an office without a telephone',
      '440300/offices.yaml',
      (text) => text.replace(', telephone: 0755-0000 0911', ''),
      /lh-guanhu/,
      /expected string/,
    ],
    ['a level that is none', '440300/offices.yaml', (text) => text.replace('level: city', 'level: moon'), /moon/, /street/],
    ['an area code that is none', '440300/offices.yaml', (text) => text.replace('"440309001"', '"44030901"'), /44030901/, /area code/],
    [
      'an area served twice',
      '440300/offices.yaml',
      (text) => text.replace('["440309002"]', '["440309001"]'),
      /440309001/,
      /serves an area/,
    ],
  ])('%s', (_what, name, change, line, why) => {
    const problems = spoiled(name, change).filter((one) => one.there);
    expect(problems.length).toBeGreaterThan(0);
    const found = problems.find((one) => why.test(one.why));
    expect(found?.why ?? problems.map((one) => one.said).join('\n')).toMatch(why);
    expect(found?.text).toMatch(line);
    expect(found?.said).toMatch(/\.yaml:\d+: /);
  });

  it('all that is wrong is said at once', () => {
    expect(
      spoiled(file, (text) => text.replace('rule: certificate-valid', 'rule: x').replace('rule: rents-premises', 'rule: y')).map(
        (one) => one.why,
      ),
    ).toEqual(['no rule is called x', 'no rule is called y']);
  });

  it('a step without an office is told with every street that lacks it', () => {
    const adopted = spoiled('440300/offices.yaml', (text) => text.replace('unit: agency, parent: ft,', 'unit: agency, parent: lh,'));
    // Of each programme whose route has such a step.
    expect(adopted.map((one) => one.file.split('/').at(-1)?.split('.')[0])).toEqual(['rent-subsidy', 'spot-check', 'startup-grant']);
    for (const { why } of adopted)
      expect(why).toMatch(/^no district agency serves 440304001, .*440304010 for the step (district-review|visit)$/);
  });

  it('a policy of a place without offices, a folder that is not there', () => {
    expect(spoiled(file, (text) => text.replace('area: "440300"', 'area: "990100"')).map((one) => one.why)).toEqual([
      'no office serves any street of 990100',
    ]);
    expect(loadPolicies(join(tmpdir(), 'zhuye-no-such-folder'), { sandbox: true }).problems.map((one) => one.why)).toEqual([
      'there is no such folder',
    ]);
  });
});

it('what Wujin pays was not found: production has no file for it, and what the sandbox has is marked as made up', () => {
  const of = (sandbox: boolean) =>
    loadPolicies('policies', { sandbox }).loaded.policies.filter(
      ({ area, programme }) => area === '320412' && ['startup-grant', 'rent-subsidy', 'rent-period'].includes(programme),
    );
  expect(of(false)).toEqual([]);
  expect(of(true).map((one) => [one.sandbox, one.award && one.sources[one.award.from]?.grade])).toEqual([
    [true, 'PD'],
    [true, undefined],
    [true, 'PD'],
  ]);
  for (const { term } of of(true)) expect(term['zh-CN']).toContain('演练');
});

describe('a newer file', () => {
  /** Our policies and a second start-up grant, changed from the first. */
  const withNewer = (change: (text: string) => string) => {
    const dir = mkdtempSync(join(tmpdir(), 'zhuye-policies-'));
    cpSync('policies', dir, { recursive: true });
    writeFileSync(join(dir, '440300/startup-grant.newer.yaml'), change(readFileSync(join(dir, file), 'utf8')));
    return { dir, ...loadPolicies(dir, { sandbox: true }) };
  };
  const from =
    (day: string, until = '') =>
    (text: string) =>
      text.replace('validFrom: 2017-12-13', `validFrom: ${day}${until}`);

  it('supersedes the older one from its day on, and not before', () => {
    const { loaded, problems } = withNewer(from('2026-12-01'));
    expect(problems).toEqual([]);
    const on = (day: string) => policyFor(loaded, 'startup-grant', '440309002' as AreaCode, day as LocalDate)?.document.validFrom;
    expect([on('2026-11-30'), on('2026-12-01')]).toEqual(['2017-12-13', '2026-12-01']);
  });

  it('of the same day, or before one with a stated end has ended, overlaps and is refused', () => {
    expect(withNewer((text) => `# newer\n${text}`).problems.map((one) => one.why)).toEqual([
      expect.stringContaining('its dates overlap with'),
    ]);
    expect(withNewer(from('2017-01-01', ', validUntil: 2017-12-13')).problems).toMatchObject([
      { file: expect.stringContaining('newer'), why: expect.stringContaining('overlap') },
    ]);
    expect(withNewer(from('2017-01-01', ', validUntil: 2017-12-12')).problems).toEqual([]);
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
  expect(loadPolicies(dir, { sandbox: false }).problems.map((one) => one.why)).toEqual([
    'production does not load what belongs to the sandbox',
  ]);
});

it('the policy in force is that of the day and the city; the offices are those a case can reach', () => {
  const at = (area: string, on: string) => policyFor(ours.loaded, 'startup-grant', area as AreaCode, on as LocalDate)?.id;
  expect(at('440309002', '2026-11-24')).toBe('440300/startup-grant/2017-12-13');
  expect([at('440309002', '2017-12-12'), at('350502001', '2026-11-24')]).toEqual([undefined, undefined]);
  expect(at('350203001', '2026-11-24')).toBe('350200/startup-grant/2019-09-04');
  expect(
    officesFor(ours.loaded.offices, '440309002' as AreaCode)
      .map((one) => one.id)
      .sort(),
  ).toEqual(['lh', 'lh-agency', 'lh-minzhi', 'sz']);
  expect(officesFor(ours.loaded.offices, '999999999' as AreaCode)).toEqual([]);
});
