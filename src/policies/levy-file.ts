import { z } from 'zod';
import { grades } from '../domain/ground/grade';
import { localised } from '../domain/ground/localised';
import { type Problem } from '../domain/policy/issues';
import { levyParameters } from '../domain/programmes/quota/levy-parameters';
import { type LevyPlace } from '../domain/programmes/quota/levy-place';
import { type AreaCode, type LocalDate } from '../domain/values';
import { sandboxProblems } from './of-sandbox';

const source = z.strictObject({
  grade: z.enum(grades),
  title: z.string().min(1),
  publisher: z.string().optional(),
  date: z.iso.date().optional(),
});

/** `levy.yaml` of an area: by which rules the levy (残疾人就业保障金) is reckoned there, each with its clause and where it was seen. */
export const levyFile = z.strictObject({
  area: z.string().regex(/^\d{6}$/, 'expected six digits (GB/T 2260)'),
  areaName: localised,
  sources: z.record(z.string(), source),
  rules: z.array(z.strictObject({ clause: localised, from: z.string().min(1), with: levyParameters })).min(1),
  sandbox: z.boolean().default(false),
});

export const levyPlaceOf = ({ area, areaName, sources, rules }: z.output<typeof levyFile>): LevyPlace => ({
  area: area as AreaCode,
  areaName,
  sources: Object.fromEntries(
    Object.entries(sources).map(([name, { grade, title, publisher, date }]) => [
      name,
      { grade, title, ...(publisher ? { publisher } : {}), ...(date ? { date: date as LocalDate } : {}) },
    ]),
  ),
  rules,
});

/** What is wrong with a file by itself. @param sandbox whether what belongs to the sandbox is loaded */
export const levyProblems = (file: z.output<typeof levyFile>, sandbox: boolean): Problem[] => [
  ...sandboxProblems(file, sandbox),
  ...file.rules.flatMap(({ from }, at) =>
    file.sources[from] === undefined ? [{ path: ['rules', at, 'from'], why: `no source is called ${from}` }] : [],
  ),
];
