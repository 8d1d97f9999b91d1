import { connect } from 'node:net';
import { type Scanner, type Verdict } from './port';

/** Below what clamd takes in one piece by its own setting. */
const piece = 64 * 1024;
/** What a scanner has to say is one line. */
const longestReply = 4_096;

/**
 * clamd by its INSTREAM command: pieces, each behind its length in four bytes, then a length of nought; the reply is one line. Source:
 * clamd(8). Its `StreamMaxLength` must be at least 10 MB.
 * @param address `host:port`, or `unix:/path` of its socket
 */
export function clamdScanner({ address, timeoutMs = 30_000 }: { address: string; timeoutMs?: number }): Scanner {
  const at = address.lastIndexOf(':');
  const where = address.startsWith('unix:')
    ? { path: address.slice('unix:'.length) }
    : { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) };
  return (bytes) =>
    new Promise<Verdict>((resolve) => {
      const socket = connect(where);
      let reply = '';
      const end = (verdict: Verdict): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(verdict);
      };
      const timer = setTimeout(() => end({ kind: 'away', why: 'no answer in time' }), timeoutMs);
      socket.on('error', (error) => end({ kind: 'away', why: error.message }));
      socket.on('data', (part: Buffer) => {
        reply += part.toString('latin1');
        if (reply.includes('\0') || reply.length > longestReply) end(verdictOf(reply));
      });
      socket.on('end', () => end(verdictOf(reply)));
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let from = 0; from < bytes.length; from += piece) {
          const one = bytes.subarray(from, from + piece);
          const length = Buffer.alloc(4);
          length.writeUInt32BE(one.length);
          socket.write(length);
          socket.write(one);
        }
        socket.write(Buffer.alloc(4));
      });
    });
}

/** `stream: OK`, `stream: NAME FOUND`; anything else is an error of its own. */
export function verdictOf(reply: string): Verdict {
  const line = reply.replace(/\0[\s\S]*$/, '').trim();
  if (line === 'stream: OK') return { kind: 'clean' };
  const what = /^stream: (.+) FOUND$/.exec(line)?.[1];
  return what === undefined ? { kind: 'away', why: line || 'no answer' } : { kind: 'infected', what };
}
