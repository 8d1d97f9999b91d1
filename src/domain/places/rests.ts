import { type Instant } from '../values';

/** When a month was confirmed, and when before each time that it was put right, oldest first. */
export interface Confirming {
  confirmed?: { at: Instant };
  former: readonly { confirmed: { at: Instant } }[];
}

/**
 * How a case that was filed of a place's months stands to one of them: `rests`: as it is; `differs`: on what it said before it was put right; `left-out`: it was confirmed only after
 * the case was filed.
 */
export type Rests = 'rests' | 'differs' | 'left-out';

/** Undefined of a month that nobody has confirmed. */
export function restsOn({ confirmed, former }: Confirming, filed: Instant): Rests | undefined {
  if (!confirmed) return undefined;
  const first = former[0]?.confirmed.at ?? confirmed.at;
  if (first > filed) return 'left-out';
  return confirmed.at > filed ? 'differs' : 'rests';
}
