import { orderNotices } from '../domain/orders/told';
import { type Drain } from '../drain';
import { type Instant } from '../domain/values';
import { type Store } from '../store/store';
import { pauseBefore } from './drain';
import { type Channel } from './port';
import { type Language, type Words } from './words';

export interface NoticeParts {
  store: Pick<Store, 'notices'>;
  sms: Channel;
  email: Channel;
  /** Whom to call about it. */
  telephone: string;
  words: (language: Language) => Words;
}

/** Longer than any channel's own time-out. */
const leaseMs = 60_000;
const mostTries = 24;

/** Sends what is told about accounts, in the way letters are sent: one at a time, ever more slowly where it fails. */
export const noticeDrain =
  ({ store, sms, email, telephone, words }: NoticeParts): Drain =>
  async () => {
    const now = new Date();
    const notice = await store.notices.lease(now.toISOString() as Instant, leaseMs);
    if (!notice) return 0;
    const { key, channel, address, template, params = {}, attempts } = notice;
    const t = words(notice.language);
    const text = t(`notice.${template}`, { telephone, ...params, reason: reasonIn(params, channel, t) });
    const subject = t(aboutOrders.has(template) ? 'notice.orderSubject' : 'notice.subject');
    const sending = await (channel === 'sms' ? sms : email)({ key, channel, address, subject, text });
    if (sending.kind === 'sent') await store.notices.sent(key);
    else {
      const again = new Date(now.getTime() + pauseBefore(attempts)).toISOString() as Instant;
      await store.notices.failed(key, sending.again && attempts < mostTries ? again : undefined);
    }
    return 1;
  };

const aboutOrders: ReadonlySet<string> = new Set(orderNotices);

/** What somebody wrote as the reason: a mail says it, and of a short message, which any screen may show, only that it is to be read inside. */
const reasonIn = ({ why }: Record<string, string>, channel: 'sms' | 'email', t: Words): string =>
  why === undefined ? '' : channel === 'email' ? t('notice.why', { why }) : t('notice.whyInside');
