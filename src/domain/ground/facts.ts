import { type LocalDate } from '../values';

/** What rules and formulas may look at: no name, no number of a document. Each programme has its own; the kernel reads `on` alone. */
export interface Facts {
  /** The day whose rules count: the day of submission. */
  on: LocalDate;
}
