import { type ActorId, type Instant, type PersonId, type StepId, type TextRef } from '../../values';
import { type EvidenceRef } from './evidence';

/** What a telephone's own clock said, and by how many seconds the server's was ahead of it when both were last compared. Both are the telephone's claim. */
export interface PhoneTime {
  at: Instant;
  ahead?: number;
}

/** Of an entry that a telephone kept until it had a signal: when it was last typed in there, and when each photograph was added. */
export interface OnPhone {
  typed: PhoneTime;
  photos: (PhoneTime & { file: string })[];
}

export interface Inspection {
  by: ActorId;
  person: PersonId;
  /** When it came to the server: the instant that counts. */
  at: Instant;
  checklist: Record<string, boolean>;
  text: TextRef;
  photos: EvidenceRef[];
  phone?: OnPhone;
}

/** 实地核查 of one step. */
export interface Visit {
  step: StepId;
  appointment?: { at: Instant; text: TextRef };
  inspections: Inspection[];
}
