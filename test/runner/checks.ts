import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Row } from './row';

const verdict = (level: string, ok: boolean, seconds: number, note?: string): Row => ({
  level,
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skipped: 0,
  seconds,
  ...(note !== undefined && { note }),
});

/** The compiler's verdict: engines/setup.mjs has asked it already, since it compiled this runner. */
export function types(): Row {
  const { status, seconds, words } = JSON.parse(process.env['ZHUYE_TYPES'] ?? '{"status":1,"seconds":0,"words":"run npm test"}') as {
    status: number;
    seconds: number;
    words: string;
  };
  if (status !== 0) console.error(words);
  return verdict('types', status === 0, seconds, words === 'unchanged' ? 'unchanged since the last time' : undefined);
}

/** ESLint over everything. */
export async function lint(): Promise<Row> {
  const began = performance.now();
  const args = ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache'];
  const [status] = (await once(spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit')) as [number | null];
  return verdict('lint', status === 0, (performance.now() - began) / 1000);
}
