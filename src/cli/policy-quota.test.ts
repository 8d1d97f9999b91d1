import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Policy } from '../domain/policy/policy';
import { policyFile, policyOf } from '../domain/policy/schema';
import { readYaml } from '../policies/yaml';
import { policyCommand } from './policy';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-quota-'));
let written = 0;
const explained = (file: string, facts: unknown, language = 'zh-CN'): { status: number; text: string } => {
  const factsFile = join(dir, `${(written += 1)}.json`);
  writeFileSync(factsFile, JSON.stringify(facts));
  const lines: string[] = [];
  const status = policyCommand(['explain', file, factsFile, '--lang', language], (line) => lines.push(line), {});
  return { status, text: lines.join('\n') };
};

const inFolder = (folder: string, begins: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.yaml$/.test(name) && (begins === '' || new RegExp(`(^|/)${begins}\\.`).test(name)))
    .map((name) => join(folder, name));
const policyIn = (file: string): Policy => policyOf(policyFile.parse(readYaml(file, readFileSync(file, 'utf8')).value));

const ours = [...inFolder('policies', 'quota-reward'), ...inFolder('sandbox/policies', 'quota-reward')];
const rewards = [...ours, ...inFolder('test/rewards-elsewhere', '')];
const verifications = [...inFolder('policies', 'quota-verification'), ...inFolder('sandbox/policies', 'quota-verification')];

const yuan = (value: number): string => `${value.toLocaleString('en', { minimumFractionDigits: 2 })} 元`;

it('there are rewards of our places and of every place of the research', () => {
  expect(ours).toHaveLength(4);
  expect(rewards.length).toBeGreaterThanOrEqual(13);
  expect(verifications.length).toBeGreaterThanOrEqual(5);
});

// Each file's examples are computed as it is read; here the command says the same, with no server anywhere.
describe.each(rewards)('%s', (file) => {
  const policy = policyIn(file);

  it('has three worked examples of its own and more', () => expect(policy.examples.length).toBeGreaterThanOrEqual(3));

  it.each(policy.examples.map((one) => [one.name, one] as const))('%s', (_name, { facts, expect: expected }) => {
    const { status, text } = explained(file, facts);
    expect([status, text]).toEqual([0, text]);
    expect(text).toContain(expected.eligible ? '符合条件，金额如下。' : '不符合条件，不计算金额。');
    if (expected.yuan !== undefined) expect(text.split('金额如下。\n')[1]?.startsWith(yuan(expected.yuan))).toBe(true);
  });

  it('who may have it and what it comes to are measured alike', () => {
    const ratio = policy.eligibility.find((one) => one.rule === 'over-ratio')?.with;
    const award = policy.award?.with;
    expect(ratio).toEqual({
      threshold: award?.['threshold'],
      severeWeight: award?.['severeWeight'],
      minExcess: award?.['minExcess'],
      ...(award?.['withinQuota'] === undefined ? {} : { within: true }),
    });
  });
});

// Policy research §11.3, by the files of the places.
it.each([
  ['R1', 'policies/350200/quota-reward.2025-01-01.yaml', 33_975],
  ['R2', 'policies/320412/quota-reward.2025-03-25.yaml', 34_860],
  ['R4', 'test/rewards-elsewhere/hunan.yaml', 26_400],
  ['R5', 'test/rewards-elsewhere/hainan.yaml', 10_050],
  ['R6', 'test/rewards-elsewhere/guizhou.yaml', 100_000],
  ['R7', 'test/rewards-elsewhere/xian.yaml', 10_000],
  ['R8', 'test/rewards-elsewhere/shanxi.yaml', 1_980],
  ['R9', 'test/rewards-elsewhere/hefei.yaml', 19_200],
])('%s is in %s', (name, file, expected) => {
  const example = policyIn(file).examples.find((one) => one.name.startsWith(name));
  expect(example?.expect.yuan).toBe(expected);
});

