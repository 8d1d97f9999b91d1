/** What is read in one process, by whom. */
export type Reader = 'ours' | 'bare';
export type Kind = 'csv' | 'xlsx';

/** What one process measured. */
export interface Measured {
  /** The quickest of the rounds: what else a machine does only ever adds. */
  ms: number;
  rows: number;
  /** The most that the process held at any time. */
  peakMb: number;
}
