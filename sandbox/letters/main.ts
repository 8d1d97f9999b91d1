import { once } from 'node:events';
import { join } from 'node:path';
import { type Faults } from '../faults';
import { serve } from '../serve';
import { lettersApp } from './app';
import { openBasket } from './caught';
import { catchMail } from './mail';

const basket = openBasket(join(process.env['LETTERS_DIR'] ?? '.data/letters', 'caught.jsonl'));
const faults: Faults = new Map();

/** Ready, for whoever asks, means both: the mail server listens before the gateway does. */
async function main(): Promise<void> {
  const mail = catchMail(basket, faults);
  const listening = once(mail.server, 'listening');
  mail.listen(Number(process.env['SMTP_PORT'] ?? 8125), '127.0.0.1');
  await listening;
  process.once('SIGTERM', () => mail.close(() => undefined));
  await serve(lettersApp(basket, faults), Number(process.env['PORT'] ?? 8103));
}

void main();
