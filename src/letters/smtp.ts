import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type Channel, type Sending } from './port';

/** E-mail by SMTP. The message id is made from the letter's key, so that a repeat is recognised by mail programs. */
export function mailBySmtp({ url, from }: { url: string; from: string }): { channel: Channel; close: () => void } {
  const transport = createTransport({ url, pool: true, maxConnections: 2, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 } as never);
  const channel: Channel = async ({ key, address, subject, text }): Promise<Sending> => {
    try {
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${from.split('@')[1] ?? 'zhuye'}>`;
      await transport.sendMail({ from, to: address, subject: subject.replace(/[\r\n]+/g, ' '), text, messageId });
      return { kind: 'sent' };
    } catch (error) {
      const { responseCode, name } = error as { responseCode?: number; name?: string };
      // 5xx is the mail server's final word (RFC 5321 §4.2.1).
      return { kind: 'failed', why: responseCode ? `SMTP ${responseCode}` : (name ?? 'network'), again: !(responseCode && responseCode >= 500) };
    }
  };
  return { channel, close: () => transport.close() };
}
