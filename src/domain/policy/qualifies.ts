import { type Eligibility } from '../ground/explained';
import { type LocalDate } from '../values';

/** From which day on somebody qualifies, if it is only for time to pass; undefined if they do already, or if something else stands against it. */
export function qualifiesFrom(findings: readonly Eligibility[]): LocalDate | undefined {
  const unmet = findings.filter((one) => one.verdict === 'unmet');
  const days = unmet.flatMap((one) => one.metFrom ?? []);
  return days.length === unmet.length ? days.sort().at(-1) : undefined;
}
