import { SMTPServer } from 'smtp-server';
import { type Caught } from './app';

/** An SMTP server that catches mail on this machine only; a message seen before (same Message-ID) is not listed twice. */
export function catchMail(caught: Caught[]): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const [head = '', ...body] = raw.split('\r\n\r\n');
        const header = (name: string): string => new RegExp(`^${name}:\\s*((?:.*(?:\\r\\n\\s)?)*)`, 'im').exec(head)?.[1]?.replace(/\r\n\s+/g, ' ').trim() ?? '';
        const key = header('Message-ID');
        const encoded = header('Content-Transfer-Encoding').toLowerCase();
        const text = encoded === 'base64' ? Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8') : encoded === 'quoted-printable' ? unquoted(body.join('\r\n\r\n')) : body.join('\r\n\r\n');
        if (!caught.some((one) => one.key === key)) {
          caught.push({ key, channel: 'email', to: session.envelope.rcptTo.map((one) => one.address).join(', '), subject: words(header('Subject')), text });
        }
        done();
      });
    },
  });
}

/** RFC 2045, quoted-printable. */
const unquoted = (text: string): string =>
  Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');

/** RFC 2047, encoded words. */
const words = (subject: string): string =>
  subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, text: string) => (how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' '))));
