import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { localDate } from '../domain/calendar/instants';
import { parseEmail, parseTelephone } from '../domain/identifiers/contact';
import { parseIdentity } from '../domain/identifiers/identity-number';
import { parseName } from '../domain/identifiers/words';
import { type Actor, type Office, type Post, roles } from '../domain/offices';
import { type ActorId, type Instant, type PersonId } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { faultWords } from '../portal/forms/fields';
import { hashPassword } from '../portal/password';
import { loadWords } from '../portal/view/words';
import { loadKeys } from '../sealing/keys-file';
import { disconnect } from '../store/connect';
import { openMongo } from '../connections';
import { type Account, type NewAccount, peopleOf } from '../store/people';
import { createStore } from '../store/store';
import { type AccessKind } from '../store/access';
import { commandConfig } from './environment';
import { eraseCommand, eraseUsage } from './erase';
import { eraseDaysCommand, eraseDaysUsage } from './erase-days';
import { askLine } from './ask';
import { eraseStaysCommand, eraseStaysUsage } from './erase-stays';
import { eraseStaysOfPerson, eraseStaysOfPersonUsage } from './erase-stays-of-person';
import { type LogDone, peopleLog } from './people-log';

type People = ReturnType<typeof peopleOf>;
type Say = (line: string) => void;
type Logged = <T>(what: AccessKind, account: Actor, act: () => Promise<T>, done?: (result: T) => boolean) => Promise<T>;

const usage = `npm run people -- add LOGIN --name 张三 --phone 13900000000 --post window@lh-minzhi [--post …]   an officer
npm run people -- add LOGIN --name 李四 --phone 13900000000 --identity 4403…                  an applicant, seen with the identity card
  --email ADDRESS    --identity NUMBER for an officer too: duties are kept apart between persons, not accounts
npm run people -- password LOGIN        a new password, printed once; whoever signs in by it chooses their own
npm run people -- prove LOGIN --name 张三 --identity 4403…   the card was seen: name and number stand as on it
npm run people -- close LOGIN           signs in no more and holds no post; old cases keep the name
${eraseUsage}
${eraseDaysUsage}
${eraseStaysUsage}
${eraseStaysOfPersonUsage}`;

/** Makes and closes accounts, one at a time; what cannot be logged is not done. @returns the exit status: 0 only when it was done */
export async function peopleCommand(args: string[], people: People, offices: readonly Office[], say: Say, log: LogDone): Promise<number> {
  const logged: Logged = async (what, account, act, done = () => true) => {
    await log(what, account);
    const result = await act();
    await log(what, account, done(result) ? 200 : 409);
    return result;
  };
  const given = argumentsOf(args);
  const [command, login] = given?.positionals ?? [];
  if (!given || !login) return misused(say, usage);
  if (command === 'add') {
    const account = await accountFrom(login, given.values, people, offices);
    if ('wrong' in account) return misused(say, account.wrong.join('\n'));
    const password = freshPassword();
    const passwordHash = await hashPassword(password);
    if (!(await logged('account-made', account.actor, () => people.add({ ...account, passwordHash, mustChange: true }), Boolean)))
      return misused(say, `${login} is taken`);
    say(`${login}  ${password}`);
    return 0;
  }
  const account = await people.byLogin(login);
  if (!account || account.closed) return misused(say, `there is no open account ${login}`);
  if (command === 'password') {
    const password = freshPassword();
    const passwordHash = await hashPassword(password);
    await logged('password-set', account.actor, () => people.setPassword(account.actor.id, passwordHash, { mustChange: true }));
    say(`${login}  ${password}`);
    return 0;
  }
  if (command === 'prove') return proveAccount(account, given.values, people, say, logged);
  if (command !== 'close') return misused(say, usage);
  await logged('account-closed', account.actor, () => people.close(account.actor.id));
  say(`${login} is closed`);
  return 0;
}

const misused = (say: Say, why: string): number => {
  say(why);
  return 2;
};

const text = { type: 'string' } as const;

