import { z } from 'zod';
import { monthsOf } from '../../calendar/months';
import { type MinimumWage, minimumWageIn, type Published, published } from '../../ground/minimum-wages';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type OwnAccountFacts, ownAccountIn } from '../common/own-account';
import { type OfPlace } from '../common/place';
import { type VerifiedYear, verifiedYear } from '../quota/verified-year';

/** What the form asks, after checking; the roster stands by itself. */
export interface PlacementAnswers extends OfPlace {
  year: { year: string };
  account: AccountAnswers;
  contact: ContactAnswers;
}

/** What rules may look at: who counted in which month, as a roster's year is verified. */
export interface PlacementFacts extends OwnAccountFacts, Pick<VerifiedYear, 'year' | 'counted'> {
  /** The minimum wage of each of the year's twelve months. */
  minimumWages?: Published[];
}

export const factsOf = ({ unit, account, year: { year } }: PlacementAnswers, on: LocalDate): PlacementFacts => ({
  on,
  ...(year === undefined ? {} : { year }),
  ...ownAccountIn(unit, account),
});

/** The minimum wages of the year as they are known on the day of filing; undefined while one of them has not been entered. */
export function withWages(facts: PlacementFacts, table: readonly MinimumWage[]): PlacementFacts | undefined {
  if (facts.year === undefined) return facts;
  const wages = monthsOf(Number(facts.year)).flatMap((month) => minimumWageIn(table, month) ?? []);
  return wages.length === 12 ? { ...facts, minimumWages: wages.map(published) } : undefined;
}

const wage = z.strictObject({ fen: z.number().int().positive(), provisional: z.boolean(), title: z.string() });
const { year, counted } = (verifiedYear as unknown as z.ZodObject<Record<'year' | 'counted', z.ZodType>>).shape;

export const shape = z.strictObject({
  on: z.iso.date(),
  year,
  counted,
  minimumWages: z.array(wage).length(12).optional(),
  ownAccount: z.boolean().optional(),
}) as unknown as z.ZodType<PlacementFacts>;
