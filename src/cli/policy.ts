import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { problemsIn } from '../domain/policy/issues';
import { type Policy } from '../domain/policy/policy';
import { isAppliedFor, programmeNamed } from '../domain/programmes';
import { problemsOf } from '../domain/policy/problems';
import { policyFile, policyOf } from '../domain/policy/schema';
import { loadPolicies } from '../policies/load';
import { inWords } from '../policies/problem';
import { readYaml } from '../policies/yaml';
import { explainLevy } from './explain-levy';
import { gradesTable } from './grades';
import { explainLines, type Language } from './explain';

const usage = `npm run policy check                          every file: names, dates, routes, offices, examples
npm run policy explain -- FILE FACTS.json     eligibility finding by finding, and the amount as a tree; of a levy.yaml what would be due
  --lang en                                   in English
npm run policy grades                         programmes by places: the grade of evidence of each part, as the README has it`;

type Say = (line: string) => void;

/**
 * `policy check [FOLDER]`, `policy explain FILE FACTS.json` and `policy grades`.
 * @returns the exit status: 0 only when all is well, 1 if a file is wrong, 2 if the command is
 */
export function policyCommand(args: string[], say: Say, env: NodeJS.ProcessEnv = process.env): number {
  const asked = argumentsOf(args);
  const misused = (why: string): number => {
    say(`${why}\n${usage}`);
    return 2;
  };
  if (typeof asked === 'string') return misused(asked);
  const { command, files, language, help } = asked;
  if (help) {
    say(usage);
    return 0;
  }
  if (command === 'check' && files.length <= 1) return check(files[0] ?? env['POLICIES_DIR'] ?? 'policies', say);
  if (command === 'grades' && files.length === 0) return gradesSaid(env['POLICIES_DIR'] ?? 'policies', say);
  const [file, facts] = files;
  if (command === 'explain' && file !== undefined && facts !== undefined && files.length === 2) return explain(file, facts, language, say);
  if (command === 'explain') return misused('explain needs a policy file and a file of facts');
  if (command === 'check') return misused('check takes one folder at most');
  return misused(command === undefined ? 'say what to do' : `there is no command ${command}`);
}

/** The words of the command taken apart, or what is wrong with them. */
function argumentsOf(args: string[]): { command: string | undefined; files: string[]; language: Language; help: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      // npm hands its own `--` on when it is given twice.
      args: args.filter((one) => one !== '--'),
      options: { lang: { type: 'string', default: 'zh-CN' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const { lang, help } = values;
    const [command, ...files] = positionals;
    return lang === 'zh-CN' || lang === 'en' ? { command, files, language: lang, help } : `there is no language ${lang}: zh-CN or en`;
  } catch (error) {
    return (error as Error).message;
  }
}

function check(dir: string, say: Say): number {
  const { loaded, problems } = loadPolicies(dir, { sandbox: true });
  problems.forEach((problem) => say(inWords(problem)));
  const examples = loaded.policies.reduce((sum, policy) => sum + policy.examples.length, 0);
  say(`${loaded.policies.length} policies, ${loaded.offices.length} offices, ${examples} examples, ${problems.length} problems`);
  const ofSandbox = loaded.policies.filter((policy) => policy.sandbox).length;
  if (ofSandbox > 0) say(`${ofSandbox} of them belong to the sandbox: production does not start with them`);
  return problems.length > 0 ? 1 : 0;
}

function gradesSaid(dir: string, say: Say): number {
  const { loaded, problems } = loadPolicies(dir, { sandbox: true });
  problems.forEach((problem) => say(inWords(problem)));
  gradesTable(loaded.policies).forEach(say);
  return problems.length > 0 ? 1 : 0;
}

function explain(file: string, factsFile: string, language: Language, say: Say): number {
  const [policyText, factsText] = [readOr(file, say), readOr(factsFile, say)];
  if (policyText === undefined || factsText === undefined) return 2;
  if (basename(file) === 'levy.yaml')
    return explainLevy({ file, text: policyText }, { file: factsFile, given: jsonOr(factsText) }, language, say);
  const policy = soundPolicy(file, policyText, say);
  if (!policy) return 1;
  const programme = programmeNamed(policy.programme);
  const { shape } = programme;
  if (!isAppliedFor(programme)) {
    say(`  ${file}: ${policy.programme} is about others' cases: it has neither conditions nor amounts to explain`);
    return 2;
  }
  const given = jsonOr(factsText);
  if (given === undefined) {
    say(`  ${factsFile}: this is not JSON`);
    return 1;
  }
  const facts = shape.safeParse(given);
  if (!facts.success) {
    problemsIn(facts.error).forEach(({ path, why }) => say(`  ${factsFile}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${why}`));
    return 1;
  }
  explainLines(policy, facts.data, language).forEach(say);
  return 0;
}

/** The policy in a file, if nothing is wrong with it by itself; otherwise all that is wrong has been said. */
function soundPolicy(file: string, text: string, say: Say): Policy | undefined {
  const read = readYaml(file, text);
  const parsed = policyFile.safeParse(read.value);
  const policy = parsed.success ? policyOf(parsed.data) : undefined;
  const found = policy ? problemsOf(policy) : problemsIn(parsed.error);
  const problems = read.problems.length > 0 ? read.problems : found.map(({ path, why }) => ({ file, line: read.lineOf(path), why }));
  problems.forEach((problem) => say(inWords(problem)));
  return problems.length > 0 ? undefined : policy;
}

function readOr(file: string, say: Say): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    say(`  ${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return undefined;
  }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

if (require.main === module) process.exitCode = policyCommand(process.argv.slice(2), (line) => console.log(line));
