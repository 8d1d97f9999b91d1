import { passwordFits } from '../portal/password';
import { policiesOrExplain } from '../policies/load';
import { peopleOf } from '../store/people';
import { testStore, type TestStore } from '../store/testing';
import { peopleCommand } from './people';
import { peopleLog } from './people-log';

const policies = policiesOrExplain('policies', { sandbox: true });
const { offices } = policies;
const identity = '440309199001010013';
let test: TestStore;
let said: string[];
beforeEach(async () => {
  test = await testStore();
  people();
  await test.store.ensureIndexes();
});
afterEach(() => test.end());

const people = () => peopleOf(test.connection, test.keys);
async function command(...words: string[]): Promise<number> {
  said = [];
  return peopleCommand(words, people(), offices, (line) => said.push(line), peopleLog(test.store, policies, 'root'));
}
const zhang = ['--name', '张三', '--phone', '13900000001'];
const passwordSaid = () => said[0]?.split(/\s+/)[1] ?? '';

it('makes an officer with posts, whose password is said once and fits', async () => {
  expect(await command('add', 'Zhang', ...zhang, '--post', 'window@lh-minzhi', '--post', 'supervisor@lh')).toBe(0);
  const account = await people().byLogin('zhang');
  expect(account?.actor).toMatchObject({
    kind: 'officer',
    posts: [
      { role: 'window', office: 'lh-minzhi' },
      { role: 'supervisor', office: 'lh' },
    ],
  });
  expect(await passwordFits(passwordSaid(), account?.passwordHash)).toBe(true);
  // Said to somebody else than its holder: good for choosing another, and no more.
  expect(account).toMatchObject({ mustChange: true, passwordSet: expect.any(String) });
  expect(await command('add', 'zhang', ...zhang, '--post', 'window@lh-minzhi')).toBe(2);
});

it('knows one person with two accounts by the identity seen', async () => {
  expect(await command('add', 'applicant', ...zhang, '--identity', identity)).toBe(0);
  expect(await command('add', 'officer', ...zhang, '--identity', identity, '--post', 'window@lh-minzhi')).toBe(0);
  const [one, other] = [await people().byLogin('applicant'), await people().byLogin('officer')];
  expect(one?.actor.kind).toBe('applicant');
  expect(other?.actor.person).toBe(one?.actor.person);
  expect(other?.actor.id).not.toBe(one?.actor.id);
});

it('proves an account whose holder’s card was seen, and no second person under it', async () => {
  await command('add', 'officer', ...zhang, '--identity', identity, '--post', 'window@lh-minzhi');
  const made = await people().byLogin('officer');
  const self = {
    ...(made?.actor as NonNullable<typeof made>['actor']),
    id: 'a-self' as never,
    person: 'p-self' as never,
    kind: 'applicant' as const,
    posts: [],
  };
  await people().add({ actor: self, login: 'self', name: '张三三', phone: '13900000001', letters: 'sms', language: 'zh-CN' });
  expect((await people().byLogin('self'))?.proven).toBeUndefined();
  expect(await command('prove', 'self', '--name', '张三', '--identity', identity)).toBe(0);
  const proven = await people().byLogin('self');
  expect(proven).toMatchObject({ name: '张三', proven: { by: 'administrator' }, actor: { person: made?.actor.person } });
  expect(await command('prove', 'self', '--name', '李四', '--identity', '440309199001010021')).toBe(2);
  expect(await command('prove', 'self', '--name', '', '--identity', '1')).toBe(2);
});

it('says everything that is wrong at once, and makes nothing', async () => {
  expect(await command('add', 'nobody', '--name', '<b>', '--phone', '12', '--post', 'chief@lh', '--post', 'window@moon')).toBe(2);
  for (const word of ['--name', '--phone', 'chief@lh', 'window@moon', 'inspector, ', 'lh-minzhi, ', 'digits'])
    expect(said.join('\n')).toContain(word);
  expect(said.join('\n')).not.toContain('an officer --post');
  expect(await people().byLogin('nobody')).toBeUndefined();
  expect(await command('add', 'nobody', ...zhang)).toBe(2);
  expect(await command('sing', 'nobody')).toBe(2);
  expect(await command()).toBe(2);
});

it('gives another password, and closes', async () => {
  await command('add', 'zhang', ...zhang, '--post', 'window@lh-minzhi');
  const first = passwordSaid();
  expect(await command('password', 'zhang')).toBe(0);
  const account = await people().byLogin('zhang');
  expect(await passwordFits(first, account?.passwordHash)).toBe(false);
  expect(await passwordFits(passwordSaid(), account?.passwordHash)).toBe(true);
  expect(await command('close', 'zhang')).toBe(0);
  expect(await people().actorOf(account?.actor.id as never)).toBeUndefined();
  expect(await command('password', 'zhang')).toBe(2);
  const { rows } = await test.store.accessLog.search({ offices: ['lh-minzhi' as never], page: 1, size: 10 });
  const lines = rows.map(({ what, status, operator, target }) => [what, status, operator, target === account?.actor.id]);
  const both = (what: string) => [undefined, 200].map((status) => [what, status, 'root', true]);
  expect(lines).toHaveLength(6);
  for (const line of ['account-made', 'password-set', 'account-closed'].flatMap(both)) expect(lines).toContainEqual(line);
});
