/** Which write was refused, by its place, and why: those before it are written, those behind it were not tried. */
export interface Refused {
  at: number;
  why: unknown;
}

/** One command for the writes of several callers, done in order until one is refused. @throws if nobody knows what became of them */
export type Send<Write> = (writes: readonly Write[]) => Promise<Refused | undefined>;

interface Caller<Write> {
  writes: readonly Write[];
  written: (yes: true) => void;
  failed: (why: unknown) => void;
}

/** As many callers as one command takes. */
const most = 200;

/**
 * Gathers what callers write while a command is under way, and sends it as one. Each caller goes on when the very command that holds its
 * writes has been answered, and hears what befell its own: a refused write ends its caller's, and those behind it go with the next command.
 * @param patience milliseconds that the next command waits for one that does not come back
 */
export function groupCommit<Write>(send: Send<Write>, patience = 2_000): (writes: readonly Write[]) => Promise<true> {
  let waiting: Caller<Write>[] = [];
  let underWay = false;

  async function drain(): Promise<void> {
    underWay = true;
    // Whoever writes in this same turn goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await atMost(patience, commit(group));
    }
    underWay = false;
  }

  function begin(): void {
    if (!underWay) void drain();
  }

  async function commit(group: readonly Caller<Write>[]): Promise<void> {
    try {
      const behind = settle(group, await send(group.flatMap((one) => one.writes)));
      if (behind.length === 0) return;
      waiting = [...behind, ...waiting];
      begin();
    } catch (error) {
      for (const one of group) one.failed(error);
    }
  }

  return (writes) =>
    new Promise((written, failed) => {
      waiting.push({ writes, written, failed });
      begin();
    });
}

/** @returns the callers behind the refused write: nothing of theirs was tried */
function settle<Write>(group: readonly Caller<Write>[], refused: Refused | undefined): Caller<Write>[] {
  let end = 0;
  return group.filter((one) => {
    const start = end;
    end += one.writes.length;
    if (!refused || end <= refused.at) one.written(true);
    else if (start <= refused.at) one.failed(refused.why);
    else return true;
    return false;
  });
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms).unref()))]);
  clearTimeout(timer);
}
