/**
 * Grades of evidence: what of a rule was itself seen (policy research §0.1). PD is a project default, not policy. EX is an example of the
 * sandbox, not policy either: there it counts as if it were firm, so that what rests on firm figures alone can be tried. No other file has it.
 */
export const grades = ['A', 'B', 'SEED', 'C', 'K', 'PD', 'EX'] as const;
export type Grade = (typeof grades)[number];

/** Of the others a figure is provisional (标准待核实), and nothing is decided on it without a person. */
export const firmGrades: readonly Grade[] = ['A', 'B', 'SEED', 'EX'];
