import { type z } from 'zod';

/** What a registry says. `unavailable` ends in the finding 暂无法核验, never in a mark against the person. */
export type Reply<R> = { kind: 'found'; record: R } | { kind: 'absent' } | { kind: 'unavailable' };

/** A registry by its name, and the form of its records: a reply of another form counts as none. */
export interface Registry<R> {
  name: string;
  record: z.ZodType<R>;
  /** Is the record about what was asked? What is about somebody else must not reach a form or a comparison. */
  about?: (record: R, asked: string) => boolean;
}

/** How one thing that was answered compares with a registry. The values stay sealed in MongoDB. */
export interface Compared {
  /** `certificate/1/validity`: registry, subject, line. */
  id: string;
  verdict: 'agrees' | 'differs' | 'absent' | 'unverified';
}
