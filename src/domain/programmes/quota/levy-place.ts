import { firmGrades, type Grade } from '../../ground/grade';
import { type Localised, type SourceId } from '../../ground/localised';
import { type AreaCode, type LocalDate } from '../../values';
import { type LevyParameters, levyRuleOn } from './levy-parameters';

/** One rule by which a place reckons its levy, with the clause and source it stands in. */
export interface LevyRule {
  clause: Localised;
  from: SourceId;
  with: LevyParameters;
}

/** A place that has such rules. */
export interface LevyPlace {
  area: AreaCode;
  areaName: Localised;
  sources: Record<SourceId, { grade: Grade; title: string; publisher?: string; date?: LocalDate }>;
  rules: readonly LevyRule[];
}

/** The rule of a day with what it rests on; undefined where none covers it, and then there is no estimate. */
export function levyRuleOf({ rules, sources }: LevyPlace, on: LocalDate) {
  const parameters = levyRuleOn(
    rules.map((one) => one.with),
    on,
  );
  const rule = rules.find((one) => one.with === parameters);
  if (!rule) return undefined;
  const { clause, from } = rule;
  return { parameters: rule.with, basis: { clause, from, provisional: !firmGrades.includes(sources[from]?.grade ?? 'PD') } };
}
