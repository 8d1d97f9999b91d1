import { type RewardFacts } from '../quota/reward-facts';
import { type QuotaRewardFacts } from './facts';

/** The figures that the verification left; undefined while it did not. */
export const known = ({ staffMonths, personMonths, weightedMonths, ...rest }: QuotaRewardFacts): RewardFacts | undefined =>
  staffMonths === undefined || personMonths === undefined || weightedMonths === undefined
    ? undefined
    : { staffMonths, personMonths, weightedMonths, ...rest };
