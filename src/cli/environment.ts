import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../config';

/** For a command: the environment given; if it names no database, the sandbox's that `npm start` keeps here, if there is one. */
export function commandConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const file = join(env['ZHUYE_DATA'] ?? '.data', 'environment.json');
  const sandbox = !env['MONGODB_URI'] && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return loadConfig({ ...sandbox, ...env });
}
