/** A day of Shanghai so many days from now, as forms take it. */
export const inDays = (days: number): string => new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
