import { formatYuan } from '../domain/money';
import { award } from '../domain/policy/award';
import { eligibility, mayQualify } from '../domain/policy/eligibility';
import { type Explained, type Verdict } from '../domain/policy/explained';
import { type Localised, type Policy, type SourceId } from '../domain/policy/policy';
import { type StartupGrantFacts } from '../domain/programmes/startup-grant-facts';
import { type Fen } from '../domain/values';

export type Language = keyof Localised;

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

/** Eligibility finding by finding, each with clause, source and grade, then the amount as a tree; one line each. Sums are in fen. */
export function explainLines(policy: Policy, facts: StartupGrantFacts, language: Language): string[] {
  const say = words[language];
  const findings = eligibility(policy, facts);
  const all = findings.every((one) => one.verdict === 'met');
  const conclusion = !mayQualify(findings) ? say.not : all ? say.qualifies : say.may;
  const mark = (verdict: Verdict): string => say[verdict];
  return [
    `${policy.areaName[language]} ${policy.term[language]}  ${policy.id}`,
    ...findings.map(
      (one) =>
        `${mark(one.verdict)}  ${one.say[language]} ← ${one.clause[language]} ← ${sourceOf(policy, one.from, one.provisional, language)}`,
    ),
    conclusion,
    ...(mayQualify(findings) ? treeLines(award(policy, facts), policy, language, '') : []),
  ];
}

function treeLines(node: Explained<number | string | boolean>, policy: Policy, language: Language, indent: string): string[] {
  const clause = node.clause ? ` ← ${node.clause[language]}` : '';
  const from = node.from ? ` ← ${sourceOf(policy, node.from, node.provisional, language)}` : '';
  const line = `${indent}${valueOf(node.value, language)} ← ${node.say[language]}${clause}${from}`;
  return [line, ...node.because.flatMap((child) => treeLines(child, policy, language, `${indent}  `))];
}

/** As on the pages: a number from a hundred yuan on is money, a smaller one counts people. */
const valueOf = (value: number | string | boolean, language: Language): string =>
  typeof value === 'number' && value >= 10_000 ? `${formatYuan(value as Fen)}${words[language].yuan}` : String(value);

function sourceOf(policy: Policy, from: SourceId, provisional: boolean, language: Language): string {
  const source = policy.sources[from];
  const [open, close, comma] = language === 'en' ? [' (', ')', ', '] : ['（', '）', '，'];
  const grade = provisional ? `${source?.grade ?? 'PD'}${comma}${words[language].provisional}` : (source?.grade ?? 'PD');
  return `${[source?.title ?? from, source?.publisher, source?.date].filter((one) => one !== undefined).join(comma)}${open}${grade}${close}`;
}
