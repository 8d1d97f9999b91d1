/** What is read in one process, by whom. */
export type Reader = 'ours' | 'bare';
export type Kind = 'csv' | 'xlsx';

/** What one process measured. */
export interface Measured {
  /** The median of the rounds. */
  ms: number;
  rows: number;
  /** The most that the process held at any time. */
  peakMb: number;
}
