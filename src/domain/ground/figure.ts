import { type Unit } from './explained';

/**
 * A number other than money as it is shown: person-months as persons and points of a panel with two decimals, all else with four at the most, none of them idle.
 * Only what is shown is rounded, half up; what is carried and computed with is not.
 */
export const figure = (value: number, unit: Unit): string =>
  unit === 'points'
    ? value % 100 === 0
      ? String(value / 100)
      : (value / 100).toFixed(2)
    : unit === 'person-months'
      ? (Math.round((value * 100) / 12) / 100).toFixed(2)
      : String(Math.round(value * 10_000) / 10_000);
