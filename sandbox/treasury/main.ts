import { join } from 'node:path';
import { localDate } from '../../src/domain/calendar/instants';
import { type Instant } from '../../src/domain/values';
import { serve } from '../serve';
import { treasuryApp } from './app';
import { openBook } from './book';

const book = openBook(join(process.env['DATA_DIR'] ?? '.data/treasury', 'payments.jsonl'));
void serve(
  treasuryApp(book, () => localDate(new Date().toISOString() as Instant)),
  Number(process.env['PORT'] ?? 8102),
);
