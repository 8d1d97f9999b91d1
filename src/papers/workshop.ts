import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectFolder } from '../root';
import { inTurn } from './in-turn';
import { type Answer, type Job } from './thread';

/** As it was compiled: a thread reads no TypeScript. */
const threadPath = (): string => join(projectFolder(), 'dist', 'src', 'papers', 'thread.js');

export interface Workshop {
  /** Does one job after the other; `slow` when its time is up. Never rejects. */
  ask(job: Job): Promise<Answer | { kind: 'failed'; why: 'slow' }>;
  end(): Promise<void>;
}

/**
 * A thread for what others' files make decoders do: beside the event loop, one job at a time, with an end in time and memory. It ends
 * when there is nothing to do, since memory that WebAssembly took is only given back with its thread.
 */
export function startWorkshop({ limitMs = 20_000, idleMs = 5_000 } = {}): Workshop {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  const oneByOne = inTurn();

  const drop = async (): Promise<void> => {
    const old = thread;
    thread = undefined;
    clearTimeout(idle);
    // What it still has to say, it says to nobody; without a listener an error of its would be the process's.
    await old?.on('error', () => undefined).terminate();
  };

  const start = (): Worker => {
    const one = new Worker(threadPath(), { resourceLimits: { maxOldGenerationSizeMb: 256 }, stdout: true, stderr: true });
    one.unref();
    return one;
  };

  async function run(job: Job): Promise<Answer | { kind: 'failed'; why: 'slow' }> {
    clearTimeout(idle);
    const worker = (thread ??= start());
    const said = await new Promise<Answer | 'slow' | 'dead'>((resolve) => {
      const settle = (answer: Answer | 'slow' | 'dead') => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', dead).off('exit', dead);
        resolve(answer);
      };
      const dead = () => settle('dead');
      const timer = setTimeout(() => settle('slow'), limitMs);
      worker.once('message', settle).once('error', dead).once('exit', dead);
      worker.postMessage(job);
    });
    if (said === 'slow' || said === 'dead') {
      await drop();
      return { kind: 'failed', why: said === 'slow' ? 'slow' : 'broken' };
    }
    idle = setTimeout(() => void drop(), idleMs);
    idle.unref();
    return said;
  }

  return {
    ask: (job) => oneByOne(() => run(job)),
    end: drop,
  };
}
