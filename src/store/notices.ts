import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { orderNotices, type OrderNotice } from '../domain/orders/told';
import { type ActorId, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Sealed } from '../sealing/seal';
import { later } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

/** What happened to an account, for its holder to know; words stand in the locales under `notice`. */
export type NoticeTemplate =
  | 'telephone-changed'
  | 'email-changed'
  | 'proven-at-window'
  | 'proven-elsewhere'
  | 'password-set'
  | 'password-tried'
  | 'number-lost'
  | 'mandate-given'
  | 'mandate-ended'
  | 'may-file'
  | 'matter-opened'
  | 'qualifies-now'
  | 'window-closes'
  | 'correct-asked'
  | 'correct-awaited'
  | 'upheld-inside'
  | 'place-passed'
  | 'place-passed-guardian'
  | 'place-closed'
  | OrderNotice;

export interface NewNotice {
  /** Told once for this key, however often it is kept. */
  once?: string;
  /** Whose account it is about. */
  actor: ActorId;
  template: NoticeTemplate;
  channel: 'sms' | 'email';
  /** Where it goes, as it was when it happened: a number that was replaced is told so itself. */
  address: string;
  language: 'zh-CN' | 'en';
  /** The last digits of what is new, and the like; never a whole number. */
  params?: Record<string, string>;
  at: Instant;
}

export interface Notice extends NewNotice {
  key: string;
  state: 'kept' | 'sent' | 'failed';
  attempts: number;
}

interface Row {
  _id: string;
  actor: ActorId;
  template: NoticeTemplate;
  channel: 'sms' | 'email';
  sealed: Sealed;
  at: Instant;
  state: Notice['state'];
  attempts: number;
  notBefore: Instant;
  queued: boolean;
}

type Within = Pick<NewNotice, 'address' | 'language' | 'params'>;
const place = (id: string) => ({ collection: 'notices', id, field: 'sealed' });

type Once = Required<Pick<NewNotice, 'actor' | 'template' | 'once'>>;
const onceKey = ({ actor, template, once }: Once, channel: NewNotice['channel']): string => `${actor}/${template}/${once}/${channel}`;

export const sealedNotices = sealedRows<Row>({ collection: 'notices', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** Notices about accounts on their way: kept before they are sent, so that a gateway that is down for a day leaves nobody untold. */
export function noticesOf(connection: Connection, keys: Keys) {
  const notices = collectionOf<Row>(
    connection,
    'notices',
    {
      actor: String,
      template: String,
      channel: String,
      sealed: String,
      at: String,
      state: String,
      attempts: Number,
      notBefore: String,
      queued: Boolean,
    },
    [[{ queued: 1, notBefore: 1 }], [{ actor: 1, at: -1 }]],
  );
  const opened = ({ _id, sealed, notBefore: _when, queued: _waits, ...row }: Row): Notice => ({
    ...row,
    key: _id,
    ...(openJson(keys, place(_id), sealed) as Within),
  });

  return {
    async keep(given: readonly NewNotice[]): Promise<void> {
      const rows = given.map(({ once, actor, template, channel, at, ...within }): Row => {
        const _id = once ? onceKey({ actor, template, once }, channel) : `${actor}/${template}/${randomBytes(9).toString('base64url')}`;
        const sealed = sealJson(keys, place(_id), within);
        return { _id, actor, template, channel, at, sealed, state: 'kept', attempts: 0, notBefore: at, queued: true };
      });
      for (const row of rows) await unlessThere(() => notices.insertMany([row]));
    },

    /** The next one that is due, for one drain only until the lease ends. */
    async lease(now: Instant, leaseMs: number): Promise<Notice | undefined> {
      const row = await notices
        .findOneAndUpdate(
          { queued: true, notBefore: { $lte: now } },
          { $set: { notBefore: later(now, leaseMs) }, $inc: { attempts: 1 } },
          { sort: { notBefore: 1 }, returnDocument: 'after' },
        )
        .lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    async sent(key: string): Promise<void> {
      await notices.updateOne({ _id: key }, { $set: { state: 'sent', queued: false } });
    },

    /** It did not go. @param again when to try next; given up if there is none */
    async failed(key: string, again?: Instant): Promise<void> {
      await notices.updateOne({ _id: key, state: 'kept' }, { $set: again ? { notBefore: again } : { state: 'failed', queued: false } });
    },

    /** When what is said of whom it was to is erased by law. */
    async forget(which: Once): Promise<void> {
      await notices.deleteMany({ _id: { $in: [onceKey(which, 'sms'), onceKey(which, 'email')] } });
    },

    /** What was told about an account last, newest first; of orders their own pages say it. */
    async ofActor(actor: ActorId, limit: number): Promise<Notice[]> {
      return (
        await notices
          .find({ actor, template: { $nin: [...orderNotices] } })
          .sort({ at: -1 })
          .limit(limit)
          .lean<Row[]>()
      ).map(opened);
    },
  };
}
