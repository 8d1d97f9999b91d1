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
  /** Starts one more; from then on it is started again whenever it ends by itself. Rejects if the first start fails, or when all is being stopped. */
  keep(kept: Kept): Promise<void>;
  /** Starts something that ends by itself and is not started again; it is stopped with everything else. */
  beside(start: () => Running): void;
  /** Stops everything, the last one first. What is just starting is waited for and stopped too. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 30_000;

/** A keeper that says a line when a part has died and one when it is back. */
export function createKeeper(say: (line: string) => void): Keeper {
  const stops: (() => Promise<void>)[] = [];
  let over = false;
  let stopAll = (): void => undefined;
  const stopping = new Promise<string>((resolve) => {
    stopAll = () => {
      over = true;
      resolve('');
    };
  });

  /** Starts it again until it runs; undefined if everything is being stopped meanwhile. */
  async function restart({ name, start }: Kept, firstPause: number): Promise<Running | undefined> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await rest(pause, stopping);
      if (over) return undefined;
      try {
        return await start();
      } catch (error) {
        say(`${name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Resolves with what runs when everything is being stopped. */
  async function watch(kept: Kept, first: Running): Promise<Running | undefined> {
    let running: Running | undefined = first;
    let pause = 250;
    while (running && !over) {
      const began = Date.now();
      const how = await Promise.race([running.ended, stopping]);
      if (over) break;
      // One that ran for a while and died is started at once; one that dies again and again gets ever longer pauses.
      pause = Date.now() - began > 10_000 ? 250 : Math.min(pause * 2, LONGEST_PAUSE);
      say(`${kept.name} ${how}; starting it again`);
      running = await restart(kept, pause);
      if (running) say(`${kept.name} is back`);
    }
    return running;
  }

  return {
    async keep(kept) {
      if (over) throw new Error('everything is being stopped');
      const starting = kept.start();
      const watching = starting.then((first) => watch(kept, first));
      stops.unshift(async () => (await watching.catch(() => undefined))?.stop());
      await starting;
    },
    beside(start) {
      if (over) throw new Error('everything is being stopped');
      const running = start();
      stops.unshift(() => running.stop());
    },
    async stop() {
      stopAll();
      for (const stop of stops) await stop();
    },
  };
}

function rest(ms: number, unless: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => void (timer = setTimeout(resolve, ms)));
  return Promise.race([over, unless]).finally(() => clearTimeout(timer));
}
