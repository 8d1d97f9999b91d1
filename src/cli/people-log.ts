import { userInfo } from 'node:os';
import { frontOffice, type Actor } from '../domain/offices';
import { type AccessKind } from '../store/access';
import { instantNow } from '../store/clock';
import { type Store } from '../store/store';

/** Leaves the line of what was done to an account: before it is done without `status`, and afterwards with it. Rejects if it was not kept. */
export type LogDone = (what: AccessKind, account: Actor, status?: number) => Promise<void>;

/**
 * The access log for a command: by whom it was run on the machine, and to which account. Auditors of its offices see the line; of an
 * account without a post, those of the office that answers for all.
 */
export const peopleLog =
  ({ accessLog }: Pick<Store, 'accessLog'>, policies: Parameters<typeof frontOffice>[0], operator = userInfo().username): LogDone =>
  async (what, { id, posts }, status) => {
    const office = frontOffice(policies);
    const concerned = posts.length > 0 ? [...new Set(posts.map((post) => post.office))] : office ? [office.id] : [];
    await accessLog.append({
      at: instantNow(),
      operator,
      what,
      target: id,
      path: 'npm run people',
      ...(status === undefined ? {} : { status }),
      ...(concerned.length > 0 ? { offices: concerned } : {}),
    });
  };
