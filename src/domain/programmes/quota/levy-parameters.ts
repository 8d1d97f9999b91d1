import { z } from 'zod';
import { type LocalDate } from '../../values';

const date = z.iso.date().transform((value) => value as LocalDate);
const tier = z.strictObject({ minRatio: z.number().min(0).lt(1), pay: z.number().min(0).max(1) });

/**
 * What the levy (残保金) is reckoned by in a place, as a policy file gives it (policy research §4). Ratios are decimals: 0.015 is 1.5 %.
 * - `ratio`: 安排残疾人就业的比例.
 * - `wageBase`: the employer's own average wage; the city's average wage; the employer's sum of social-insurance contribution bases by staff.
 * - `baseCoefficient`: what of it counts (Xiamen 0.6).
 * - `wageCapMultiple`: an employer's average counts up to so many times the local one; left out where there is no such ceiling.
 * - `tiers` (分档减缴): from which share of disabled staff (that share included) which part is paid; highest first, down to 0.
 * - `exemptMaxStaff`, `exemptOnlyEnterprise`: up to so many staff (included) nothing is paid; 0 for no exemption.
 * - `validFrom`, `validTo`: the days on which the levy is reckoned so.
 */
export const levyParameters = z
  .strictObject({
    ratio: z.number().positive().lt(1),
    wageBase: z.enum(['employer', 'cityAverage', 'contributionBase']),
    baseCoefficient: z.number().positive().max(10),
    wageCapMultiple: z.number().positive().max(10).optional(),
    tiers: z.array(tier).min(1),
    exemptMaxStaff: z.number().int().min(0),
    exemptOnlyEnterprise: z.boolean(),
    validFrom: date,
    validTo: date.optional(),
  })
  .refine(({ tiers }) => tiers.at(-1)?.minRatio === 0, { path: ['tiers'], message: 'the last tier begins at 0' })
  .refine(({ tiers }) => tiers.every((one, at) => at === 0 || one.minRatio < (tiers[at - 1]?.minRatio ?? 0)), {
    path: ['tiers'],
    message: 'the tiers go from the highest down',
  })
  .refine(({ tiers }) => tiers.every((one, at) => at === 0 || one.pay >= (tiers[at - 1]?.pay ?? 0)), {
    path: ['tiers'],
    message: 'whoever places fewer does not pay a smaller part',
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validFrom <= validTo, {
    path: ['validTo'],
    message: 'it ends before it begins',
  });

export type LevyParameters = z.output<typeof levyParameters>;

/** By which of a place's rules the levy is reckoned on a day; undefined where none covers it, and then there is no estimate. */
export const levyRuleOn = (rules: readonly LevyParameters[], on: LocalDate): LevyParameters | undefined =>
  rules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo));
