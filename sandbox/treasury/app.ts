import { createHash } from 'node:crypto';
import express, { type Express } from 'express';
import { z } from 'zod';
import { type Fault, faultOf, faulty, switchable } from '../faults';
import { type Book, type Booked } from './book';

const order = z.object({
  key: z.string().min(3).max(300),
  fen: z.number().int().positive(),
  payee: z.object({ name: z.string().min(1), bank: z.string(), account: z.string().min(1) }),
  purpose: z.string(),
});
type Order = z.infer<typeof order>;

/** Accounts that end in this are closed: the money bounces (退票). */
export const closedEnding = '0009';

/**
 * A stand-in for the treasury: a key is paid once, however often it is asked; the same key with another order is refused.
 * `GET /_payments` lists what was booked. @param today the date of Shanghai that a payment is booked on
 */
export function treasuryApp(book: Book, today: () => string): Express {
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  const waiting = new Map<string, { order: Order; asked: number }>();

  app.get('/_payments', (_request, response) => void response.json(book.all()));

  app.post('/payments', express.json({ limit: '4kb' }), faulty(faults, 'payments'), (request, response) => {
    const parsed = order.safeParse(request.body);
    if (!parsed.success) return void response.status(400).json({ error: 'not an order' });
    const given = parsed.data;
    const fault = faultOf(faults, 'payments');
    const booked = book.find(given.key);
    const earlier = booked ?? waiting.get(given.key)?.order;
    if (earlier && !sameOrder(earlier, given)) return void response.status(409).json({ error: 'another order has this key' });
    if (booked) return void response.json(answerOf(booked));

    const asked = (waiting.get(given.key)?.asked ?? 0) + 1;
    waiting.set(given.key, { order: given, asked });
    if (asked <= (fault.late ?? 0)) return void response.json({ result: 'pending' });
    const entry = entryFor(given, today(), fault);
    book.add(entry);
    waiting.delete(given.key);
    if (fault.loseReply) request.socket.destroy();
    else response.json(answerOf(entry));
  });
  return app;
}

function entryFor(given: Order, on: string, { bounce }: Fault): Booked {
  const reason = bounce ?? (given.payee.account.endsWith(closedEnding) ? ('closed-account' as const) : undefined);
  // From the whole key: two payments never share a reference.
  const mark = createHash('sha256').update(given.key).digest('hex').slice(0, 12).toUpperCase();
  return {
    ...given,
    result: reason ? 'bounced' : 'paid',
    on,
    reference: `T${on.replaceAll('-', '')}-${mark}`,
    ...(reason ? { reason } : {}),
  };
}

const answerOf = ({ result, on, reference, reason }: Booked) => ({ result, on, reference, reason });

const sameOrder = (one: Order, other: Order): boolean =>
  one.fen === other.fen && (['name', 'bank', 'account'] as const).every((part) => one.payee[part] === other.payee[part]);