it('says that a figure is provisional, and by whom it stands', () => {
  const file = 'policies/350200/quota-reward.2025-01-01.yaml';
  const { text } = explained(file, policyIn(file).examples[0]?.facts);
  expect(text).toMatch(/^厦门市 超比例安排残疾人就业奖励/);
  expect(text).toContain('闽政〔2014〕48号');
  expect(text).toContain('标准待核实');
});

it('of figures that are not there it says which', () => {
  const said = explained('policies/350200/quota-reward.2025-01-01.yaml', { on: '2026-11-26' }).text;
  expect(said).toContain('? 待核验  还没有年度核定的结果。');
  const wageless = { on: '2026-11-26', year: '2025', staffMonths: 1200, personMonths: 60, weightedMonths: 60 };
  expect(explained('policies/350200/quota-reward.2025-01-01.yaml', wageless).text).toContain('当地最低工资标准还没有录入');
});

it.each(verifications)('%s is explained', (file) => {
  const [example] = policyIn(file).examples;
  const { status, text } = explained(file, example?.facts);
  expect([status, text]).toEqual([0, text]);
  expect(text).toContain(`${((example?.expect.value ?? 0) / 12).toFixed(2)} 人`);
});

// Policy research §11.1 and §11.2: staff, persons, average wage.
describe('the levy', () => {
  const on = '2026-11-26';
  const national = 'policies/330700/levy.yaml';
  const given = (staff: number, persons: number, average: number, more: object = {}) => ({
    on,
    kind: 'enterprise',
    staffMonths: staff * 12,
    weightedMonths: persons * 12,
    wages: staff * average * 100,
    ...more,
  });
  const city = (fen: number) => ({ cityAverage: { fen: fen * 100, provisional: true, title: '示例' } });

  it.each<[string, object, number]>([
    ['L1', given(200, 1, 90_000), 162_000],
    ['L2', given(200, 2, 90_000), 45_000],
    ['L3', given(150, 2, 80_000), 10_000],
    ['L4', given(30, 0, 90_000), 0],
    ['L5', given(30, 0, 100_000, { kind: 'public-institution' }), 40_500],
    ['L6', given(100, 0, 300_000, city(120_000)), 324_000],
    ['L8', given(65, 0.5, 72_000), 30_780],
    ['L9', given(133, 2, 90_000), 0],
  ])('%s', (_name, facts, expected) => {
    const { status, text } = explained(national, facts);
    expect([status, text.split('\n')[1]?.startsWith(yuan(expected))]).toEqual([0, true]);
  });

  it.each<[string, number, number, number]>([
    ['X1', 500, 2.5, 97_200],
    ['X2', 40, 0, 20_736],
    ['X3', 1_000, 6, 129_600],
    ['X4', 250, 2, 0],
    ['X5', 30, 0, 0],
  ])('%s', (_name, staff, persons, expected) => {
    const { status, text } = explained('policies/350200/levy.yaml', given(staff, persons, 0, city(120_000)));
    expect([status, text.split('\n')[1]?.startsWith(yuan(expected))]).toEqual([0, true]);
  });

  it('speaks English, and says what is wrong', () => {
    expect(explained(national, given(200, 1, 90_000), 'en').text).toMatch(/^Jinhua Estimate of the levy\n162,000\.00 yuan/);
    expect(explained('policies/350200/levy.yaml', given(500, 2, 0)).text).toMatch(/cityAverage: not known/);
    expect(explained(national, { ...given(200, 1, 1), on: '2029-01-01' })).toMatchObject({
      status: 1,
      text: expect.stringMatching(/no rule covers 2029/) as string,
    });
    expect(explained(national, { on })).toMatchObject({ status: 1, text: expect.stringMatching(/kind: /) as string });
    const wrong = join(mkdtempSync(join(tmpdir(), 'zhuye-levy-')), 'levy.yaml');
    writeFileSync(wrong, 'area: "35"\n');
    expect(explained(wrong, given(1, 0, 1)).status).toBe(1);
  });
});
