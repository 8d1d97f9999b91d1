import { lives, type Identity } from './process-identity';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Ends this very process and waits until it has gone: asks first (SIGTERM), and after `seconds` without effect insists (SIGKILL).
 * A process that has gone already, or whose id another one bears by now, is left alone.
 */
export async function endProcess(process_: Identity, seconds = 15): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', seconds],
    ['SIGKILL', 5],
  ] as const) {
    if (!lives(process_)) return;
    try {
      process.kill(process_.pid, signal);
    } catch {
      return;
    }
    const until = Date.now() + patience * 1000;
    while (lives(process_) && Date.now() < until) await pause(20);
  }
}
