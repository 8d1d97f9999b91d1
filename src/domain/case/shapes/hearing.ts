import { type ActorId, type Instant, type StepId, type TextRef } from '../../values';
import { type EvidenceRef } from './evidence';

/** How a hearing ended: whoever was heard said that it was all, or its date passed, with something said or nothing. */
export type HearingEnd = 'enough' | 'time' | 'silence';

/** 听取陈述 of one step: what whoever the case concerns said to what they were asked. */
export interface Hearing {
  step: StepId;
  asked: Instant;
  /** Its last instant. */
  until?: Instant;
  answers: { by: ActorId; at: Instant; text: TextRef; papers: EvidenceRef[] }[];
  over?: { at: Instant; how: HearingEnd };
}
