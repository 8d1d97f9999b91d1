import { monthsOf } from '../../calendar/months';
import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { type Fen, type Month } from '../../values';
import { levy } from './levy';
import { type LevyFacts } from './levy-facts';
import { type LevyParameters } from './levy-parameters';
import { isLacking, type Lacking } from './nodes';
import { type Weight } from './weight';

/** One more person who counts, from a month of the year to its end. */
export interface OneMore {
  from: Month;
  weight: Weight;
  /** Works there already and only begins to count: neither staff nor wages grow. */
  onStaff: boolean;
  /** Of somebody new, in fen a month: it is also what their contributions are reckoned from (PD). */
  wage: Fen;
}

export interface WhatIf {
  before: Explained<number>;
  after: Explained<number>;
  /** In fen: below zero is so much less to pay. Staff grows by somebody new, so that it can also be more: beyond an exemption, say. */
  difference: number;
}

/** The facts as they would be; those given are not changed. A month after the year changes nothing, one before it is all of the year. */
export function withOneMore(facts: LevyFacts, year: number, { from, weight, onStaff, wage }: OneMore): LevyFacts {
  const months = monthsOf(year).filter((month) => month >= from).length;
  const grown = (sum: Fen | undefined): Fen | undefined => (sum === undefined ? undefined : ((sum + wage * months) as Fen));
  return {
    ...facts,
    weightedMonths: facts.weightedMonths + weight * months,
    ...(onStaff ? {} : { staffMonths: facts.staffMonths + months, wages: grown(facts.wages), contributions: grown(facts.contributions) }),
  };
}

/** What the levy would be with one more person, and by how much it differs; nothing is entered anywhere. @returns or what is not known */
export function whatIf(facts: LevyFacts, year: number, one: OneMore, parameters: LevyParameters, basis: Basis): WhatIf | Lacking {
  const before = levy(facts, parameters, basis);
  if (isLacking(before)) return before;
  const after = levy(withOneMore(facts, year, one), parameters, basis);
  return isLacking(after) ? after : { before, after, difference: after.value - before.value };
}
