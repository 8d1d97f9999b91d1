import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policiesOrExplain } from '../policies/load';
import { explainLines } from './explain';
import { policyCommand } from './policy';

const shenzhen = 'policies/440300/startup-grant.2017-12-13.yaml';
const dir = mkdtempSync(join(tmpdir(), 'zhuye-policy-'));
const fileOf = (name: string, words: string): string => {
  writeFileSync(join(dir, name), words);
  return join(dir, name);
};
const founder = (n: number) => ({
  person: `p${n}`,
  certificate: 'disability',
  certificateValidUntil: '2030-01-01',
  household: '440309003',
});
const given = (founders: number, more: object = {}) => ({
  on: '2026-11-23',
  people: Array.from({ length: founders }, (_, n) => founder(n)),
  organisation: 'enterprise',
  rentsPremises: true,
  operating: true,
  rentPaidOnTime: true,
  ...more,
});
let written = 0;
const factsFile = (facts: unknown): string => fileOf(`facts-${(written += 1)}.json`, JSON.stringify(facts));

/** What the command printed, and its exit status. */
function run(...args: string[]): { status: number; text: string; lines: string[] } {
  const lines: string[] = [];
  const status = policyCommand(args, (line) => lines.push(line), {});
  return { status, text: lines.join('\n'), lines };
}

describe('policy check', () => {
  it('ends with 0 when all is well, and says how much was looked at', () => {
    const { status, text } = run('check');
    expect(text).toMatch(/^[1-9]\d* policies, [1-9]\d* offices, [1-9]\d* examples, 0 problems\n[1-9]\d* of them belong to the sandbox/);
    expect(status).toBe(0);
  });

  it('ends with 1 and says everything at once, each with file, line and reason', () => {
    const wrong = mkdtempSync(join(tmpdir(), 'zhuye-policy-wrong-'));
    writeFileSync(join(wrong, 'one.yaml'), 'programme: startup-grant\narea: "44"\n');
    writeFileSync(join(wrong, 'offices.yaml'), 'offices: []\n');
    const { status, text } = run('check', wrong);
    expect(status).toBe(1);
    expect(text).toMatch(/one\.yaml:2: expected six digits/);
    expect(text).toMatch(/offices\.yaml:1: /);
  });

  it('takes the folder of the environment; one that is not there is told', () => {
    const lines: string[] = [];
    expect(policyCommand(['check'], (line) => lines.push(line), { POLICIES_DIR: join(dir, 'nowhere') })).toBe(1);
    expect(lines[0]).toMatch(/nowhere:1: there is no such folder/);
  });

  it('says which files production does not start with', () =>
    expect(run('check', 'test/policies').text).toMatch(/3 of them belong to the sandbox/));
});

