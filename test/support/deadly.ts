/** `ledger.insert:before:3`: die as a failing machine would, just before (or after) the third time this is done. */
interface DeathWish {
  what: string;
  when: 'before' | 'after';
  nth: number;
}

const wishOf = (text: string): DeathWish | undefined => {
  const [what = '', when, nth] = text.split(':');
  return when === 'before' || when === 'after' ? { what, when, nth: Number(nth) } : undefined;
};

/** Wraps an effect so that the process is killed around it; `kind` tells apart what one effect is used for. */
export type Deadly = <A extends unknown[], R>(
  what: string,
  effect: (...args: A) => Promise<R>,
  kind?: (...args: A) => string,
) => (...args: A) => Promise<R>;

/** The wish stands in the environment (DEATH). */
export function deadly(): Deadly {
  const wish = wishOf(process.env['DEATH'] ?? '');
  let count = 0;
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  return (what, effect, kind) =>
    async (...args) => {
      const name = kind ? `${what}(${kind(...args)})` : what;
      const struck = wish?.what === name && ++count === wish.nth ? wish.when : undefined;
      if (struck === 'before') die();
      const result = await effect(...args);
      if (struck === 'after') die();
      return result;
    };
}