function argumentsOf(args: string[]) {
  const options = { name: text, phone: text, email: text, identity: text, post: { ...text, multiple: true } } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** What is wrong with a number or a name, as the pages say it. */
const inWords = (code: string): string => faultWords(loadWords()('en'), code);

type Values = NonNullable<ReturnType<typeof argumentsOf>>['values'];

/** The administrator answers for having seen the card. */
async function proveAccount(
  { actor, login }: Account,
  { name = '', identity = '' }: Values,
  people: People,
  say: Say,
  logged: Logged,
): Promise<number> {
  const at = new Date().toISOString() as Instant;
  const [onCard, number] = [parseName(name), parseIdentity(identity, localDate(at))];
  if ('error' in onCard) return misused(say, `--name: ${inWords(onCard.error)}`);
  if ('error' in number) return misused(say, `--identity: ${inWords(number.error)}`);
  const who = { name: onCard.value, identity: number.value, by: 'administrator', at } as const;
  const proving = await logged(
    'proven',
    actor,
    () => people.prove(actor.id, who),
    ({ kind }) => kind === 'proven',
  );
  if (proving.kind !== 'proven') return misused(say, `${login} is proven to be somebody else already`);
  say(proving.joined.length > 0 ? `${login} is proven; the same person has ${proving.joined.length} more` : `${login} is proven`);
  return 0;
}

/** Everything that is wrong with what was typed is said at once. */
async function accountFrom(
  login: string,
  { name = '', phone = '', email, identity, post }: Values,
  people: People,
  offices: readonly Office[],
): Promise<Omit<NewAccount, 'passwordHash'> | { wrong: string[] }> {
  const wrong: string[] = [];
  const read = <T>(option: string, parsed: { value: T } | { error: string }): T | undefined => {
    if ('value' in parsed) return parsed.value;
    wrong.push(`--${option}: ${inWords(parsed.error)}`);
    return undefined;
  };
  const posts = (post ?? []).flatMap(
    (one) =>
      postFrom(one, offices) ??
      (wrong.push(`--post: ${one} is no role@office; ${roles.join(', ')}; ${offices.map(({ id }) => id).join(', ')}`), []),
  );
  if (post === undefined && identity === undefined) wrong.push('an applicant needs --identity, an officer --post');
  const known = {
    name: read('name', parseName(name)) ?? '',
    phone: read('phone', parseTelephone(phone)) ?? '',
    ...(email === undefined ? {} : { email: read('email', parseEmail(email)) ?? '' }),
    ...(identity === undefined
      ? {}
      : { identity: read('identity', parseIdentity(identity, localDate(new Date().toISOString() as Instant))) ?? '' }),
  };
  if (wrong.length > 0) return { wrong };
  const [same] = known.identity ? await people.byIdentity(known.identity) : [];
  const actor: Actor = {
    id: fresh('a') as ActorId,
    person: same?.person ?? (fresh('p') as PersonId),
    kind: posts.length > 0 ? 'officer' : 'applicant',
    posts,
    deputyFor: [],
  };
  return { ...known, actor, login, letters: 'sms', language: 'zh-CN' };
}

function postFrom(typed: string, offices: readonly Office[]): Post | undefined {
  const [role, id] = typed.split('@');
  const known = roles.find((one) => one === role);
  const office = offices.find((one) => one.id === id);
  return known && office ? { role: known, office: office.id } : undefined;
}

const fresh = (prefix: string): string => `${prefix}-${randomBytes(9).toString('base64url')}`;
const freshPassword = (): string => randomBytes(9).toString('base64url');

async function main(): Promise<void> {
  const config = commandConfig();
  const keys = loadKeys(config.keysFile, { sandbox: config.sandbox, holder: 'portal' });
  const connection = await openMongo(config, 2);
  const store = createStore({ connection, keys });
  const refusal = await store.settings.stampOrRefuse({ sandbox: config.sandbox });
  if (refusal) throw new Error(refusal);
  const people = peopleOf(connection, keys);
  await store.ensureIndexes();
  const policies = policiesOrExplain(config.policiesDir, { sandbox: config.sandbox });
  const [args, say] = [process.argv.slice(2), (line: string) => console.log(line)];
  process.exitCode = await (args[0] === 'erase'
    ? eraseCommand(args, store, people, say)
    : args[0] === 'erase-days'
      ? eraseDaysCommand(args, store, people, say)
      : args[0] === 'erase-stays'
        ? args.includes('--person')
          ? eraseStaysOfPerson(args, store, people, say, askLine)
          : eraseStaysCommand(args, store, people, say)
        : peopleCommand(args, people, policies.offices, say, peopleLog(store, policies)));
  await disconnect(connection);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
