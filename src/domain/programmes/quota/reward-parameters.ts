import { z } from 'zod';

/**
 * What an over-quota reward (超比例安排残疾人就业奖励) is reckoned by in a place: the columns of policy research §5.1, each by its name.
 * - `threshold`: above which ratio, as a decimal (0.015); never the place's levy ratio by itself: Xiamen's 0.8 % is not Fujian's 1.6 %.
 * - `severeWeight`: as how many whoever is severely disabled counts here; often 1 where the quota has 2.
 * - `rounding`: of the persons above: `floor` the whole persons, `none` with their fraction.
 * - `decimals`: before that, so many decimals of them are kept, a half upwards (Tianjin 4; how is not published: PD).
 * - `minExcess`: so many persons above at the least, fractions not yet rounded; 0 for none.
 * - `unit`: what one person above comes to: so many months of the minimum wage, so many yuan, or so many months of the average monthly wage
 *   of the employer's own disabled staff.
 * - `withinQuota`: what each person placed up to the ratio comes to once it is reached, in the same unit (Jiangsu's 达比例补助, 2 beside 4).
 * - `wageYear`: minimum wage of the year that is verified (`previous`, as applications come a year later) or of the one after it (`current`).
 * - `capPerUnit`: yuan at the most for an employer in a year. `maxYears`: years in all in which it may be drawn.
 * - `roundUpToYuan`: the sum goes up to whole yuan; otherwise to the fen, a half upwards (PD).
 */
export const rewardParameters = z
  .strictObject({
    threshold: z.number().min(0).lt(1),
    severeWeight: z.union([z.literal(1), z.literal(2)]),
    rounding: z.enum(['floor', 'none']),
    decimals: z.number().int().min(0).max(8).optional(),
    minExcess: z.number().min(0).max(100),
    unit: z.strictObject({
      type: z.enum(['minWageMonths', 'fixed', 'ownDisabledWageMonths']),
      value: z.number().positive().max(1_000_000),
    }),
    withinQuota: z.number().positive().max(1_000_000).optional(),
    wageYear: z.enum(['previous', 'current']).optional(),
    capPerUnit: z.number().positive().max(1_000_000_000).multipleOf(0.01).optional(),
    maxYears: z.number().int().min(1).max(50).optional(),
    roundUpToYuan: z.boolean().optional(),
  })
  .refine(({ unit, wageYear }) => (unit.type === 'minWageMonths') === (wageYear !== undefined), {
    path: ['wageYear'],
    message: 'it stands with months of the minimum wage, and only there',
  });

export type RewardParameters = z.output<typeof rewardParameters>;
export type RewardUnit = RewardParameters['unit'];
