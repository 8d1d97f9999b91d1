import express, { type Express } from 'express';
import { z } from 'zod';
import { faulty, switchable } from '../faults';
import { type Book, type Booked } from './book';

const order = z.object({
  key: z.string().min(3),
  fen: z.number().int().positive(),
  payee: z.object({ name: z.string(), bank: z.string(), account: z.string() }),
  purpose: z.string(),
});

/** Accounts that end in this are closed: the money bounces (退票). */
export const closedEnding = '0009';

/** A stand-in for the treasury: a key is paid once, however often it is asked; the same key with another order is refused. */
export function treasuryApp(book: Book, today: () => string): Express {
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  const lateness = new Map<string, number>();

  app.get('/_payments', (_request, response) => void response.json(book.all()));

  app.post('/payments', express.json({ limit: '4kb' }), faulty(faults, 'payments'), (request, response) => {
    const parsed = order.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ error: 'not an order' });
    const fault = faults['payments'] ?? {};
    const known = book.find(parsed.data.key);
    if (known && !sameOrder(known, parsed.data)) return void response.status(409).json({ error: 'another order has this key' });
    if (!known && fault.late !== undefined) {
      const asked = (lateness.get(parsed.data.key) ?? 0) + 1;
      lateness.set(parsed.data.key, asked);
      if (asked <= fault.late) return void response.json({ result: 'pending' });
    }
    const entry = known ?? booked(parsed.data, today());
    if (!known) book.add(entry);
    if (fault.loseReply && !known) return void request.socket.destroy();
    const { result, on, reference, reason } = entry;
    response.json({ result, on, reference, reason });
  });
  return app;
}

const booked = (given: z.infer<typeof order>, on: string): Booked => {
  const closed = given.payee.account.endsWith(closedEnding);
  return { ...given, result: closed ? 'bounced' : 'paid', on, reference: `T${on.replaceAll('-', '')}-${given.key.length}${Buffer.from(given.key).toString('hex').slice(-10)}`, ...(closed ? { reason: 'closed-account' } : {}) };
};

const sameOrder = (one: Booked, other: z.infer<typeof order>): boolean =>
  one.fen === other.fen && one.payee.account === other.payee.account && one.payee.name === other.payee.name;
