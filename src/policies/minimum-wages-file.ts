import { z } from 'zod';
import { type Problem } from '../domain/policy/issues';
import { grades } from '../domain/ground/grade';
import { type MinimumWage } from '../domain/ground/minimum-wages';
import { type AreaCode, type Fen, type LocalDate, type Month } from '../domain/values';
import { sandboxProblems } from './of-sandbox';

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month is written like 2026-01')
  .transform((value) => value as Month);
const source = z.strictObject({
  grade: z.enum(grades),
  title: z.string().min(1),
  publisher: z.string().optional(),
  date: z.iso
    .date()
    .transform((value) => value as LocalDate)
    .optional(),
});

/**
 * `minimum-wages.yaml` of an area: what was retrieved of its monthly minimum wage (月最低工资标准, full time), in yuan, and where it was seen.
 * `until`: not known to be in force any longer. `yearOnly`: the source names no month.
 */
export const minimumWagesFile = z.strictObject({
  area: z
    .string()
    .regex(/^\d{6}$/, 'expected six digits (GB/T 2260)')
    .transform((value) => value as AreaCode),
  sources: z.record(z.string(), source),
  wages: z
    .array(
      z.strictObject({
        since: month,
        until: month.optional(),
        yuan: z.number().positive().max(100_000).multipleOf(0.01),
        yearOnly: z.boolean().default(false),
        from: z.string().min(1),
      }),
    )
    .min(1),
  sandbox: z.boolean().default(false),
});
type MinimumWagesFile = z.output<typeof minimumWagesFile>;

/** The wages a file means, in the file's order. */
export const wagesOf = ({ area, sources, wages }: MinimumWagesFile): MinimumWage[] =>
  wages.map(({ since, until, yuan, yearOnly, from }) => ({
    area,
    since,
    ...(until === undefined ? {} : { until }),
    fen: Math.round(yuan * 100) as Fen,
    yearOnly,
    source: (sources[from] ?? { grade: 'PD', title: from }) as MinimumWage['source'],
  }));

/** What is wrong with a file by itself. @param sandbox whether what belongs to the sandbox is loaded */
export const wageProblems = (file: MinimumWagesFile, sandbox: boolean): Problem[] => [
  ...sandboxProblems(file, sandbox),
  ...file.wages.flatMap(({ since, until, from }, at) => [
    ...(file.sources[from] === undefined ? [{ path: ['wages', at, 'from'], why: `no source is called ${from}` }] : []),
    ...(until !== undefined && until < since ? [{ path: ['wages', at, 'until'], why: 'it ends before it begins' }] : []),
  ]),
];
