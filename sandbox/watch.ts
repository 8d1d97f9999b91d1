import { type Running } from './part';

/** What the supervisor keeps alive. */
export interface Watched {
  /** Ends it for good and waits until it has gone. */
  stop(): Promise<void>;
}

/** The first pause before a part that died is started again; it doubles up to the longest, and is short again after a calm minute. */
const PAUSE = { first: 500, longest: 30_000, calm: 60_000 };

/**
 * Starts a part and keeps it alive: whenever it dies it is started again, after a pause that grows, and a line says so.
 * Throws only if the very first start fails.
 */
export async function watch(name: string, start: () => Promise<Running>, say: (line: string) => void): Promise<Watched> {
  let running: Running | undefined = await start();
  let stopping = false;
  const stopped = new AbortController();

  const loop = async (): Promise<void> => {
    let pause = PAUSE.first;
    let since = Date.now();
    for (;;) {
      const how = running ? await running.ended : 'could not be started';
      if (stopping) return;
      if (Date.now() - since > PAUSE.calm) pause = PAUSE.first;
      say(`${name} ${how}; starting it again`);
      running = undefined;
      await rest(pause, stopped.signal);
      pause = Math.min(pause * 2, PAUSE.longest);
      if (stopping) return;
      since = Date.now();
      try {
        running = await start();
        say(`${name} runs again`);
      } catch (error) {
        say(`${name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const alive = loop();

  return {
    stop: async () => {
      stopping = true;
      stopped.abort();
      await running?.stop();
      await alive;
      // It may have been starting while it was told to stop.
      await running?.stop();
    },
  };
}

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
