import { isOffices } from '../domain/programmes';
import { parseArgs } from 'node:util';
import { eraseCase, erasureRefused, retentionYears } from '../ledger-tools/erase';
import { instantNow } from '../store/clock';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';

export const eraseUsage = `npm run people -- erase LOGIN --by OFFICER --why REASON [--yes] [--before-retention]
                                        erases what the closed cases of this person say of people; says first what it would erase
                                        --before-retention: also of cases closed less than ${retentionYears} years ago`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function argumentsOf(args: string[]) {
  const options = { by: text, why: text, yes: flag, 'before-retention': flag } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** 按法定程序清除. @returns the exit status: 0 only when it was done */
export async function eraseCommand(
  args: string[],
  store: Store,
  people: Pick<ReturnType<typeof peopleOf>, 'byLogin'>,
  say: (line: string) => void,
): Promise<number> {
  const given = argumentsOf(args);
  const [, login] = given?.positionals ?? [];
  const { by, why = '', yes, 'before-retention': beforeRetention } = given?.values ?? {};
  if (!login || !by || why.trim() === '') return said(say, eraseUsage, 2);
  const [account, officer] = await Promise.all([people.byLogin(login), people.byLogin(by)]);
  if (!account) return said(say, `there is no account ${login}`, 2);
  if (officer?.actor.kind !== 'officer' || officer.closed) return said(say, `${by} is no open account of an officer`, 2);
  const cases = (await store.cases.ofPerson(account.actor.person)).filter((row) => !row.erased && !isOffices(row.programme));
  const refused = cases.flatMap((row) => {
    const because = erasureRefused(row, instantNow());
    if (!because || (because === 'retention' && beforeRetention)) return [];
    return [`${row.number}: ${because === 'open' ? 'is still open' : `was closed less than ${retentionYears} years ago`}`];
  });
  if (refused.length > 0) return said(say, [...refused, 'nothing was erased'].join('\n'), 1);
  for (const { number, people: founders } of cases) say(`${number}: ${founders.length} person(s)`);
  if (!yes) return said(say, `${cases.length} cases would be erased for good; say --yes`, 2);
  for (const row of cases) await eraseCase(store, row, officer.actor.id, why.trim());
  await store.personNumbers.forgetUnneeded();
  return said(say, `${cases.length} cases erased; npm run ledger verify proves what is left`, 0);
}

const said = (say: (line: string) => void, words: string, status: number): number => {
  say(words);
  return status;
};
