import { once } from 'node:events';
import { request as plain } from 'node:http';
import { Agent, request as secure } from 'node:https';
import { type IncomingMessage } from 'node:http';
import { type TlsFiles } from './link-files';

/** What a service answered: its status, and its words if they are asked for. */
export interface Answered {
  readonly ok: boolean;
  readonly status: number;
  /** Throws if it is no JSON, or longer than any agreed answer (1 MiB). */
  json(): Promise<unknown>;
  /** Lets go of the connection without reading what was said. */
  discard(): void;
}

/** A POST of JSON to a service. Throws with a `code` or `name` that `failureOf` reads when there is no answer in time. */
export type Ask = (url: string, body: unknown, options: { timeoutMs: number; headers?: Record<string, string> }) => Promise<Answered>;

const longest = 1024 * 1024;

/**
 * Asks over connections of its own that stay open. No redirection is followed: what we say is for whom we said it to.
 * @param tls whose certificates are believed, and ours, shown when asked for (Node's `fetch` has no way to show one)
 * @param token asked for before each request, and sent as a bearer token
 */
export function asker({ tls, token = () => undefined }: { tls?: TlsFiles | undefined; token?: () => string | undefined } = {}): Ask {
  const agent = new Agent({ keepAlive: true, minVersion: 'TLSv1.2', ...tls });
  return async (url, body, { timeoutMs, headers = {} }) => {
    const bearer = token();
    const signal = AbortSignal.timeout(timeoutMs);
    const options = {
      method: 'POST',
      signal,
      headers: { 'Content-Type': 'application/json', ...headers, ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }) },
    };
    const sent = url.startsWith('https:') ? secure(url, { ...options, agent }) : plain(url, options);
    sent.end(JSON.stringify(body));
    const [response] = (await once(sent, 'response').catch((error: unknown) => fail(error, signal))) as [IncomingMessage];
    // After the head was read an error belongs to whoever reads on.
    sent.on('error', () => undefined);
    const status = response.statusCode ?? 0;
    return {
      ok: status >= 200 && status < 300,
      status,
      json: async () => JSON.parse(await words(response).catch((error: unknown) => fail(error, signal))) as unknown,
      discard: () => void response.on('error', () => undefined).resume(),
    };
  };
}

/** Out of time is said as such; what the system said of a connection is the cause, as `fetch` has it. */
function fail(error: unknown, signal: AbortSignal): never {
  if (signal.aborted) throw signal.reason;
  throw Object.assign(new Error('no answer'), { cause: error });
}

async function words(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += (part as Buffer).length;
    if (size > longest) throw Object.assign(new Error('too long an answer'), { code: 'TOO_LONG' });
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
