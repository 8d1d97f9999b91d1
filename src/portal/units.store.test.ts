import { type SandboxPerson, cast, castFirms, sandboxWorld } from '../../sandbox/people';
import { registriesApp } from '../../sandbox/registries/app';
import { running } from '../../sandbox/testing';
import { longestUntil, speaksFor } from '../domain/mandates';
import { type ActorId, type OfficeId, type PartyId } from '../domain/values';
import { httpRegistries } from '../registries/http';
import { todayInShanghai } from './cases/places';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

let portal: TestPortal;
let registries: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  registries = await running(registriesApp(sandboxWorld()));
  portal = await testPortal({ registries: httpRegistries({ url: registries.url, timeoutMs: 500, retries: 0 }) });
});
afterAll(async () => {
  registries.close();
  await portal.end();
});

let count = 0;
/** Somebody of the sandbox's with a proven account of their own, signed in. */
async function person(who: SandboxPerson): Promise<{ agent: Browser; id: ActorId; login: string }> {
  const login = `unit-${(count += 1)}`;
  const { id } = await testAccount(portal, { login, name: who.name, identity: who.identity });
  return { agent: await signedIn(portal, login), id, login };
}
const send = async (agent: Browser, page: string, address: string, fields: Record<string, string>) => {
  const _csrf = tokenIn((await agent.get(page)).text);
  return agent
    .post(address)
    .type('form')
    .send({ _csrf, ...fields });
};
const parties = async (id: ActorId): Promise<readonly PartyId[]> => (await portal.services.people.actorOf(id))?.parties ?? [];
const firm = castFirms.together;
const today = todayInShanghai();
const clerk = { do: 'name', name: cast.deng.name, identity: cast.deng.identity, until: longestUntil(today) };

/** The representative of the firm, acting for it. */
async function representative() {
  const one = await person(cast.chen);
  const answer = await send(one.agent, '/units', '/units', { uscc: firm.uscc });
  const [party] = await parties(one.id);
  return { ...one, answer, party: party as PartyId, page: `/units/${party}` };
}

describe('whoever the register names', () => {
  it('acts for the unit at once, for a year; a partner of it, or anybody else, does not', async () => {
    const { answer, agent, page, id, party } = await representative();
    expect([answer.status, answer.headers['location']]).toEqual([303, `${page}?given`]);
    const shown = await agent.get(page);
    expect([shown.status, shown.text.includes(firm.name), shown.text.includes('法定代表人')]).toEqual([200, true, true]);
    expect(speaksFor({ id, parties: [party] }, { actor: 'another' as ActorId, party })).toBe(true);
    for (const other of [cast.wu, cast.zhao]) {
      const stranger = await person(other);
      const refused = await send(stranger.agent, '/units', '/units', { uscc: firm.uscc });
      expect([refused.status, refused.text.includes('不是您'), await parties(stranger.id)]).toEqual([422, true, []]);
      expect((await stranger.agent.get(page)).status).toBe(404);
    }
  });

  it.each([
    ['9144030', '18'],
    ['91440309MA5YY9999X', '核对'],
  ])('a code like %s is told at its field, with what was typed', async (uscc, words) => {
    const { agent } = await person(cast.lin);
    const answer = await send(agent, '/units', '/units', { uscc });
    expect([answer.status, answer.text.includes('href="#uscc"'), answer.text.includes(words)]).toEqual([422, true, true]);
    expect(answer.text).toContain(uscc);
  });

  it('twice the same day it is one mandate', async () => {
    const { agent, id, party } = await representative();
    await send(agent, '/units', '/units', { uscc: firm.uscc });
    expect((await portal.services.people.mandatesOf(id)).filter((one) => one.party === party)).toHaveLength(1);
  });
});

