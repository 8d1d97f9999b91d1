import { type Unit } from './explained';

/**
 * A number other than money as it is shown: person-months as persons with two decimals, all else with four at the most, none of them idle.
 * Only what is shown is rounded, half up; what is carried and computed with is not.
 */
export const figure = (value: number, unit: Unit): string =>
  unit === 'person-months' ? (Math.round((value * 100) / 12) / 100).toFixed(2) : String(Math.round(value * 10_000) / 10_000);
