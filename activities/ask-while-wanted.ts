import { type Registries } from '../src/registries/port';

/** At this pace it is said that an activity goes on, in milliseconds: so long at most it goes on after its case has given it up. */
const pace = 1_000;
/** As the worker is told: its library would pass beats on a moment before silence counted as death only. */
export const maxHeartbeatThrottleInterval = pace;

/**
 * The registries, until nobody waits for what they say: no further question is asked then, and the answers to those that are out are not
 * waited for.
 * @param wanted aborted once nobody waits; every question fails with its reason
 * @param beat says that this goes on, which is also how it is heard that nobody waits
 */
export function askWhileWanted({ ask }: Registries, { wanted, beat }: { wanted: AbortSignal; beat: () => void }): Registries {
  const given = new Promise<never>((_, fail) => {
    wanted.addEventListener('abort', () => fail(wanted.reason as Error), { once: true });
  });
  given.catch(() => undefined);
  return {
    async ask(registry, number) {
      wanted.throwIfAborted();
      const beating = setInterval(beat, pace);
      try {
        return await Promise.race([ask(registry, number), given]);
      } finally {
        clearInterval(beating);
      }
    },
  };
}
