import { parseArgs } from 'node:util';
import { localDate } from '../domain/calendar/instants';
import { parseDate } from '../domain/identifiers/date';
import { type LocalDate } from '../domain/values';
import { instantNow } from '../store/clock';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';

/** For how long day books (日志) of places are kept; a project default, since no published term was found. */
export const dayBookYears = 3;

export const eraseDaysUsage = `npm run people -- erase-days DATE --by OFFICER --why REASON [--yes]
                                        erases the day books of places before this day, ${dayBookYears} years back at the least; says first how many`;

const text = { type: 'string' } as const;

function argumentsOf(args: string[]) {
  try {
    return parseArgs({ args, options: { by: text, why: text, yes: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** The first day that must stay. @param today the local date */
export const keptFrom = (today: LocalDate): LocalDate => `${Number(today.slice(0, 4)) - dayBookYears}${today.slice(4)}` as LocalDate;

/** 清除过期的日志. @returns the exit status: 0 only when it was done */
export async function eraseDaysCommand(
  args: string[],
  { placeDays, texts, accessLog }: Pick<Store, 'placeDays' | 'texts' | 'accessLog'>,
  people: Pick<ReturnType<typeof peopleOf>, 'byLogin'>,
  say: (line: string) => void,
): Promise<number> {
  const given = argumentsOf(args);
  const day = parseDate(given?.positionals[1] ?? '');
  const { by, why = '', yes } = given?.values ?? {};
  const refuse = (line: string): number => {
    say(line);
    return 2;
  };
  if ('error' in day || !by || why.trim() === '') return refuse(eraseDaysUsage);
  const at = instantNow();
  const first = keptFrom(localDate(at));
  if (day.value > first) return refuse(`day books from ${first} on are kept: nothing was erased`);
  const officer = await people.byLogin(by);
  if (officer?.actor.kind !== 'officer' || officer.closed) return refuse(`${by} is no open account of an officer`);
  const count = await placeDays.countBefore(day.value);
  if (!yes) return refuse(`${count} days would be erased for good; say --yes`);
  const reason = await texts.keep(why.trim(), { author: officer.actor.id });
  await accessLog.append({ at, actor: officer.actor.id, what: 'erase', target: `place-days before ${day.value}`, reason });
  await placeDays.eraseBefore(day.value);
  say(`${count} days erased`);
  return 0;
}
