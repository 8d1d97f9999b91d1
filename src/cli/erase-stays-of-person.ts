import { parseArgs } from 'node:util';
import { localDate } from '../domain/calendar/instants';
import { parseIdentity } from '../domain/identifiers/identity-number';
import { monthOf } from '../domain/calendar/months';
import { type LocalDate } from '../domain/values';
import { retentionYears } from '../ledger-tools/erase';
import { instantNow } from '../store/clock';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';
import { keptFrom } from './erase-by-day';
import { forgetWritten } from './forget-written';

export const eraseStaysOfPersonUsage = `npm run people -- erase-stays --person --by OFFICER --why REASON [--yes | --dry-run]
                                        asks for one person's identity number, typed or piped in and never an argument, and erases what all places say of
                                        their stays that ended ${retentionYears} years ago or before: themselves, their guardian, and their rows of rosters and day books`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function argumentsOf(args: string[]) {
  try {
    return parseArgs({ args, options: { person: flag, by: text, why: text, yes: flag, 'dry-run': flag }, allowPositionals: true });
  } catch {
    return undefined;
  }
}

type Erased = Pick<
  Store,
  'personStays' | 'personNumbers' | 'placeMonths' | 'pieceWages' | 'placeDays' | 'letters' | 'notices' | 'texts' | 'accessLog'
>;

/** 清除一个人早已结束的在册记录. @param ask for the identity number @returns the exit status: 0 only when it was done, or was only to be looked at */
export async function eraseStaysOfPerson(
  args: string[],
  store: Erased,
  people: Pick<ReturnType<typeof peopleOf>, 'byLogin'>,
  say: (line: string) => void,
  ask: (question: string) => Promise<string>,
): Promise<number> {
  const given = argumentsOf(args);
  const { by, why = '', yes, 'dry-run': dryRun } = given?.values ?? {};
  const refuse = (line: string): number => {
    say(line);
    return 2;
  };
  // A number that was typed as an argument has been seen already: it is not taken.
  if (!by || why.trim() === '' || (yes && dryRun) || given?.positionals.length !== 1) return refuse(eraseStaysOfPersonUsage);
  const officer = await people.byLogin(by);
  if (officer?.actor.kind !== 'officer' || officer.closed) return refuse(`${by} is no open account of an officer`);
  const at = instantNow();
  const identity = parseIdentity(await ask('Identity number: '), localDate(at));
  if ('error' in identity) return refuse('that is no identity number: nothing was erased');
  // Whole months, as of everybody: a roster is evidence as long as its cases are kept.
  const first = `${monthOf(keptFrom(localDate(at), retentionYears))}-01` as LocalDate;
  // Of whoever was erased by a run that died before its end.
  if (yes) await store.personNumbers.forgetUnneeded();
  const found = await store.personStays.before(identity.value, first);
  const kept = found && found.kept > 0 ? `; ${found.kept} that did not end before ${first} are kept` : '';
  if (!found || found.left.length === 0) return refuse(`no place says anything of them that may be erased${kept}`);
  const days = found.left.map(({ place, from, until }) => `${place} ${from} – ${until}`).join('\n');
  say(days);
  const words = `${found.left.length} stays`;
  if (dryRun) {
    say(`${words} would be erased${kept}`);
    return 0;
  }
  if (!yes) return refuse(`${words} would be erased for good${kept}; say --yes`);
  const reason = await store.texts.keep(why.trim(), { author: officer.actor.id });
  const target = `stays of ${found.persons.join(' and ')} before ${first}`;
  await store.accessLog.append({ at, actor: officer.actor.id, what: 'erase', target, reason });
  // Rosters before the person whom they count, as of everybody.
  for (const one of found.left) {
    await store.placeDays.forget(one.place, one.stay);
    await store.pieceWages.forget(one.place, one.stay);
    await store.placeMonths.forget(one.place, one.stay);
    await forgetWritten(store, one);
    await store.personStays.erase(one);
  }
  await store.personNumbers.forgetUnneeded();
  say(`${words} erased${kept}`);
  return 0;
}
