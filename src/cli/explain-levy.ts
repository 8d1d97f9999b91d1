import { z } from 'zod';
import { problemsIn } from '../domain/policy/issues';
import { levy } from '../domain/programmes/quota/levy';
import { employerKinds, type LevyFacts } from '../domain/programmes/quota/levy-facts';
import { levyRuleOf } from '../domain/programmes/quota/levy-place';
import { isLacking } from '../domain/programmes/quota/nodes';
import { type LocalDate } from '../domain/values';
import { levyFile, levyPlaceOf, levyProblems } from '../policies/levy-file';
import { inWords } from '../policies/problem';
import { readYaml } from '../policies/yaml';
import { type Language, treeLines } from './explain';

const months = z.number().int().min(0);
const fen = z.number().int().min(0);

/** Facts in a file: those of `LevyFacts`, and the day whose rules count. */
const shape = z.strictObject({
  on: z.iso.date(),
  kind: z.enum(employerKinds),
  staffMonths: months.min(1),
  weightedMonths: months,
  wages: fen.optional(),
  contributions: fen.optional(),
  cityAverage: z.strictObject({ fen, provisional: z.boolean(), title: z.string() }).optional(),
}) as unknown as z.ZodType<LevyFacts & { on: LocalDate }>;

/**
 * `policy explain` of a levy.yaml: what would be due, as a tree; an estimate, the tax office decides.
 * @returns the exit status, as of a policy: 1 if a file is wrong, or a rule or a figure is not there
 */
export function explainLevy(
  { file, text }: { file: string; text: string },
  { file: factsFile, given }: { file: string; given: unknown },
  language: Language,
  say: (line: string) => void,
): number {
  const read = readYaml(file, text);
  const parsed = levyFile.safeParse(read.value);
  const found = parsed.success ? levyProblems(parsed.data, true) : problemsIn(parsed.error);
  const problems = read.problems.length > 0 ? read.problems : found.map(({ path, why }) => ({ file, line: read.lineOf(path), why }));
  problems.forEach((problem) => say(inWords(problem)));
  if (problems.length > 0 || !parsed.success) return 1;
  const facts = shape.safeParse(given);
  if (!facts.success) {
    problemsIn(facts.error).forEach(({ path, why }) => say(`  ${factsFile}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${why}`));
    return 1;
  }
  const place = levyPlaceOf(parsed.data);
  const rule = levyRuleOf(place, facts.data.on);
  if (!rule) {
    say(`  ${file}: no rule covers ${facts.data.on}`);
    return 1;
  }
  const result = levy(facts.data, rule.parameters, rule.basis);
  if (isLacking(result)) {
    say(`  ${factsFile}: ${result.lacks.join(', ')}: not known, and nothing can be reckoned without`);
    return 1;
  }
  say(`${place.areaName[language]} ${{ 'zh-CN': '残疾人就业保障金测算', en: 'Estimate of the levy' }[language]}`);
  treeLines(result, place, language, '').forEach(say);
  return 0;
}
