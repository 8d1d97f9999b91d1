/** Those who wait within one case for something to become so. */
export interface Waiters {
  /** Goes on once it holds, right away if it does already. One promise, where the SDK's `condition` makes four. */
  until(holds: () => boolean): Promise<void>;
  /** To be called after every change: whoever waited for it goes on. */
  changed(): void;
}

export function waitersOf(): Waiters {
  let waiting: { holds: () => boolean; goOn: () => void }[] = [];
  return {
    until: (holds) =>
      new Promise((goOn) => {
        if (holds()) goOn();
        else waiting.push({ holds, goOn });
      }),
    changed: () => {
      const through = waiting.filter(({ holds }) => holds());
      if (through.length === 0) return;
      waiting = waiting.filter((one) => !through.includes(one));
      for (const { goOn } of through) goOn();
    },
  };
}
