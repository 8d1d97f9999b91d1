import { join } from 'node:path';
import { cacheDir, onPath } from '../../cache';
import { fetchArchive } from '../../download';
import { type Way } from '../../found';
import { pins } from '../../pins';
import { temporal } from '../../programs/temporal';
import { temporalFolder } from './installed';

/** The CLI as its makers release it. They publish no checksum beside this address, so https alone vouches for it. */
export const temporalOfficial: Way = {
  name: `the official download of temporal ${pins.temporal}`,
  find: async (say) => {
    const cpu = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
    const system = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
    if (!cpu || !system) return { no: `no archive for ${process.platform} ${process.arch} here` };
    const url = `https://temporal.download/cli/archive/v${pins.temporal}?platform=${system}&arch=${cpu}`;
    const got = await fetchArchive(url, temporalFolder, { say });
    if ('no' in got) return got;
    const command = onPath('temporal', [join(cacheDir, temporalFolder)]);
    return command ? { program: temporal(command) } : { no: 'the archive held no temporal' };
  },
};
