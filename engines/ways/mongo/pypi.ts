import { type Way } from '../../found';
import { fromPip } from '../../pip';
import { pins } from '../../pins';
import { secantusPy } from '../../programs/secantus';

/** MongoDB's protocol out of PyPI: enough to try everything and to test, too slow for load. */
export const mongoPypi: Way = {
  name: `${pins.secantusPy.package} ${pins.secantusPy.version} from PyPI`,
  find: async (say) => {
    const got = await fromPip(pins.secantusPy, 'secantusd-py', say);
    return 'no' in got ? got : { program: secantusPy(got.command) };
  },
};
