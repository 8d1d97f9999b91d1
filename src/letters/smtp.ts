import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type TlsFiles } from '../link-files';
import { type Channel, type Sending } from './port';

/** A mail server's final word (5xx, RFC 5321 §4.2.1) is final only about this message, not about our sign-in or its greeting. */
const aboutTheMessage = ['EENVELOPE', 'EMESSAGE'];

/** What a mail relay is told beside its address. */
export interface MailOptions {
  url: string;
  from: string;
  /** Of each silence. */
  timeoutMs?: number;
  /** Nothing is said in clear: a relay that offers no TLS is not used. */
  secure?: boolean;
  tls?: TlsFiles | undefined;
  auth?: { user: string; pass: string } | undefined;
}

/** E-mail by SMTP. The message id is made from the letter's key, so that a repeat is recognised by mail programs. */
export function mailBySmtp({ url, from, timeoutMs = 5_000, secure = false, tls, auth }: MailOptions): {
  channel: Channel;
  close: () => void;
} {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs * 3,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(secure ? { requireTLS: true } : {}),
    ...(tls ? { tls: { minVersion: 'TLSv1.2', ...tls } } : {}),
    ...(auth ? { auth } : {}),
  });
  const channel: Channel = async ({ key, address, subject, text }): Promise<Sending> => {
    // Each would be read as more than one recipient, or as another line of the head.
    if (/[\s,;<>]/.test(address)) return { kind: 'failed', why: 'not one address', again: false };
    try {
      await transport.sendMail({ from, to: address, subject: oneLine(subject), text, messageId: messageIdOf(key, from) });
      return { kind: 'sent' };
    } catch (error) {
      const { responseCode, code = 'network' } = error as { responseCode?: number; code?: string };
      const final = aboutTheMessage.includes(code) && (responseCode ?? 500) >= 500;
      return { kind: 'failed', why: responseCode ? `SMTP ${responseCode}` : code, again: !final };
    }
  };
  return { channel, close: () => transport.close() };
}

const oneLine = (subject: string): string => subject.replace(/[\r\n]+/g, ' ');

/** The same for the same letter, and nothing of the key can be read from it. */
export const messageIdOf = (key: string, from: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${from.split('@')[1] ?? 'zhuye'}>`;