describe('a clerk', () => {
  it('is one only after saying yes; then reads, and names nobody', async () => {
    const { agent, page, party } = await representative();
    const deng = await person(cast.deng);
    expect((await send(agent, page, page, clerk)).status).toBe(303);
    expect(await parties(deng.id)).toEqual([]);
    const own = (await deng.agent.get('/units')).text;
    const offer = /\/units\/offers\/[\w-]+/.exec(own)?.[0] ?? '';
    expect((await deng.agent.get('/')).text).toContain('有单位请您担任经办人');
    // Somebody else cannot take it.
    const thief = await person(cast.zhao);
    expect((await send(thief.agent, '/units', offer, { answer: 'accept' })).status).toBe(404);
    expect((await send(deng.agent, '/units', offer, { answer: 'accept' })).headers['location']).toBe(`${page}?given`);
    expect(await parties(deng.id)).toEqual([party]);
    expect((await deng.agent.get(page)).status).toBe(200);
    expect((await send(deng.agent, page, page, { ...clerk, identity: cast.zhao.identity })).status).toBe(404);
    expect((await portal.db.store.notices.ofActor(deng.id, 5)).map((one) => one.template)).toEqual(['mandate-given']);
  });

  it('who declines, or whose offer is taken back, is none, whatever is pressed later', async () => {
    const { agent, page } = await representative();
    for (const way of ['decline', 'take-back']) {
      const deng = await person(cast.xu);
      await send(agent, page, page, { ...clerk, name: cast.xu.name, identity: cast.xu.identity });
      const offer = /\/units\/offers\/[\w-]+/.exec((await deng.agent.get('/units')).text)?.[0] ?? '';
      const id = /name="offer" value="([^"]+)"/.exec((await agent.get(page)).text)?.[1] ?? '';
      if (way === 'decline') await send(deng.agent, '/units', offer, { answer: 'decline' });
      else await send(agent, page, page, { do: 'take-back', offer: id });
      await send(deng.agent, '/units', offer, { answer: 'accept' });
      expect([way, await parties(deng.id)]).toEqual([way, []]);
    }
  });

  it('leaves at once, by the representative or by themselves, and is asked before', async () => {
    const { agent, page } = await representative();
    for (const by of ['representative', 'self']) {
      const luo = await person(cast.luo);
      await send(agent, page, page, { ...clerk, name: cast.luo.name, identity: cast.luo.identity });
      const offer = /\/units\/offers\/[\w-]+/.exec((await luo.agent.get('/units')).text)?.[0] ?? '';
      await send(luo.agent, '/units', offer, { answer: 'accept' });
      const [mandate] = await portal.services.people.mandatesOf(luo.id);
      const who = by === 'self' ? luo.agent : agent;
      const asked = await send(who, page, page, { do: 'end', mandate: mandate?.id ?? '' });
      expect([asked.status, asked.text.includes('立即不能再看'), (await parties(luo.id)).length]).toEqual([200, true, 1]);
      await send(who, page, page, { do: 'end', mandate: mandate?.id ?? '', sure: 'yes' });
      expect([by, await parties(luo.id), (await luo.agent.get(page)).status]).toEqual([by, [], 404]);
    }
  });

  it.each([
    [{ until: '2099-01-01' }, 'until'],
    [{ until: '2020-01-01' }, 'until'],
    [{ identity: '1' }, 'identity'],
    [{ name: '' }, 'name'],
  ])('%j is told at its field, and nothing typed is lost', async (wrong, field) => {
    const { agent, page } = await representative();
    const answer = await send(agent, page, page, { ...clerk, ...wrong });
    expect([answer.status, answer.text.includes(`href="#${field}"`)]).toEqual([422, true]);
    for (const typed of Object.values({ ...clerk, ...wrong }).filter((one) => one !== '' && one !== 'name'))
      expect(answer.text).toContain(typed);
  });
});

describe('a letter of authorisation', () => {
  it('is registered at a window, for whoever has a proven account, and not for oneself', async () => {
    const post = { role: 'window', office: '440300-federation' as OfficeId } as const;
    const own = cast.qian;
    await testAccount(portal, { login: 'unit-window', posts: [post], identity: own.identity });
    const agent = await signedIn(portal, 'unit-window');
    const tan = await person(cast.tan);
    const letter = { uscc: castFirms.su.uscc, identity: cast.tan.identity, until: longestUntil(today), seen: 'yes' };
    const register = (fields: Record<string, string>) => send(agent, '/desk/mandates', '/desk/mandates', { ...letter, ...fields });
    expect((await register({ seen: '' })).text).toContain('href="#seen"');
    expect((await register({ identity: cast.ye.identity })).text).toContain('没有已认证的账号');
    const done = await register({});
    expect([done.status, done.text.includes(castFirms.su.name)]).toEqual([200, true]);
    expect(await parties(tan.id)).toHaveLength(1);
    expect((await portal.services.people.mandatesOf(tan.id))[0]).toMatchObject({ ground: 'letter', until: longestUntil(today) });
    const lines = await portal.db.store.accessLog.by((await portal.services.people.byLogin('unit-window'))?.actor.id as ActorId);
    expect(lines.map((one) => one.what)).toContain('mandate');
  });
});
