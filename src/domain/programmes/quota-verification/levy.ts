import { staffMonthsOf } from '../quota/counting';
import { type LevyFacts } from '../quota/levy-facts';
import { type VerificationFacts } from './facts';

/** From what was verified and filed; no contribution bases are asked, nor the city's average wage. */
export const levyFactsOf = ({ kind, staff, wages, counted }: VerificationFacts): LevyFacts | undefined =>
  kind && staff && counted
    ? { kind, staffMonths: staffMonthsOf(staff), weightedMonths: counted.weighted.reduce((sum, one) => sum + one, 0), wages }
    : undefined;
