import { type Published } from '../../ground/minimum-wages';
import { type Fen } from '../../values';

/** What a year's reward is reckoned from; undefined is what nobody knows yet. */
export interface RewardFacts {
  /** Staff, persons verified as heads, and persons verified with the severely disabled as two: of the twelve months together. */
  staffMonths: number;
  personMonths: number;
  weightedMonths: number;
  /** The place's monthly minimum wage: of the year verified, and of the year after, in which the reward is applied for. */
  minimumWage?: { previous?: Published | undefined; current?: Published | undefined } | undefined;
  /** All wages of the year's disabled staff in fen, and the months they were paid for. */
  ownDisabled?: { wages: Fen; months: number } | undefined;
  /** In how many years it was drawn already. */
  yearsDrawn?: number | undefined;
}
