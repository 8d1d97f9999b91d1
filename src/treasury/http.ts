import { z } from 'zod';
import { type LocalDate } from '../domain/values';
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
export const httpTreasury = ({ url, timeoutMs = 10_000 }: { url: string; timeoutMs?: number }): Treasury => ({
  async pay(order): Promise<PayAnswer> {
    try {
      const response = await fetch(`${url}/payments`, {
        method: 'POST',
        // A header holds Latin letters only, and a key may one day not.
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': encodeURIComponent(order.key) },
        body: JSON.stringify(order),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return await refusedBy(response);
      const parsed = answer.safeParse(await response.json());
      return parsed.success ? parsed.data : { kind: 'unknown', why: 'not the agreed form' };
    } catch (error) {
      return { kind: 'unknown', why: failureOf(error) };
    }
  },
});

/** Even a refusal proves nothing about money: 409 means that another order was paid under this key, and a person must look. */
async function refusedBy(response: Response): Promise<PayAnswer> {
  await response.body?.cancel();
  return { kind: 'unknown', why: response.status === 409 ? 'another order has this key' : `HTTP ${response.status}` };
}
