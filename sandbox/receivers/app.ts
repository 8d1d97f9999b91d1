import { createHash } from 'node:crypto';
import express, { type Express } from 'express';
import { type z } from 'zod';
import { type Receiver, receivers } from '../../src/domain/receiver';
import { type Fault, faultOf, faulty, switchable } from '../faults';
import { receivedPage } from './page';
import { type Received, type ReceivedBook, transmission } from './received';

const marks: Record<Receiver, string> = { tax: 'S', national: 'Q' };

/**
 * Stand-ins for the tax office (`/tax`) and the national system of yearly verification (`/national`): a key is acknowledged once, however
 * often it is sent; the same key for another case or result is refused. `GET /tax` shows what was received, `GET /tax/_received` lists it.
 * @param today the date of Shanghai on a receipt
 * @param silent units for which nothing is ever acknowledged, by their codes
 */
export function receiversApp(
  bookOf: (receiver: Receiver) => ReceivedBook,
  today: () => string,
  silent: ReadonlySet<string> = new Set(),
): Express {
  const app = express();
  app.disable('x-powered-by');
  for (const receiver of receivers) app.use(`/${receiver}`, receiverApp(receiver, bookOf(receiver), today, silent));
  return app;
}

function receiverApp(receiver: Receiver, book: ReceivedBook, today: () => string, silent: ReadonlySet<string>): Express {
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  app.get('/_received', (_request, response) => void response.json(book.all()));
  app.get('/', (_request, response) => void response.type('html').send(receivedPage(receiver, book.all())));

  app.post('/transmissions', express.json({ limit: '64kb' }), faulty(faults, receiver), (request, response) => {
    const parsed = transmission.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ error: 'not a transmission' });
    const given = parsed.data;
    if (silent.has(given.unit?.uscc ?? '')) return void response.status(503).json({ error: 'no answer for this one' });
    const { loseReply, wrong }: Fault = faultOf(faults, receiver);
    const before = book.find(given.key);
    if (before && !same(before, given)) return void response.status(409).json({ error: 'something else has this key' });
    const entry: Received = before
      ? { ...before, times: before.times + 1 }
      : { ...given, on: today(), receipt: receiptOf(receiver, given.key, today()), times: 1 };
    book.add(entry);
    if (loseReply) return void request.socket.destroy();
    response.json(wrong ? { taken: true } : { receipt: entry.receipt, on: entry.on });
  });
  return app;
}

/** From the whole key: two never share a receipt. */
const receiptOf = (receiver: Receiver, key: string, on: string): string =>
  `${marks[receiver]}${on.replaceAll('-', '')}-${createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase()}`;

/** A unit may be called otherwise by the second time; its case and what was decided may not differ. */
const same = (one: Received, other: z.infer<typeof transmission>): boolean =>
  one.number === other.number && one.result?.value === other.result?.value && one.result?.unit === other.result?.unit;
