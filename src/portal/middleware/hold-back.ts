import { type OutgoingHttpHeader, type OutgoingHttpHeaders } from 'node:http';
import { type Response } from 'express';

type Call = ['write' | 'end', unknown[]];

/**
 * Holds an answer back, from its first byte on, until `before` has resolved. Whoever streams is told to wait, as by a slow reader.
 * @param before resolves to the page to answer with instead (503), or to nothing; must not reject
 */
export function holdBack(res: Response, before: () => Promise<string | undefined>): void {
  const raw = { write: res.write.bind(res), end: res.end.bind(res), writeHead: res.writeHead.bind(res) } as Record<
    'write' | 'end' | 'writeHead',
    (...args: unknown[]) => unknown
  >;
  const waiting: Call[] = [];
  let state: 'open' | 'waiting' | 'free' | 'replaced' = 'open';

  const later = (call: Call): void => {
    waiting.push(call);
    if (state === 'waiting') return;
    state = 'waiting';
    const head = { status: res.statusCode, headers: { ...res.getHeaders() } };
    const answered = before().then((instead) => {
      state = instead === undefined ? 'free' : 'replaced';
      if (instead === undefined) {
        restore(head);
        for (const [name, args] of waiting) raw[name](...args);
        res.emit('drain');
      } else replace(instead);
    });
    // One answer that cannot be given is no reason for a portal to end.
    answered.catch(() => res.destroy());
  };
  /** What goes wrong meanwhile (a session that is not kept, say) finds an answer given: its head is the one it was given with. */
  const restore = ({ status, headers }: { status: number; headers: OutgoingHttpHeaders }): void => {
    res.statusCode = status;
    for (const name of res.getHeaderNames()) if (!Object.hasOwn(headers, name)) res.removeHeader(name);
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
  };
  /** Of what would have been answered nothing goes out, not even its name. */
  const replace = (page: string): void => {
    for (const name of ['Content-Disposition', 'Content-Length', 'Content-Encoding', 'ETag', 'Location']) res.removeHeader(name);
    res.statusCode = 503;
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    raw.end(page);
  };

  // Whoever asks for the head before its time (a session does, to keep itself first) would fix it: until then it is only written down.
  res.writeHead = ((...args: unknown[]) => {
    if (state === 'free' || state === 'replaced') return raw.writeHead(...args);
    const [status, ...more] = args;
    res.statusCode = Number(status);
    const headers = more.find((one) => typeof one === 'object' && one !== null) as Record<string, OutgoingHttpHeader> | undefined;
    for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, value);
    return res;
  }) as Response['writeHead'];
  res.write = ((...args: unknown[]) => {
    if (state === 'free') return raw.write(...args);
    if (state === 'replaced') return true;
    later(['write', args]);
    return false;
  }) as Response['write'];
  res.end = ((...args: unknown[]) => {
    if (state === 'free') raw.end(...args);
    else if (state !== 'replaced') later(['end', args]);
    return res;
  }) as Response['end'];
}
