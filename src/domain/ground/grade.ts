/** Grades of evidence: what of a rule was itself seen (policy research §0.1). PD is a project default, not policy. */
export const grades = ['A', 'B', 'SEED', 'C', 'K', 'PD'] as const;
export type Grade = (typeof grades)[number];

/** Of the others a figure is provisional (标准待核实), and nothing is decided on it without a person. */
export const firmGrades: readonly Grade[] = ['A', 'B', 'SEED'];
