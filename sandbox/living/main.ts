import { loadConfig } from '../../src/config';
import { localDate } from '../../src/domain/calendar/instants';
import { createLogger } from '../../src/log';
import { instantNow } from '../../src/store/clock';
import { wirePortal } from '../../src/wiring';
import { writeDayBooks } from '../homes/day-book';
import { enrolAll } from '../homes/enter';
import { enterOrders } from '../orders/orders';
import { howMany, makeLivingCases } from './make';
import { keepProgress, progressOf } from './progress';

/** Makes the living cases while the portal answers already; says how far it is, and goes on where an earlier start stopped. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const file = process.env['LIVING_FILE'];
  if (!config.sandbox || !file) throw new Error('only the sandbox has living cases');
  const of = howMany();
  const done = new Set(progressOf(file)?.done ?? []);
  if (done.size >= of) return;
  const { services, close } = await wirePortal(config, createLogger({ part: 'living', level: 'silent' }));
  const began = Date.now();
  const keep = (stopped?: string): void => keepProgress(file, { done: [...done], of, ...(stopped === undefined ? {} : { stopped }) });
  keep();
  try {
    await enrolAll(services.store);
    await writeDayBooks(services.store, services.policies.calendar, localDate(instantNow()));
    await enterOrders(services.store);
    await makeLivingCases(services, {
      done: new Set(done),
      made: (key) => {
        done.add(key);
        keep();
        if (done.size % 10 === 0 && done.size < of) console.log(`living cases: ${done.size} of ${of}`);
      },
      left: (key, why) => console.log(`living case ${key} is left as it is: ${why}`),
    });
    console.log(`living cases: ${done.size} of ${of}, in ${((Date.now() - began) / 1_000).toFixed(1)} s`);
  } catch (error) {
    keep(error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    await close();
  }
}

// Whoever started us is gone: nobody else would end us.
process.stdin.on('end', () => process.exit(1)).resume();

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
