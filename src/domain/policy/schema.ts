import { z } from 'zod';
import { everies } from '../calendar/periods';
import { type MonthDay } from '../calendar/windows';
import { grades } from '../ground/grade';
import { jurisdictions } from '../ground/jurisdiction';
import { localised } from '../ground/localised';
import { stepKinds } from '../programmes/route-shape';
import { levels, units } from '../offices';
import { receivers } from '../receiver';
import { type AreaCode, type LocalDate, type StepId } from '../values';
import { duties, type Policy } from './policy';

const date = z.iso.date('a date is written like 2026-01-11').transform((value) => value as LocalDate);
const days = z.number().int().min(1).max(365);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens');
const step = id.transform((value) => value as StepId);
const source = z.string().min(1);
const duty = z.enum(duties);
const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of every year is written like 03-01')
  .transform((value) => value as MonthDay);

const routeStep = z.strictObject({
  step,
  kind: z.enum(stepKinds),
  name: localised,
  role: z.enum(['window', 'inspector', 'reviewer', 'scorer', 'approver', 'finance', 'supervisor']),
  level: z.enum(levels),
  unit: z.enum(units),
  workingDays: days,
  fewestDays: days.optional(),
  counts: z.enum(['working-days', 'days']).default('working-days'),
  onOverdue: z.enum(['deem-accepted', 'remind']).default('remind'),
  byRule: z.boolean().default(false),
  returnsTo: z.array(step).default([]),
  inspectors: z.number().int().min(1).max(4).default(1),
  checklist: z.array(z.strictObject({ item: id, say: localised })).default([]),
  supplementDays: days.default(15),
  scorers: z.number().int().min(1).max(15).optional(),
  aspects: z
    .array(z.strictObject({ item: id, say: localised, most: z.number().int().min(1).max(1_000) }))
    .min(1)
    .max(40)
    .optional(),
  spread: z.number().int().min(0).max(40_000).optional(),
  mean: z.enum(['all', 'trimmed']).optional(),
  amount: z.boolean().default(false),
  receiver: z.enum(receivers).optional(),
  onlyIf: id.optional(),
  from: source,
});

const evidence = z.strictObject({
  item: id,
  say: localised,
  required: z.boolean().default(true),
  minor: z.boolean().default(false),
  registry: id.optional(),
  onlyIf: id.optional(),
  from: source,
});

const use = { clause: localised, from: source, with: z.record(z.string(), z.unknown()).default({}) };

/** One policy file as it is written; what it leaves out takes the defaults here. Names and references are checked by `problemsOf`. */
export const policyFile = z.strictObject({
  programme: id,
  area: z
    .string()
    .regex(/^\d{6}$/, 'expected six digits (GB/T 2260)')
    .transform((value) => value as AreaCode),
  areaName: localised,
  term: localised,
  summary: localised,
  jurisdiction: z.enum(jurisdictions),
  limits: z.strictObject({ statutory: days, promised: days, unit: z.literal('working-days'), from: source }),
  window: z.strictObject({ opens: monthDay, closes: monthDay, late: localised.optional(), from: source }).optional(),
  once: z.strictObject({ item: id, per: id, period: z.enum(['ever', 'year', 'period', 'month']) }),
  document: z.strictObject({ no: z.string().optional(), title: z.string(), issued: date, validFrom: date, validUntil: date.optional() }),
  sources: z.record(
    z.string(),
    z.strictObject({
      grade: z.enum(grades),
      title: z.string(),
      publisher: z.string().optional(),
      date: date.optional(),
    }),
  ),
  eligibility: z.array(z.strictObject({ rule: z.string(), say: localised.optional(), ...use })).default([]),
  evidence: z.array(evidence).default([]),
  route: z.array(routeStep).min(1),
  award: z.strictObject({ formula: z.string(), ...use }).optional(),
  follows: z
    .array(
      z
        .strictObject({
          relation: id,
          say: localised,
          programme: id,
          every: z.enum(everies).optional(),
          times: z.number().int().min(1).max(120).optional(),
          daysBeforeEnd: days.optional(),
          from: source,
        })
        .refine(({ every, times }) => (every === undefined) === (times === undefined), {
          path: ['times'],
          message: 'how often and how many times stand together; without both it is offered once, at once',
        })
        .refine(({ every, daysBeforeEnd }) => every === undefined || daysBeforeEnd === undefined, {
          path: ['daysBeforeEnd'],
          message: 'what comes before the end of a standing comes once',
        }),
    )
    .default([]),
  standing: z.strictObject({ years: z.number().int().min(1).max(10), over: z.array(id).optional(), from: source }).optional(),
  budget: z.strictObject({ yuan: z.number().int().positive().max(10_000_000_000), from: source }).optional(),
  separate: z.array(z.tuple([duty, duty])).default([]),
  grounds: z
    .array(z.strictObject({ clause: z.string(), say: localised, basis: localised.optional(), next: localised.optional(), from: source }))
    .default([]),
  remedies: localised.optional(),
  examples: z
    .array(
      z.strictObject({
        name: z.string(),
        facts: z.record(z.string(), z.unknown()),
        expect: z.strictObject({ eligible: z.boolean(), yuan: z.number().optional(), value: z.number().optional() }),
      }),
    )
    .default([]),
  sandbox: z.boolean().default(false),
});

export type PolicyFile = z.output<typeof policyFile>;

/** The policy a file means. Its id: area, programme and the day it counts from. */
export function policyOf(file: PolicyFile): Policy {
  const { limits, ...rest } = file;
  const { unit: _unit, ...numbers } = limits;
  return {
    ...(rest as Omit<Policy, 'id' | 'limits'>),
    id: `${file.area}/${file.programme}/${file.document.validFrom}`,
    limits: numbers,
  };
}
