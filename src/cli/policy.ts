import { readFileSync } from 'node:fs';
import { factsOf } from '../domain/policy/example-facts';
import { award } from '../domain/policy/award';
import { eligibility, mayQualify } from '../domain/policy/eligibility';
import { type Explained } from '../domain/policy/explained';
import { type Localised, type Policy } from '../domain/policy/policy';
import { policyFile, policyOf } from '../domain/policy/schema';
import { problemsOf } from '../domain/policy/problems';
import { formatYuan } from '../domain/money';
import { inWords, loadPolicies } from '../policies/load';
import { readYaml } from '../policies/yaml';

type Language = keyof Localised;

const usage = `npm run policy check                          every file: names, dates, routes, examples
npm run policy explain -- FILE FACTS.json     eligibility finding by finding, and the amount as a tree
  --lang en                                   in English`;

/** `policy check` and `policy explain`. @returns the exit status: 0 only when all is well */
export function policyCommand(words: string[], say: (line: string) => void, env: NodeJS.ProcessEnv = process.env): number {
  const language: Language = words.includes('en') && words.includes('--lang') ? 'en' : 'zh-CN';
  const [command, file, facts] = words.filter((word) => word !== '--lang' && word !== 'en' && word !== '--');
  if (command === 'check') return check(file ?? env['POLICIES_DIR'] ?? 'policies', say);
  if (command === 'explain' && file && facts) return explain(file, facts, language, say);
  say(usage);
  return 2;
}

function check(dir: string, say: (line: string) => void): number {
  const { loaded, problems } = loadPolicies(dir, { sandbox: true });
  problems.forEach((problem) => say(inWords(problem)));
  const examples = loaded.policies.reduce((sum, policy) => sum + policy.examples.length, 0);
  say(`${loaded.policies.length} policies, ${loaded.offices.length} offices, ${examples} examples computed, ${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
}

function explain(file: string, factsFile: string, language: Language, say: (line: string) => void): number {
  const read = readYaml(file, readFileSync(file, 'utf8'));
  const parsed = policyFile.safeParse(read.value);
  if (!parsed.success) {
    [...read.problems.map(inWords), ...parsed.error.issues.map((issue) => `  ${file}: ${issue.path.join('.')}: ${issue.message}`)].forEach(
      say,
    );
    return 1;
  }
  const policy = policyOf(parsed.data);
  const problems = problemsOf(policy);
  problems.forEach(({ path, why }) => say(inWords({ file, line: read.lineOf(path), why })));
  if (problems.length > 0) return 1;
  const facts = factsOf(JSON.parse(readFileSync(factsFile, 'utf8')));
  if (!facts.success) {
    facts.error.issues.forEach((issue) => say(`  ${factsFile}: ${issue.path.join('.')}: ${issue.message}`));
    return 1;
  }
  say(`${policy.areaName[language]} ${policy.term[language]}  ${policy.id}`);
  const findings = eligibility(policy, facts.data);
  const marks = { met: '✓', unmet: '✗', unknown: '?' };
  for (const one of findings) say(`${marks[one.verdict]} ${one.say[language]}  ← ${one.clause[language]} ${gradeOf(policy, one.from)}`);
  if (mayQualify(findings)) tree(award(policy, facts.data), policy, language, say, '');
  return 0;
}

const gradeOf = (policy: Policy, from: string): string => `(${policy.sources[from]?.grade ?? 'PD'})`;

function tree(
  node: Explained<number | string | boolean>,
  policy: Policy,
  language: Language,
  say: (line: string) => void,
  indent: string,
): void {
  const value = typeof node.value === 'number' && node.value >= 100 ? `${formatYuan(node.value as never)} 元` : String(node.value);
  say(
    `${indent}${value} ← ${node.say[language]}${node.clause ? ` ← ${node.clause[language]}` : ''}${node.from ? ` ${gradeOf(policy, node.from)}` : ''}`,
  );
  for (const child of node.because) tree(child, policy, language, say, `${indent}  `);
}

if (require.main === module) process.exitCode = policyCommand(process.argv.slice(2), (line) => console.log(line));
