import { spawn } from 'node:child_process';
import { onPath } from './cache';
import { type Say } from './found';
import { pins } from './pins';
import { builtDir } from './ways/mongo/installed';

/**
 * Builds the fast SecantusDB by cargo into the cache folder (about five minutes on two cores); cargo does nothing if it stands there.
 * @returns the program's path, or why there is none
 */
export async function buildMongo(say: Say): Promise<{ command: string } | { no: string }> {
  const cargo = onPath('cargo');
  if (!cargo) return { no: 'cargo is not on PATH; install Rust (and cmake) first' };
  const { crate, version } = pins.secantusRs;
  say(`building ${crate} ${version} from crates.io into ${builtDir} …`);
  const args = ['install', crate, '--version', version, '--ignore-rust-version', '--root', builtDir];
  const status = await new Promise<number | string>((resolve) => {
    const child = spawn(cargo, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  if (status !== 0) return { no: `cargo ended with ${status}` };
  const command = onPath('secantusd-rs', [`${builtDir}/bin`]);
  return command ? { command } : { no: `${crate} brought no program called secantusd-rs` };
}
