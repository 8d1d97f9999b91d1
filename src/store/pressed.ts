import { hashOf } from '../domain/canonical';
import { unlessThere } from './duplicate';

/** The n-th number that the press of a button comes to: eight digits, the same for the same press. */
const numberOf = (press: string, n: number): string => String(parseInt(hashOf([press, n]).slice(0, 12), 16) % 100_000_000).padStart(8, '0');

/**
 * Gives something a number that people can say, once for a press of a button however often it comes: the number is made of the press, so that
 * the second write meets the first. Of two presses with one number the later takes its next.
 * @param insert writes under the number; throws E11000 where it stands already
 * @param isOurs whether what stands under the number is this press's
 */
export async function numbered(
  press: string,
  insert: (number: string) => Promise<unknown>,
  isOurs: (number: string) => Promise<boolean>,
): Promise<string> {
  for (let n = 0; ; n += 1) {
    const number = numberOf(press, n);
    if ((await unlessThere(async () => (await insert(number), true))) || (await isOurs(number))) return number;
  }
}
