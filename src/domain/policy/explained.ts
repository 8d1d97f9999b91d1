import { type Localised, type SourceId } from './policy';

/** A value with how it came about, as a tree: the same on the calculator, the officer's page and the decision letter. */
export interface Explained<T> {
  value: T;
  /** What this node is: "启动资金扶持". */
  say: Localised;
  clause?: Localised;
  from?: SourceId;
  /** Rests on evidence of grade C, K or PD: shown as 标准待核实 and never decided without a person. */
  provisional: boolean;
  because: Explained<number | string | boolean>[];
}

/** What became of one rule of eligibility. `unknown`: the facts do not say yet. */
export type Verdict = 'met' | 'unmet' | 'unknown';

export interface Eligibility {
  rule: string;
  verdict: Verdict;
  /** In words, for the person: what was found, and what would change it. */
  say: Localised;
  clause: Localised;
  from: SourceId;
  provisional: boolean;
}
