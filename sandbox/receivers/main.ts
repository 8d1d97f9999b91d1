import { join } from 'node:path';
import { localDate } from '../../src/domain/calendar/instants';
import { type Instant } from '../../src/domain/values';
import { openBook } from '../book';
import { unacknowledgedUnit } from '../living/units';
import { serve } from '../serve';
import { receiversApp } from './app';
import { type Received } from './received';

const folder = process.env['RECEIVERS_DIR'] ?? '.data/receivers';
void serve(
  receiversApp(
    (receiver) => openBook<Received>(join(folder, `${receiver}.jsonl`)),
    () => localDate(new Date().toISOString() as Instant),
    new Set([unacknowledgedUnit()]),
  ),
  Number(process.env['PORT'] ?? 8105),
);
