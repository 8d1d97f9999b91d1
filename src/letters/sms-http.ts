import { type Channel, type Sending } from './port';

/** A gateway for short messages over HTTP; the letter's key makes a repeat harmless. */
export const smsByHttp =
  ({ url, timeoutMs = 5_000 }: { url: string; timeoutMs?: number }): Channel =>
  async ({ key, address, text }): Promise<Sending> => {
    try {
      const response = await fetch(`${url}/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': encodeURIComponent(key) },
        body: JSON.stringify({ key, to: address, text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return { kind: 'sent' };
      return { kind: 'failed', why: `HTTP ${response.status}`, again: response.status >= 500 || response.status === 429 };
    } catch (error) {
      return { kind: 'failed', why: error instanceof Error ? error.name : 'network', again: true };
    }
  };
