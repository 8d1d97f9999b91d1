import { type Instant, type LocalDate } from '../values';

/** Asia/Shanghai has had no summer time since 1991. */
const ahead = 8 * 3_600_000;

/** The date in Shanghai at an instant. */
export const localDate = (instant: Instant): LocalDate => new Date(Date.parse(instant) + ahead).toISOString().slice(0, 10) as LocalDate;

/** The last millisecond of a day in Shanghai, as a UTC instant. */
export const endOfDay = (date: LocalDate): Instant => new Date(Date.parse(`${date}T23:59:59.999Z`) - ahead).toISOString() as Instant;
