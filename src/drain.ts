import { type Logger } from './log';

/** One pass over what is kept. @returns how many were taken up: none means nothing is due */
export type Drain = () => Promise<number>;

/** Repeats a drain until stopped, at once while there is work, else after a pause. @returns a stop that waits for the pass under way */
export function startDrain(drain: Drain, { log, idleMs }: { log: Logger; idleMs: number }): () => Promise<void> {
  let stopped = false;
  let wake = (): void => undefined;
  const loop = (async () => {
    while (!stopped) {
      const taken = await drain().catch((error: unknown) => {
        log.warn({ err: error }, 'a drain failed and will try again');
        return 0;
      });
      if (taken === 0 && !stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, idleMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await loop;
  };
}
