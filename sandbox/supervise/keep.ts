/** Something that runs: an engine or a part. */
export interface Running {
  /** Settles with how it ended. */
  readonly ended: Promise<string>;
  /** Ends it and waits until it has gone. */
  stop(): Promise<void>;
}

export interface Kept {
  readonly name: string;
  /** Starts it, and resolves when it is ready; always at the same address. */
  start(): Promise<Running>;
}

/** What holds everything together until it is told to stop. */
export interface Keeper {
  /** Starts one more; from then on it is started again whenever it ends by itself. Rejects if the first start fails. */
  keep(kept: Kept): Promise<void>;
  /** Stops everything, the last one first. What is just starting is waited for and stopped too. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 30_000;

/** A keeper that says one line whenever a part has died and comes back. */
export function createKeeper(say: (line: string) => void): Keeper {
  const stops: (() => Promise<void>)[] = [];
  const stopping = new AbortController();

  async function watch({ name, start }: Kept, first: Running): Promise<void> {
    let running = first;
    let began = Date.now();
    let pause = 250;
    while (!stopping.signal.aborted) {
      const how = await Promise.race([running.ended, aborted(stopping.signal)]);
      if (stopping.signal.aborted) break;
      // One that ran for a while and died is started at once; one that dies again and again gets ever longer pauses.
      pause = Date.now() - began > 10_000 ? 250 : Math.min(pause * 2, LONGEST_PAUSE);
      say(`${name} ${how}; starting it again`);
      const again = await restart(name, start, pause);
      if (!again) return;
      [running, began] = [again, Date.now()];
    }
    await running.stop();
  }

  async function restart(name: string, start: Kept['start'], firstPause: number): Promise<Running | undefined> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await rest(pause, stopping.signal);
      if (stopping.signal.aborted) return undefined;
      try {
        return await start();
      } catch (error) {
        say(`${name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    async keep(kept) {
      if (stopping.signal.aborted) return;
      const first = await kept.start();
      const watching = watch(kept, first);
      stops.unshift(() => watching);
      if (stopping.signal.aborted) await watching;
    },
    async stop() {
      // Each watch ends its own part once it may; the order is kept by asking one at a time.
      stopping.abort();
      for (const stop of stops) await stop();
    },
  };
}

const aborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => (signal.aborted ? resolve('') : signal.addEventListener('abort', () => resolve(''), { once: true })));

const rest = (ms: number, signal: AbortSignal): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => void (timer = setTimeout(resolve, ms)));
  return Promise.race([over, aborted(signal)]).finally(() => clearTimeout(timer));
};
