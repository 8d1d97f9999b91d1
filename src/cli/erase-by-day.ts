import { parseArgs } from 'node:util';
import { localDate } from '../domain/calendar/instants';
import { parseDate } from '../domain/identifiers/date';
import { type LocalDate } from '../domain/values';
import { instantNow } from '../store/clock';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';

/** Something that is kept for so many years and can then be erased, up to a day. */
export interface ByDay {
  usage: string;
  years: number;
  /** What is kept until then, as it is called in a refusal and in the log. */
  called: string;
  /** What would be erased, in words. */
  count: (day: LocalDate) => Promise<string>;
  erase: (day: LocalDate) => Promise<void>;
}

const text = { type: 'string' } as const;

function argumentsOf(args: string[]) {
  try {
    return parseArgs({ args, options: { by: text, why: text, yes: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** The first day that must stay. @param today the local date */
export const keptFrom = (today: LocalDate, years: number): LocalDate =>
  `${Number(today.slice(0, 4)) - years}${today.slice(4)}` as LocalDate;

/** 清除过期的记录: says first what it would erase, is logged before anything is done, and may be run again. @returns the exit status: 0 only when it was done */
export async function eraseByDay(
  { usage, years, called, count, erase }: ByDay,
  args: string[],
  { texts, accessLog }: Pick<Store, 'texts' | 'accessLog'>,
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
  if ('error' in day || !by || why.trim() === '') return refuse(usage);
  const at = instantNow();
  const first = keptFrom(localDate(at), years);
  if (day.value > first) return refuse(`${called} from ${first} on are kept: nothing was erased`);
  const officer = await people.byLogin(by);
  if (officer?.actor.kind !== 'officer' || officer.closed) return refuse(`${by} is no open account of an officer`);
  const words = await count(day.value);
  if (!yes) return refuse(`${words} would be erased for good; say --yes`);
  const reason = await texts.keep(why.trim(), { author: officer.actor.id });
  await accessLog.append({ at, actor: officer.actor.id, what: 'erase', target: `${called} before ${day.value}`, reason });
  await erase(day.value);
  say(`${words} erased`);
  return 0;
}
