import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Localised } from '../domain/ground/localised';
import { type MinimumWage } from '../domain/ground/minimum-wages';
import { type LevyPlace } from '../domain/programmes/quota/levy-place';
import { type Office } from '../domain/offices';
import { type Policy } from '../domain/policy/policy';
import { problemsIn, type Problem } from '../domain/policy/issues';
import { problemsOf } from '../domain/policy/problems';
import { policyFile, policyOf } from '../domain/policy/schema';
import { acrossProblems } from './across';
import { levyFile, levyPlaceOf, levyProblems } from './levy-file';
import { minimumWagesFile, wageProblems, wagesOf } from './minimum-wages-file';
import { officesFile } from './offices-file';
import { sandboxProblems } from './of-sandbox';
import { type FileProblem, inWords } from './problem';
import { type WageInFile, wagesAcross } from './wages-across';
import { readYaml, type Read } from './yaml';

export interface Policies {
  policies: Policy[];
  offices: Office[];
  /** Names of districts by their codes, those too that no office here serves. */
  districts: Readonly<Record<string, Localised>>;
  /** Of every place together; `minimumWagesFor` picks those of one. */
  minimumWages: readonly MinimumWage[];
  /** By which rules the levy is reckoned, place by place. */
  levies: readonly LevyPlace[];
}

/**
 * Every file of policies, offices, minimum wages and levies under a folder, with everything that is wrong with any of them at once.
 * @param sandbox production refuses files that belong to the sandbox
 */
export function loadPolicies(dir: string, { sandbox }: { sandbox: boolean }): { loaded: Policies; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const say = (file: Read, found: Problem[]): void =>
    void problems.push(...found.map(({ path, why }) => ({ file: file.name, line: file.lineOf(path), why })));
  const policies: { policy: Policy; file: Read }[] = [];
  const offices: { office: Office; file: Read; at: number }[] = [];
  const districts: Record<string, Localised> = {};
  const wages: WageInFile[] = [];
  const levies: LevyPlace[] = [];
  const folder = statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!folder) problems.push({ file: dir, line: 1, why: 'there is no such folder' });
  for (const name of folder ? [...filesUnder(dir), ...(sandbox ? filesUnder(besides(dir)) : [])] : []) {
    const file = readYaml(name, readFileSync(name, 'utf8'));
    if (file.problems.length > 0) {
      problems.push(...file.problems);
    } else if (basename(name) === 'offices.yaml') {
      const parsed = officesFile.safeParse(file.value);
      if (!parsed.success) say(file, problemsIn(parsed.error));
      else {
        Object.assign(districts, parsed.data.districts);
        parsed.data.offices.forEach((office, at) => offices.push({ office, file, at }));
      }
    } else if (basename(name) === 'levy.yaml') {
      const parsed = levyFile.safeParse(file.value);
      if (!parsed.success) say(file, problemsIn(parsed.error));
      else {
        say(file, levyProblems(parsed.data, sandbox));
        levies.push(levyPlaceOf(parsed.data));
      }
    } else if (basename(name) === 'minimum-wages.yaml') {
      const parsed = minimumWagesFile.safeParse(file.value);
      if (!parsed.success) say(file, problemsIn(parsed.error));
      else {
        say(file, wageProblems(parsed.data, sandbox));
        wagesOf(parsed.data).forEach((wage, at) => wages.push({ wage, file, at }));
      }
    } else {
      const parsed = policyFile.safeParse(file.value);
      if (!parsed.success) {
        say(file, problemsIn(parsed.error));
        continue;
      }
      const policy = policyOf(parsed.data);
      say(file, [...sandboxProblems(policy, sandbox), ...problemsOf(policy)]);
      policies.push({ policy, file });
    }
  }
  if (policies.length === 0 && problems.length === 0) problems.push({ file: dir, line: 1, why: 'there is no policy file here' });
  problems.push(...acrossProblems(policies, offices), ...wagesAcross(wages));
  const loaded: Policies = {
    policies: policies.map((one) => one.policy),
    offices: offices.map((one) => one.office),
    districts,
    minimumWages: wages.map((one) => one.wage),
    levies,
  };
  return { loaded, problems };
}

/** For a process that starts: the policies, or an error that says all that is wrong. */
export function policiesOrExplain(dir: string, options: { sandbox: boolean }): Policies {
  const { loaded, problems } = loadPolicies(dir, options);
  if (problems.length > 0) throw new Error(`the policies are not right; nothing was started:\n${problems.map(inWords).join('\n')}`);
  return loaded;
}

/** `sandbox/policies` beside `policies`: places that are not open, with example amounts. */
const besides = (dir: string): string => join(dirname(dir), 'sandbox', 'policies');

function filesUnder(dir: string): string[] {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(dir)
    .sort()
    .flatMap((name) => {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) return filesUnder(path);
      return /\.ya?ml$/.test(name) ? [path] : [];
    });
}
