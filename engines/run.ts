import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Resolves with why it failed, its own last words included, or undefined if it ended well.
 * Never throws; `seconds` is how long it may take.
 */
export function run(
  command: string,
  args: readonly string[],
  { seconds, ...rest }: { seconds: number; cwd?: string; env?: Readonly<Record<string, string | undefined>> },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000, ...rest });
    let words = '';
    const keep = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(undefined);
      const last = words.trim().split('\n').at(-1)?.trim() ?? '';
      resolve(signal ? `ended after ${seconds} s without an answer` : last || `ended with status ${code}`);
    });
  });
}
