import { z } from 'zod';
import { type LocalDate } from '../domain/values';
import { type Answered, type Ask, asker } from '../ask';
import { failureOf } from '../failure';
import { type PayAnswer, type Treasury } from './port';

const date = z.iso.date().transform((value) => value as LocalDate);
const reason = z.enum(['closed-account', 'no-such-account', 'name-mismatch', 'other']).catch('other');
const answer = z
  .discriminatedUnion('result', [
    z.object({ result: z.literal('paid'), on: date, reference: z.string().min(1) }),
    z.object({ result: z.literal('bounced'), on: date, reason }),
    z.object({ result: z.literal('pending') }),
  ])
  .transform(({ result, ...rest }) => ({ kind: result, ...rest }) as PayAnswer);

/** The treasury over HTTP. Whatever is not a clear answer is `unknown`: the same key is asked again, and paid once. */
export const httpTreasury = ({ url, ask = asker(), timeoutMs = 10_000 }: { url: string; ask?: Ask; timeoutMs?: number }): Treasury => ({
  async pay(order): Promise<PayAnswer> {
    try {
      // A header holds Latin letters only, and a key may one day not.
      const headers = { 'Idempotency-Key': encodeURIComponent(order.key) };
      const response = await ask(`${url}/payments`, order, { timeoutMs, headers });
      if (!response.ok) return refusedBy(response);
      const parsed = answer.safeParse(await response.json());
      return parsed.success ? parsed.data : { kind: 'unknown', why: 'not the agreed form' };
    } catch (error) {
      return { kind: 'unknown', why: failureOf(error) };
    }
  },
});

/** Even a refusal proves nothing about money: 409 means that another order was paid under this key, and a person must look. */
function refusedBy(response: Answered): PayAnswer {
  response.discard();
  return { kind: 'unknown', why: response.status === 409 ? 'another order has this key' : `HTTP ${response.status}` };
}
