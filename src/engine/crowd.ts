import { setTimeout as pause } from 'node:timers/promises';

/** What of this process is on its way to Temporal, and whether it is worth waiting for. */
export interface Crowd {
  /** Counts it while it is under way. */
  count<T>(sending: () => Promise<T>): Promise<T>;
  /**
   * More than a few are under way, and the first of them for longer than a moment: the workers are behind. Whoever waits then waits for
   * all who came before, and learns nothing by it. So it is, too, while this process has others to answer first.
   */
  isCrowded(): boolean;
  /** The answer; undefined as soon as it is crowded, whatever becomes of it. */
  unlessCrowded<T>(sending: Promise<T>): Promise<T | undefined>;
}

export interface CrowdSizes {
  /** So many at once are nothing unusual. */
  few: number;
  /** Milliseconds within which an answer comes while workers keep up. */
  moment: number;
  /** Whether this process has others to answer first. */
  isBusy?: () => boolean;
}

export function crowdOf({ few, moment, isBusy = () => false }: CrowdSizes, now: () => number = () => performance.now()): Crowd {
  /** Since when each is under way, the first one first. */
  const begun = new Map<symbol, number>();
  const isCrowded = (): boolean => {
    if (isBusy()) return true;
    const [first = now()] = begun.values();
    return begun.size > few && now() - first > moment;
  };
  return {
    isCrowded,
    async count(sending) {
      const one = Symbol();
      begun.set(one, now());
      try {
        return await sending();
      } finally {
        begun.delete(one);
      }
    },
    async unlessCrowded(sending) {
      const answered = sending.then(() => true);
      // Whoever is let go hears of no failure either: the row is sent again.
      answered.catch(() => undefined);
      while (!(await Promise.race([answered, pause(moment / 4, false)]))) if (isCrowded()) return undefined;
      return sending;
    },
  };
}
