import { z } from 'zod';
import { type Registry } from '../ground/reply';
import { type Fen, type Month } from '../values';

/** What one employer paid for somebody in one month. */
export interface EmploymentMonth {
  month: Month;
  /** 统一社会信用代码 of the employer who declared it. */
  employer: string;
  /** 个人工资发放, in fen. */
  wage: Fen;
  /** Whether 养老保险 and 医疗保险 were both paid in full. */
  insured: boolean;
}

export interface EmploymentRecord {
  identity: string;
  /** Whoever died is not employed, whatever was declared for later months (`2025-06`, the last that counts). */
  lastMonth?: Month | undefined;
  months: EmploymentMonth[];
}

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .transform((value) => value as Month);

/** 社会保险与工资发放, month by month and employer by employer; asked by identity number. */
export const employments: Registry<EmploymentRecord> = {
  name: 'employment',
  record: z.object({
    identity: z.string(),
    lastMonth: month.optional(),
    months: z.array(
      z.object({
        month,
        employer: z.string(),
        wage: z
          .number()
          .int()
          .min(0)
          .transform((value) => value as Fen),
        insured: z.boolean(),
      }),
    ),
  }),
  about: ({ identity }, asked) => identity === asked,
};
