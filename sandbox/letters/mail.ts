import { SMTPServer } from 'smtp-server';
import { faultOf, type Faults } from '../faults';
import { type Basket } from './caught';
import { readMail } from './mail-text';

/** An SMTP server that catches mail; the fault `mail` makes it hang, or refuse with 450 (`status` 4xx) or 550 (5xx). */
export function catchMail(basket: Basket, faults: Faults = new Map()): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 1_000_000,
    // A name server that does not answer would hold up every greeting.
    disableReverseLookup: true,
    // Senders hold their connections open; they are no reason to stay.
    closeTimeout: 200,
    onRcptTo(_address, _session, done) {
      const { hang, status } = faultOf(faults, 'mail');
      if (hang) return;
      done(status ? Object.assign(new Error('switched off'), { responseCode: status < 500 ? 450 : 550 }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { messageId, subject, text } = readMail(Buffer.concat(parts).toString('utf8'));
        basket.add({ key: messageId, channel: 'email', to: session.envelope.rcptTo.map((one) => one.address).join(', '), subject, text });
        done();
      });
    },
  });
}
