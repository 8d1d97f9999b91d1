import { testPortal, type TestPortal } from '../../src/portal/testing';
import { employersAccounts } from './accounts';
import { giveMandates } from './mandates';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
  const { people } = portal.services;
  for (const { login, actor, name, phone, identity } of employersAccounts())
    await people.add({
      actor,
      login,
      passwordHash: 'none',
      name,
      phone,
      letters: 'sms',
      language: 'zh-CN',
      ...(identity ? { identity } : {}),
    });
});
afterAll(() => portal.end());

it('each firm’s representative and clerk speak for it, once however often it starts; an employee for none; what was ended stays so', async () => {
  const { people, store } = portal.services;
  const accounts = employersAccounts();
  expect(await giveMandates(people, store)).toBe(10);
  expect(await giveMandates(people, store)).toBe(0);
  const known = async (login: string) => (await people.actorOf(`a-${login}` as never))?.parties ?? [];
  for (const { login, side, employers } of accounts)
    expect([login, (await known(login)).length]).toEqual([login, side === 'employee' ? 0 : employers.length]);
  const both = await store.parties.byIds(await known('lufan-jingban'));
  expect(both.map(({ name }) => name).sort()).toEqual(['厦门市海沙百货有限公司', '厦门市鹭帆电子有限公司']);
  const [{ id, party } = { id: '', party: '' as never }] = await people.mandatesOf('a-hemu-jingban' as never);
  expect(await people.endMandate(id, party, 'a-hemu-faren' as never)).toBe(true);
  expect(await giveMandates(people, store)).toBe(0);
  expect(await known('hemu-jingban')).toEqual([]);
});
