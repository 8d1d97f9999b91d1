import { type Facts } from '../domain/ground/facts';
import { type Localised, type SourceId } from '../domain/ground/localised';
import { type Explained, type Unit, type Verdict } from '../domain/ground/explained';
import { figure } from '../domain/ground/figure';
import { formatYuan } from '../domain/money';
import { award } from '../domain/policy/award';
import { eligibility, mayQualify } from '../domain/policy/eligibility';
import { type Policy } from '../domain/policy/policy';
import { type Fen } from '../domain/values';

export type Language = keyof Localised;

/** Whatever names its sources. */
type Sourced = Pick<Policy, 'sources'>;

const words = {
  'zh-CN': {
    yuan: ' 元',
    provisional: '标准待核实',
    met: '✓ 符合',
    unmet: '✗ 不符合',
    unknown: '? 待核验',
    qualifies: '符合条件，金额如下。',
    may: '目前没有不符合的条件，还有待核验的；核验符合后，金额如下。',
    not: '不符合条件，不计算金额。',
  },
  en: {
    yuan: ' yuan',
    provisional: 'provisional figure',
    met: '✓ met',
    unmet: '✗ not met',
    unknown: '? not checked yet',
    qualifies: 'Eligible; the amount:',
    may: 'Nothing speaks against it, but not all is checked; once it is, the amount:',
    not: 'Not eligible; no amount is computed.',
  },
} as const;

const units: Record<Language, Record<Unit, string>> = {
  'zh-CN': {
    fen: ' 元',
    persons: ' 人',
    'person-months': ' 人',
    months: ' 个月',
    stars: ' 星',
    places: ' 个名额',
    'per-mille': '‰',
    percent: '%',
    points: ' 分',
  },
  en: {
    fen: ' yuan',
    persons: ' persons',
    'person-months': ' persons',
    months: ' months',
    stars: ' stars',
    places: ' places',
    'per-mille': '‰',
    percent: '%',
    points: ' points',
  },
};

/** Eligibility finding by finding, each with clause, source and grade, then the amount as a tree; one line each. Sums are in fen. */
export function explainLines(policy: Policy, facts: Facts, language: Language): string[] {
  const say = words[language];
  const findings = eligibility(policy, facts);
  const all = findings.every((one) => one.verdict === 'met');
  const conclusion = !mayQualify(findings) ? say.not : all ? say.qualifies : say.may;
  const amount = mayQualify(findings) ? award(policy, facts) : undefined;
  const mark = (verdict: Verdict): string => say[verdict];
  return [
    `${policy.areaName[language]} ${policy.term[language]}  ${policy.id}`,
    ...findings.map(
      (one) =>
        `${mark(one.verdict)}  ${one.say[language]} ← ${one.clause[language]} ← ${sourceOf(policy, one.from, one.provisional, language)}`,
    ),
    conclusion,
    ...(amount ? treeLines(amount, policy, language, '') : []),
  ];
}

/** A computation as a tree, one line a node, each with clause and source. */
export function treeLines(node: Explained<number | string | boolean>, policy: Sourced, language: Language, indent: string): string[] {
  const clause = node.clause ? ` ← ${node.clause[language]}` : '';
  const from = node.from ? ` ← ${sourceOf(policy, node.from, node.provisional, language)}` : '';
  const line = `${indent}${valueOf(node, language)} ← ${node.say[language]}${clause}${from}`;
  return [line, ...node.because.flatMap((child) => treeLines(child, policy, language, `${indent}  `))];
}

/** Each number says its unit, as on the pages. */
function valueOf({ value, unit }: Explained<number | string | boolean>, language: Language): string {
  if (unit === 'fen') return `${formatYuan(value as Fen)}${words[language].yuan}`;
  return unit === undefined ? String(value) : `${figure(value as number, unit)}${units[language][unit]}`;
}

function sourceOf(policy: Sourced, from: SourceId, provisional: boolean, language: Language): string {
  const source = policy.sources[from];
  const [open, close, comma] = language === 'en' ? [' (', ')', ', '] : ['（', '）', '，'];
  const grade = provisional ? `${source?.grade ?? 'PD'}${comma}${words[language].provisional}` : (source?.grade ?? 'PD');
  return `${[source?.title ?? from, source?.publisher, source?.date].filter((one) => one !== undefined).join(comma)}${open}${grade}${close}`;
}
