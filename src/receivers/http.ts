import { z } from 'zod';
import { type Answered, type Ask, asker } from '../ask';
import { isReceipt } from '../domain/case/steps/transmit';
import { type LocalDate } from '../domain/values';
import { failureOf } from '../failure';
import { type Acknowledgement, type Receiving } from './port';

const answer = z
  .object({
    receipt: z.string().refine(isReceipt),
    on: z.iso.date().transform((value) => value as LocalDate),
  })
  .transform((rest): Acknowledgement => ({ kind: 'acknowledged', ...rest }));

/** An authority over HTTP: `POST <url>/transmissions`. Whatever is not a clear answer is `unknown`. */
export const receiverByHttp = ({ url, ask = asker(), timeoutMs = 10_000 }: { url: string; ask?: Ask; timeoutMs?: number }): Receiving => ({
  async send(key, body): Promise<Acknowledgement> {
    try {
      // A header holds Latin letters only, and a step may one day not.
      const headers = { 'Idempotency-Key': encodeURIComponent(key) };
      const response = await ask(`${url}/transmissions`, { key, ...body }, { timeoutMs, headers });
      if (!response.ok) return refusedBy(response);
      const parsed = answer.safeParse(await response.json());
      return parsed.success ? parsed.data : { kind: 'unknown', why: 'not the agreed form' };
    } catch (error) {
      return { kind: 'unknown', why: failureOf(error) };
    }
  },
});

/** 409 means that something else was acknowledged under this key, and a person must look. */
function refusedBy(response: Answered): Acknowledgement {
  response.discard();
  return { kind: 'unknown', why: response.status === 409 ? 'something else has this key' : `HTTP ${response.status}` };
}
