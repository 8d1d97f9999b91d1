import { type Instant } from '../domain/values';

/** The real clock, for what the store itself stamps: when a text was kept, a claim freed, a page read. */
export const instantNow = (): Instant => new Date().toISOString() as Instant;

/** An instant so many milliseconds later (or earlier). */
export const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString() as Instant;
