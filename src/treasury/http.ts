import { z } from 'zod';
import { type LocalDate } from '../domain/values';
import { type PayAnswer, type Treasury } from './port';

const date = z.iso.date().transform((value) => value as LocalDate);
const answer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('paid'), on: date, reference: z.string() }),
  z.object({ result: z.literal('bounced'), on: date, reason: z.enum(['closed-account', 'no-such-account', 'name-mismatch', 'other']).catch('other') }),
  z.object({ result: z.literal('pending') }),
]);

/** The treasury over HTTP. Whatever is not a clear answer is `unknown`: the same key is asked again, and paid once. */
export const httpTreasury = ({ url, timeoutMs = 10_000 }: { url: string; timeoutMs?: number }): Treasury => ({
  async pay(order): Promise<PayAnswer> {
    try {
      const response = await fetch(`${url}/payments`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': order.key },
        body: JSON.stringify(order),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return { kind: 'unknown', why: `HTTP ${response.status}` };
      const parsed = answer.safeParse(await response.json());
      if (!parsed.success) return { kind: 'unknown', why: 'not the agreed form' };
      const { result, ...rest } = parsed.data;
      return { kind: result, ...rest } as PayAnswer;
    } catch (error) {
      return { kind: 'unknown', why: error instanceof Error ? error.name : 'network' };
    }
  },
});
