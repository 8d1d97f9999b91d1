import { spawnSync } from 'node:child_process';
import { type Result } from './result';

interface Verdict {
  readonly status: number;
  readonly seconds: number;
  readonly words: string;
}

/** The compiler's verdict, which `engines/setup.mjs` has come to before this program was there to ask. */
export function checkTypes(): Result {
  const handed = process.env['ZHUYE_TYPES'];
  const verdict = handed ? (JSON.parse(handed) as Verdict) : timed('typescript/bin/tsc', ['-p', '.', '--noEmit']);
  return asResult('types', verdict);
}

/** ESLint over everything; one wrong line or a hundred are one failure, printed above. */
export const checkLint = (): Result => asResult('lint', timed('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));

function asResult(name: string, { status, seconds, words }: Verdict): Result {
  if (status !== 0) console.error(words);
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, pending: 0, seconds };
}

function timed(program: string, args: readonly string[]): Verdict {
  const began = Date.now();
  const done = spawnSync(process.execPath, [`node_modules/${program}`, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const words = `${done.stdout}${done.stderr}${done.error?.message ?? ''}`.trim();
  return { status: done.status ?? 1, seconds: (Date.now() - began) / 1000, words };
}
