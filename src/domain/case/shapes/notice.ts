import { type ActorId, type CaseId, type Hash, type Instant, type LocalDate, type StepId, type TextRef } from '../../values';
import { type EvidenceRef } from './evidence';

/** 公示 of one step. */
export interface Notice {
  step: StepId;
  /** What its row says, by its hash, as it was put up. */
  row: Hash;
  from: Instant;
  /** What its clock said as it came to stand still; while it runs the step's own limit says so. */
  until?: Instant;
  /** Its time is over; whether the page stood through it is being looked at. */
  over?: true;
  /** What it said at its end. */
  taken?: Hash;
  /** Days that were added, since the page did not stand on as many. */
  lost: LocalDate[];
  /** 异议, each with the working days that were left. While one is not lifted the row stands, and its clock stands still. */
  holds: { objection: CaseId; at: Instant; left: number; upheld?: boolean }[];
  /** Photographs of the board it was also posted on. */
  boards: { by: ActorId; at: Instant; text: TextRef; photos: EvidenceRef[] }[];
}
