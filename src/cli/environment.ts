import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../config';

type Env = Readonly<Record<string, string | undefined>>;

/** The environment given; if it names no database, the sandbox's that `npm start` keeps here, if there is one. */
function commandEnvironment(env: Env): Env {
  const file = join(env['ZHUYE_DATA'] ?? '.data', 'environment.json');
  const sandbox = !env['MONGODB_URI'] && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return { ...sandbox, ...env };
}

/** For a command: how it runs, by that environment. */
export const commandConfig = (env: Env = process.env): Config => loadConfig(commandEnvironment(env));

/** For a command that needs the keys file and nothing else: it is made before there is anything else. */
export function keysFileOf(env: Env = process.env): { path: string; sandbox: boolean } {
  const given = commandEnvironment(env);
  const path = given['KEYS_FILE'];
  if (!path) throw new Error('KEYS_FILE: is not set; expected the path of the keys file');
  return { path, sandbox: given['ZHUYE_SANDBOX'] === '1' };
}
