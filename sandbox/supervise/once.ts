import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Running } from './keep';

/**
 * Runs one of our programs to its end beside everything else, and passes on what it says, line by line. It holds the other end of its
 * input, which closes when this process is gone, however it went.
 */
export function runBeside(program: string, env: Readonly<Record<string, string | undefined>>, say: (line: string) => void): Running {
  const child = spawn(process.execPath, ['--enable-source-maps', program], { env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', say);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${code}`));
  });
  return {
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}
