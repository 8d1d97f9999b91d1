import { join } from 'node:path';
import { cacheDir, onPath } from '../../cache';
import { type Way } from '../../found';
import { pipInstalled } from '../../pip';
import { pins } from '../../pins';
import { temporal } from '../../programs/temporal';

/** The folder of the official download in the cache. */
export const temporalFolder = `temporal-cli-${pins.temporal}`;

/** The CLI where it is on this machine already. */
export const temporalInstalled: Way = {
  name: 'temporal on PATH or in the cache folder',
  find: () => {
    const command = onPath('temporal') ?? onPath('temporal', [join(cacheDir, temporalFolder)]) ?? pipInstalled(pins.temporalPy, 'temporal');
    return Promise.resolve(command ? { program: temporal(command) } : { no: 'not there' });
  },
};
