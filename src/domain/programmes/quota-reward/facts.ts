import { z } from 'zod';
import { type Answers } from '../../form/answers';
import { type Followed } from '../../ground/after';
import { type Facts } from '../../ground/facts';
import { type AreaCode, type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { ownAccountIn } from '../common/own-account';
import { employerKinds, type EmployerKind } from '../quota/levy-facts';
import { type RewardFacts } from '../quota/reward-facts';
import { verifiedYear } from '../quota/verified-year';

/** What the form asks, after checking. */
export interface QuotaRewardAnswers extends Answers {
  statement: { choice?: 'apply' | 'waive'; concentrated?: boolean };
  account: AccountAnswers;
  contact: ContactAnswers;
  employer: { street: AreaCode };
}

/** What rules may look at. */
export interface QuotaRewardFacts extends Facts, Partial<RewardFacts> {
  /** The year that was verified: `2025`. */
  year?: string;
  kind?: EmployerKind;
  /** The verified figures rest on a minimum wage that was not seen itself. */
  provisional?: true;
  /** 集中安置单位, as the employer says. */
  concentrated?: boolean;
  waived?: boolean;
  /** The account is called as the unit is. */
  ownAccount?: boolean;
}

export function factsOf({ unit, statement, account }: QuotaRewardAnswers, on: LocalDate, after?: Followed): QuotaRewardFacts {
  const { choice, concentrated } = statement;
  return {
    on,
    ...verifiedIn(after?.facts),
    ...(concentrated === undefined ? {} : { concentrated }),
    ...(choice === undefined ? {} : { waived: choice === 'waive' }),
    ...ownAccountIn(unit, account),
  };
}

/** The figures of the year as the verification was recorded; nothing where what is followed is none, or was not finished. */
function verifiedIn(recorded: Facts | undefined): Partial<QuotaRewardFacts> {
  const { data } = verifiedYear.safeParse(recorded);
  if (data?.year === undefined || data.staff === undefined || data.counted === undefined) return {};
  const { year, kind, staff, counted } = data;
  const sum = (months: readonly number[]): number => months.reduce((all, one) => all + one, 0);
  return {
    year,
    ...(kind === undefined ? {} : { kind }),
    staffMonths: sum(staff),
    personMonths: sum(counted.persons),
    weightedMonths: sum(counted.weighted),
    ...(counted.provisional ? { provisional: true } : {}),
  };
}

const months = z.number().int().min(0).optional();
const published = z.strictObject({ fen: z.number().int().positive(), provisional: z.boolean(), title: z.string() }).optional();

export const shape = z.strictObject({
  on: z.iso.date(),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  kind: z.enum(employerKinds).optional(),
  staffMonths: months,
  personMonths: months,
  weightedMonths: months,
  provisional: z.literal(true).optional(),
  minimumWage: z.strictObject({ previous: published, current: published }).optional(),
  ownDisabled: z.strictObject({ wages: z.number().int().min(0), months: z.number().int().min(0) }).optional(),
  yearsDrawn: months,
  concentrated: z.boolean().optional(),
  waived: z.boolean().optional(),
  ownAccount: z.boolean().optional(),
}) as unknown as z.ZodType<QuotaRewardFacts>;
