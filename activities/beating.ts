import { type Ports } from './ports';

/** How often it is said, in milliseconds: several times within what a worker's silence is borne for (`workflows/effects.ts`). */
const every = 2_000;

/**
 * Says while an activity goes on that its process lives. A worker that died in the middle is missed by its silence; without this only once
 * the activity's whole time has passed.
 */
export const beating =
  <Asked extends unknown[], Answer>({ beat }: Pick<Ports, 'beat'>, activity: (...asked: Asked) => Promise<Answer>) =>
  async (...asked: Asked): Promise<Answer> => {
    const timer = setInterval(() => beat(), every);
    try {
      return await activity(...asked);
    } finally {
      clearInterval(timer);
    }
  };
