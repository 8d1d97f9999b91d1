import { hourOf } from '../domain/notices/days-lost';
import { type Hash } from '../domain/values';
import { type Drain } from '../drain';
import { instantNow } from '../store/clock';
import { type Services } from './services';
import { paths } from './paths';

/** As the page of an office writes beside each row what it hashes to. */
const rowsIn = (html: string): Hash[] => [...html.matchAll(/data-row="([0-9a-f]{64})"/g)].map(([, hash]) => hash as Hash);

/**
 * Reads the public pages of all offices as anybody would, over HTTP, and notes which rows were there in this hour: by that a notice is
 * proved to have stood, and an outage lengthens it.
 * @param address where this very portal is reached
 */
export function watchNotices({ store }: Pick<Services, 'store'>, address: string): Drain {
  return async () => {
    for (const office of await store.postings.offices()) {
      const answer = await fetch(new URL(paths.noticesOf(office), address), { signal: AbortSignal.timeout(10_000) });
      if (answer.ok) await store.postings.saw(office, rowsIn(await answer.text()), hourOf(instantNow()));
    }
    // Nothing is left over for at once: the next look is when its pause has passed.
    return 0;
  };
}
