import { type Drain } from '../drain';
import { type Logger } from '../log';
import { type Store } from '../store/store';
import { type Scanner } from './port';

/** Scans what was kept while the scanner did not answer, and what was kept before there was one. Several portals may; each file comes out the same. */
export function scanDrain({ store, scanner, log }: { store: Pick<Store, 'files'>; scanner: Scanner; log: Logger }): Drain {
  return async () => {
    let done = 0;
    for (const { id } of await store.files.unscanned(20)) {
      const found = await store.files.read(id);
      if (!found) continue;
      const verdict = await scanner(found.bytes);
      // It is away: the rest waits with this one.
      if (verdict.kind === 'away') return 0;
      if (verdict.kind === 'infected') log.warn({ file: id, virus: verdict.what }, 'a paper that was kept is infected');
      await store.files.scanned(id, verdict.kind);
      done += 1;
    }
    return done;
  };
}
