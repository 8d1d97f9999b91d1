import { type Ask, asker } from '../ask';
import { failureOf } from '../failure';
import { type Channel, type Sending } from './port';

/** Our own credentials, too early, too many: not the message's fault, so it goes again. */
const ours = [401, 403, 408, 425, 429];

/** A gateway for short messages over HTTP; the letter's key makes a repeat harmless. */
export const smsByHttp =
  ({ url, ask = asker(), timeoutMs = 5_000 }: { url: string; ask?: Ask; timeoutMs?: number }): Channel =>
  async ({ key, address, text }): Promise<Sending> => {
    try {
      const headers = { 'Idempotency-Key': encodeURIComponent(key) };
      const response = await ask(`${url}/messages`, { key, to: address, text }, { timeoutMs, headers });
      response.discard();
      if (response.ok) return { kind: 'sent' };
      return { kind: 'failed', why: `HTTP ${response.status}`, again: response.status >= 500 || ours.includes(response.status) };
    } catch (error) {
      return { kind: 'failed', why: failureOf(error), again: true };
    }
  };
