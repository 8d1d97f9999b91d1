import { join } from 'node:path';
import { cacheDir, onPath } from '../../cache';
import { type Way } from '../../found';
import { pipInstalled } from '../../pip';
import { pins } from '../../pins';
import { mongod } from '../../programs/mongod';
import { secantusPy, secantusRs } from '../../programs/secantus';

/** Where `npm run engines -- build mongodb` leaves what it built. */
export const builtDir = join(cacheDir, 'secantusd-rs');
/** Where the official download is unpacked. */
export const mongodDir = join(cacheDir, `mongod-${pins.mongod}`);

/** A program that is on this machine already. The one that was built here on purpose goes before any other. */
export const mongoInstalled: Way = {
  name: 'a program on PATH or in the cache folder',
  find: () => {
    const fast = onPath('secantusd-rs', [join(builtDir, 'bin')]) ?? onPath('secantusd-rs');
    const real = onPath('mongod') ?? onPath('mongod', [join(mongodDir, 'bin')]);
    const quick = pipInstalled(pins.secantusPy, 'secantusd-py');
    const there = [...(fast ? [secantusRs(fast)] : []), ...(real ? [mongod(real)] : []), ...(quick ? [secantusPy(quick)] : [])];
    const wanted = process.env['ZHUYE_MONGODB'];
    const program = there.find((one) => !wanted || one.name === wanted);
    return Promise.resolve(program ? { program } : { no: wanted ? `${wanted}, which ZHUYE_MONGODB asks for, is not there` : 'not there' });
  },
};
