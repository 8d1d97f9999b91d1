import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../cache';
import { fetchArchive } from '../../download';
import { type Way } from '../../found';
import { pins } from '../../pins';
import { mongod } from '../../programs/mongod';
import { mongodDir } from './installed';

/** The server as its makers build it, one archive for each system; its SHA-256 stands beside it. */
export const mongoOfficial: Way = {
  name: `the official download of mongod ${pins.mongod}`,
  find: async (say) => {
    const build = archiveName();
    if (!build) return { no: `its makers offer no archive for ${process.platform} ${process.arch} here` };
    const url = `https://fastdl.mongodb.org/${build}-${pins.mongod}.tgz`;
    const got = await fetchArchive(url, `mongod-${pins.mongod}`, { checksum: `${url}.sha256`, say });
    if ('no' in got) return got;
    // The archive holds one folder named after the build.
    const inner = readdirSync(got.dir).find((name) => name.startsWith('mongodb-'));
    if (inner) renameSync(join(got.dir, inner, 'bin'), join(got.dir, 'bin'));
    const command = onPath('mongod', [join(mongodDir, 'bin')]);
    return command ? { program: mongod(command) } : { no: 'the archive held no mongod' };
  },
};

/** The archive for this machine, without its version; undefined where there is none. */
export function archiveName(platform = process.platform, arch: string = process.arch, release = osRelease()): string | undefined {
  const cpu = { x64: 'x86_64', arm64: platform === 'darwin' ? 'arm64' : 'aarch64' }[arch];
  if (!cpu) return undefined;
  if (platform === 'darwin') return `osx/mongodb-macos-${cpu}`;
  if (platform !== 'linux') return undefined;
  const value = (key: string): string => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(release)?.[1] ?? '';
  const flavour = { debian: { '12': 'debian12' }, ubuntu: { '22.04': 'ubuntu2204', '24.04': 'ubuntu2404' } }[value('ID')] as
    Record<string, string> | undefined;
  const built = flavour?.[value('VERSION_ID')];
  // Debian's are built for x86_64 only.
  return built && !(built.startsWith('debian') && cpu !== 'x86_64') ? `linux/mongodb-linux-${cpu}-${built}` : undefined;
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
