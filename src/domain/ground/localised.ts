import { z } from 'zod';

/** Words in both languages of the portal. */
export type Localised = { 'zh-CN': string; en: string };
/** A source by its name within the policy file that lists it. */
export type SourceId = string;

/** What a rule or an amount rests on: the clause, its source, and whether that is of a grade below B (标准待核实). */
export interface Basis {
  clause: Localised;
  from: SourceId;
  provisional: boolean;
}

/** As a file has them. */
export const localised = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
