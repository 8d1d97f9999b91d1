import { calendarData } from '../calendar-data';
import { type Act } from '../domain/case/acts';
import { wholeCase } from '../domain/case/available';
import { type Calendar } from '../domain/calendar/calendar';
import { machine } from '../domain/offices';
import { type CaseId, type Instant, type RequestId } from '../domain/values';
import { type Engine } from '../engine/engine';
import { createLogger } from '../log';
import { type Store } from '../store/store';
import { wireWorker } from '../wiring';
import { commandConfig } from './environment';

export interface Recalendared {
  done: number;
  /** Kept: they hear of it when they are back. */
  kept: number;
  refused: CaseId[];
}

/**
 * Brings a new arrangement of the State Council to every open case, as an act of the machine: due dates and limits follow. Under one
 * request for each case and calendar, so that it may be run again.
 */
export async function recalendarAll(
  store: Pick<Store, 'cases'>,
  engine: Pick<Engine, 'act'>,
  calendar: Calendar,
  at: Instant,
): Promise<Recalendared> {
  const found: Recalendared = { done: 0, kept: 0, refused: [] };
  for await (const id of store.cases.openIds()) {
    const request = `calendar/${calendar.version}/${id}` as RequestId;
    const act: Act<'recalendar'> = { kind: 'recalendar', step: wholeCase, request, at, seen: 0, calendar };
    const answer = await engine.act(id, act, machine);
    if (answer.kind === 'refused') found.refused.push(id);
    else found[answer.kind] += 1;
  }
  return found;
}

async function main(): Promise<void> {
  const config = commandConfig();
  const { ports, close } = await wireWorker(config, createLogger({ part: 'calendar', level: config.logLevel }));
  const calendar = calendarData();
  const { done, kept, refused } = await recalendarAll(ports.store, ports.engine, calendar, new Date().toISOString() as Instant);
  console.log(`${calendar.version}: ${done} cases follow it, ${kept} will when they are back, ${refused.length} refused it`);
  await close();
  process.exit(refused.length > 0 ? 1 : 0);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
