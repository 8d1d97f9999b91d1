import { type Published } from '../../ground/minimum-wages';
import { type Fen } from '../../values';

/** 企业, 机关, 事业单位, 社会团体, 民办非企业单位: only the first may be exempt for being small. */
export const employerKinds = ['enterprise', 'government', 'public-institution', 'social-organisation', 'private-non-enterprise'] as const;
export type EmployerKind = (typeof employerKinds)[number];

/** What an employer's levy is reckoned from, all of the previous year. Undefined is what nobody knows yet. */
export interface LevyFacts {
  kind: EmployerKind;
  /** Staff of the twelve months together; seasonal staff by their months. */
  staffMonths: number;
  /** Persons verified, those severely disabled as two, of the twelve months together. */
  weightedMonths: number;
  /** All wages paid to all staff, in fen. */
  wages?: Fen | undefined;
  /** The sum of all contribution bases of social insurance over the year, in fen. */
  contributions?: Fen | undefined;
  /** The average wage of a year in the city (当地社会平均工资). */
  cityAverage?: Published | undefined;
}