describe('policy explain', () => {
  it('prints finding by finding with clause, source and grade, then the amount as a tree', () => {
    const { status, lines } = run('explain', shenzhen, factsFile(given(1)));
    expect(status).toBe(0);
    expect(lines[0]).toBe('深圳市 启动资金扶持  440300/startup-grant/2017-12-13');
    expect(lines.filter((line) => line.startsWith('✓ 符合'))).toHaveLength(6);
    expect(lines[2]).toBe('✓ 符合  户籍在本市。 ← 申请条件：深圳户籍 ← 自主创业扶持标准，福田区残联，2017-12-13（A）');
    expect(lines.slice(7).map((line) => line.split(' ← ').slice(0, 2).join(' ← '))).toEqual([
      '符合条件，金额如下。',
      '20,000.00 元 ← 不足 3 人创业',
      '  1 人 ← 持残疾人证的创业人数',
      '  20,000.00 元 ← 规定的一次性金额（不取整、不封顶）',
    ]);
  });

  it('says of every example of every file what it comes to, with as much as the file expects', () => {
    const { policies } = policiesOrExplain('policies', { sandbox: true });
    const explained = policies.flatMap((policy) =>
      policy.examples.map(({ name, facts, expect: { eligible, yuan } }) => {
        const lines = explainLines(policy, facts as never, 'zh-CN');
        const amount = lines.find((line) => /^[\d,]+\.\d\d 元/.test(line))?.replace(/ 元.*/, '');
        const asExpected = yuan === undefined || Number(amount?.replaceAll(',', '')) === yuan;
        // Who does not qualify, or of whom not all is known, is told so.
        const right = eligible ? asExpected : lines.some((line) => /不符合条件，不计算金额|还有待核验的/.test(line));
        return { policy: policy.id, name, right };
      }),
    );
    expect(explained.filter((one) => !one.right)).toEqual([]);
    const withExamples = new Set(explained.map((one) => one.policy));
    expect(policies.filter((one) => one.award && !withExamples.has(one.id)).map((one) => one.id)).toEqual([]);
  });

  it('says the same in English, with the larger amount for three', () => {
    const { text } = run('explain', '--', shenzhen, factsFile(given(3)), '--lang', 'en');
    expect(text).toMatch(/^Shenzhen Start-up fund/);
    expect(text).toMatch(/✓ met {2}It operates normally\. ← Conditions: operates normally ← .* \(A\)/);
    expect(text).toMatch(/^30,000\.00 yuan ← 3 or more founding together/m);
  });

  it('computes no amount for whoever does not qualify, and says why', () => {
    const { status, text } = run('explain', shenzhen, factsFile(given(1, { people: [{ ...founder(1), certificate: 'veteran' }] })));
    expect(status).toBe(0);
    expect(text).toMatch(/✗ 不符合 {2}残疾军人证是另一种证件/);
    expect(text).toMatch(/不计算金额。$/);
    expect(text).not.toMatch(/元 ←/);
  });

  it('says what is not known yet', () => {
    const { rentPaidOnTime: _left, ...rest } = given(1);
    expect(run('explain', shenzhen, factsFile(rest)).text).toMatch(/\? 待核验 {2}还没有填写租金缴纳情况。[^]*核验符合后，金额如下。/);
  });

  it('marks what is provisional', () =>
    expect(run('explain', 'test/policies/990100/startup-grant.2025-01-01.yaml', factsFile(given(1))).text).toMatch(/（PD，标准待核实）/));
});

describe('a command that cannot be followed ends in words', () => {
  const facts = factsFile(given(1));
  it.each<[string, string[], number, RegExp]>([
    ['nothing said', [], 2, /say what to do[^]*npm run policy check/],
    ['an unknown command', ['chekc'], 2, /no command chekc[^]*npm run policy check/],
    ['no facts', ['explain', shenzhen], 2, /needs a policy file and a file of facts/],
    ['too many files', ['explain', shenzhen, facts, facts], 2, /needs a policy file/],
    ['too many folders', ['check', 'policies', 'policies'], 2, /one folder at most/],
    ['an unknown language', ['explain', shenzhen, facts, '--lang', 'fr'], 2, /no language fr/],
    ['a language left out', ['explain', shenzhen, facts, '--lang'], 2, /--lang/],
    ['an unknown option', ['check', '--fast'], 2, /--fast/],
    ['a policy file that is not there', ['explain', 'policies/moon.yaml', facts], 2, /moon\.yaml: cannot be read \(ENOENT\)/],
    ['facts that are not there', ['explain', shenzhen, 'moon.json'], 2, /moon\.json: cannot be read/],
    ['a folder for a file', ['explain', 'policies', facts], 2, /cannot be read \(EISDIR\)/],
    ['facts that are no JSON', ['explain', shenzhen, shenzhen], 1, /this is not JSON/],
    [
      'facts of another shape',
      ['explain', shenzhen, factsFile({ ...given(1), on: '2026-02-30', wind: 1 })],
      1,
      /on: [^]*wind: nobody knows the member wind/,
    ],
    ['a policy file that is wrong', ['explain', fileOf('p.yaml', 'a: *b'), facts], 1, /p\.yaml:1: /],
    [
      'a batch, which has nothing to explain',
      ['explain', 'policies/440300/payment-batch.2017-12-13.yaml', facts],
      2,
      /neither conditions nor amounts/,
    ],
  ])('%s', (_what, args, status, words) => {
    const ran = run(...args);
    expect(ran.text).toMatch(words);
    expect(ran.status).toBe(status);
  });

  it('and help is no mistake', () =>
    expect(run('--help')).toMatchObject({ status: 0, text: expect.stringContaining('explain') as string }));
});
