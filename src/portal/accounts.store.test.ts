import { cast } from '../../sandbox/people';
import { registriesApp } from '../../sandbox/registries/app';
import { sandboxWorld } from '../../sandbox/people';
import { type RunningIdentity, runningIdentity } from '../../sandbox/identity/testing';
import { running } from '../../sandbox/testing';
import { type OfficeId } from '../domain/values';
import { httpRegistries } from '../registries/http';
import { type Browser, browser, codeSentTo, signedIn, testAccount, testPassword, testPortal, tokenIn, type TestPortal } from './testing';

let portal: TestPortal;
let registries: Awaited<ReturnType<typeof running>>;
let identity: RunningIdentity;
const publicUrl = 'http://127.0.0.1:8080';
beforeAll(async () => {
  identity = await runningIdentity(publicUrl);
  registries = await running(registriesApp(sandboxWorld()));
  portal = await testPortal({
    identity: identity.service,
    registries: httpRegistries({ url: registries.url, timeoutMs: 500, retries: 0 }),
  });
});
afterAll(async () => {
  registries.close();
  await identity.end();
  await portal.end();
});

let count = 0;
/** A number that nobody has yet. */
const freshNumber = (): string => `150${String((count += 1)).padStart(8, '0')}`;
const hiddenIn = (html: string): Record<string, string> => {
  const form = /<form method="post"[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('<main')))?.[0] ?? '';
  return Object.fromEntries([...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
};
interface Page {
  status: number;
  text: string;
  location: string | undefined;
}
/** Fills in the first form of a page, as a browser without scripts does. */
async function fill(agent: Browser, place: string, page: { text: string }, fields: Record<string, string>): Promise<Page> {
  const answer = await agent
    .post(place)
    .type('form')
    .send({ ...hiddenIn(page.text), ...fields });
  return { status: answer.status, text: answer.text, location: answer.headers['location'] };
}
/** Asks for a code and shows it: the page after it. */
async function byCode(agent: Browser, place: string, telephone: string): Promise<Page> {
  const before = portal.sent.length;
  const asked = await fill(agent, place, await agent.get(place), { telephone });
  expect([asked.status, asked.text.includes('填写验证码')]).toEqual([200, true]);
  return fill(agent, place, asked, { code: await codeSentTo(portal.sent, telephone, before) });
}
const signUp = async (telephone: string, fields: Record<string, string> = {}): Promise<Browser> => {
  const agent = browser(portal);
  const made = await fill(agent, '/sign-up', await byCode(agent, '/sign-up', telephone), { name: '许新来', ...fields });
  expect([made.status, made.location]).toEqual([303, '/']);
  return agent;
};
const accountsWith = (telephone: string) => portal.services.people.accountsWith(telephone);
const told = async (actor: string) =>
  (await portal.db.store.notices.ofActor(actor as never, 10)).map(({ template, address }) => [template, address]);

describe('an account of one’s own', () => {
  test('a telephone, a code and a name make one, signed in, not proven, and without a password', async () => {
    const telephone = freshNumber();
    const agent = await signUp(telephone);
    const [account] = await accountsWith(telephone);
    expect(account).toMatchObject({ name: '许新来', letters: 'sms', actor: { kind: 'applicant', posts: [] } });
    expect(account?.proven).toBeUndefined();
    const own = await agent.get('/account');
    expect(own.text).toContain('未认证');
    expect(own.text).toContain(`150****${telephone.slice(-4)}`);
    const lines = (await portal.db.store.accessLog.by(account?.actor.id as never)).map((one) => one.what);
    for (const what of ['sign-up', 'sign-in']) expect(lines).toContain(what);
  });

  test('the message says what it is for, that nobody asks for it, and holds no address', async () => {
    const telephone = freshNumber();
    await signUp(telephone);
    const text = portal.sent.find((one) => one.address === telephone)?.text ?? '';
    expect(text).toMatch(/注册账号/);
    expect(text).toMatch(/不要告诉任何人/);
    expect(text).not.toMatch(/https?:|www\.|\.cn/);
  });

  test('whether or not a number is known, an officer’s included, the pages are the same until the code', async () => {
    const [known, unknown, officers] = [freshNumber(), freshNumber(), freshNumber()];
    await signUp(known);
    const officer = await testAccount(portal, {
      login: 'officer-by-code',
      posts: [{ role: 'window', office: '440300-federation' as OfficeId }],
    });
    await portal.services.people.setPhone(officer.id, officers);
    for (const place of ['/sign-in/code', '/sign-in/forgotten']) {
      const pages: string[] = [];
      for (const telephone of [known, unknown, officers]) {
        const agent = browser(portal);
        const before = portal.sent.length;
        const asked = await fill(agent, place, await agent.get(place), { telephone });
        pages.push(asked.text.replaceAll(telephone, '…').replace(/150\*{4}\d{4}|name="_csrf" value="[^"]+"/g, ''));
        const after = await fill(agent, place, asked, { code: await codeSentTo(portal.sent, telephone, before) });
        if (telephone !== known) expect(after.text).toContain('没有可以用验证码登录的账号');
      }
      expect(pages[1]).toBe(pages[0]);
      expect(pages[2]).toBe(pages[0]);
    }
  });

  test('a wrong code is said at its field, five of them end it, and what was typed stays', async () => {
    const [telephone, agent] = [freshNumber(), browser(portal)];
    let page: { text: string } = await fill(agent, '/sign-up', await agent.get('/sign-up'), { telephone });
    const code = await codeSentTo(portal.sent, telephone);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let n = 0; n < 5; n += 1) {
      const answer = await fill(agent, '/sign-up', page, { code: wrong });
      expect([answer.status, answer.text.includes('href="#code"')]).toEqual([422, true]);
      page = answer;
    }
    expect((await fill(agent, '/sign-up', page, { code })).status).toBe(422);
    const landline = await fill(agent, '/sign-up', await agent.get('/sign-up'), { telephone: '0755-88888888' });
    expect([landline.status, landline.text.includes('座机收不到短信'), landline.text.includes('0755-88888888')]).toEqual([422, true, true]);
  });

  test('a number gets five codes an hour, whoever asks', async () => {
    const telephone = freshNumber();
    const answers: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const agent = browser(portal);
      answers.push((await fill(agent, '/sign-up', await agent.get('/sign-up'), { telephone })).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 422]);
  });

  test('the same form pressed twice makes one account; a name to sign in by that is taken is said', async () => {
    const [telephone, agent] = [freshNumber(), browser(portal)];
    const page = await byCode(agent, '/sign-up', telephone);
    const login = `twice${telephone.slice(-3)}`;
    const twice = await Promise.all([1, 2].map(() => fill(agent, '/sign-up', page, { name: '许新来', login })));
    expect(twice.some((one) => one.status === 303)).toBe(true);
    expect(await accountsWith(telephone)).toHaveLength(1);
    const other = browser(portal);
    const next = await byCode(other, '/sign-up', freshNumber());
    const taken = await fill(other, '/sign-up', next, { name: '别人', login });
    expect([taken.status, taken.text.includes('已有人用')]).toEqual([422, true]);
    expect((await fill(other, '/sign-up', taken, { name: '别人', login: '' })).status).toBe(303);
  });

  test('a number that is somebody’s is no name to sign in by, a weak password is none', async () => {
    const agent = browser(portal);
    const page = await byCode(agent, '/sign-up', freshNumber());
    const answer = await fill(agent, '/sign-up', page, { name: '', login: '13900000901', password: '123' });
    for (const field of ['name', 'login', 'password']) expect(answer.text).toContain(`href="#${field}"`);
  });
});

describe('signing in', () => {
  test('a code that was sent for signing in sets no password', async () => {
    const telephone = freshNumber();
    await signUp(telephone, { login: `codes${telephone.slice(-3)}`, password: '春眠不觉晓处处闻啼鸟夜来' });
    const [before] = await accountsWith(telephone);
    const { name, identity: number } = cast.chen;
    const at = '2026-11-26T00:00:00.000Z' as never;
    await portal.services.people.prove(before?.actor.id as never, { name, identity: number, by: 'oidc', at });
    const agent = browser(portal);
    const { pass = '' } = hiddenIn((await byCode(agent, '/sign-in/code', telephone)).text);
    const account = before?.actor.id ?? '';
    for (const place of ['/sign-in/code', '/sign-in/forgotten']) {
      const fields = { step: 'set', pass, account, tail: number.slice(-6), password: '床前明月光疑是地上霜举头' };
      expect((await fill(agent, place, await agent.get(place), fields)).location).toBeUndefined();
    }
    expect((await accountsWith(telephone))[0]?.passwordSet).toBe(before?.passwordSet);
  });

  test('by password with the number, while one account has it; by code; a forgotten password by code', async () => {
    const telephone = freshNumber();
    await signUp(telephone, { password: testPassword });
    await signedIn(portal, telephone);
    const agent = browser(portal);
    expect((await byCode(agent, '/sign-in/code', telephone)).location).toBe('/');
    const lost = browser(portal);
    const form = await byCode(lost, '/sign-in/forgotten', telephone);
    expect((await fill(lost, '/sign-in/forgotten', form, { password: 'short' })).text).toContain('至少 12 个字');
    expect((await fill(lost, '/sign-in/forgotten', form, { password: '春眠不觉晓处处闻啼鸟夜' })).status).toBe(422);
    expect((await fill(lost, '/sign-in/forgotten', form, { password: '春眠不觉晓处处闻啼鸟夜来' })).location).toBe('/');
    await expect(signedIn(portal, telephone)).rejects.toThrow('422');
    const [account] = await accountsWith(telephone);
    expect(await told(account?.actor.id ?? '')).toEqual([['password-set', telephone]]);
  });

  test('mother and daughter share a telephone: each has an account, and chooses after the code', async () => {
    const telephone = freshNumber();
    await signUp(telephone, { name: '林母亲', password: testPassword });
    const agent = browser(portal);
    const which = await byCode(agent, '/sign-up', telephone);
    expect(which.text).toContain('林*');
    expect(which.text).not.toContain('林母亲');
    const form = await fill(agent, '/sign-up', which, { account: 'new' });
    expect((await fill(agent, '/sign-up', form, { name: '陈女儿' })).status).toBe(303);
    const [mother, daughter] = await accountsWith(telephone);
    expect([mother?.name, daughter?.name]).toEqual(['林母亲', '陈女儿']);
    expect(mother?.actor.person).not.toBe(daughter?.actor.person);
    await expect(signedIn(portal, telephone)).rejects.toThrow('422');
    const again = browser(portal);
    const choose = await byCode(again, '/sign-in/code', telephone);
    expect((await fill(again, '/sign-in/code', choose, {})).status).toBe(422);
    expect((await fill(again, '/sign-in/code', choose, { account: 'a-lin' })).status).toBe(422);
    expect((await fill(again, '/sign-in/code', choose, { account: daughter?.actor.id ?? '' })).location).toBe('/');
    expect((await again.get('/account')).text).toContain('陈女儿');
  });

  test('a number handed on opens no proven account: the end of the identity number is asked for, a few times a day', async () => {
    const telephone = freshNumber();
    await signUp(telephone);
    const [account] = await accountsWith(telephone);
    await portal.services.people.prove(account?.actor.id as never, {
      identity: cast.deng.identity,
      name: cast.deng.name,
      by: 'oidc',
      at: '2026-11-26T00:00:00.000Z' as never,
    });
    const agent = browser(portal);
    const tail = await byCode(agent, '/sign-in/code', telephone);
    expect(tail.text).toContain('身份证号的最后 6 位');
    for (let n = 0; n < 5; n += 1) expect((await fill(agent, '/sign-in/code', tail, { tail: '000000' })).text).toContain('不一致');
    expect((await fill(agent, '/sign-in/code', tail, { tail: cast.deng.identity.slice(-6) })).text).toContain('带身份证到窗口');
    await portal.db.connection.collection('limits').deleteMany({});
    expect((await fill(agent, '/sign-in/code', tail, { tail: cast.deng.identity.slice(-6).toLowerCase() })).location).toBe('/');
  });

  test('who got the number anew says so: it reaches those people no more, and makes an account', async () => {
    const telephone = freshNumber();
    await signUp(telephone, { name: '旧机主' });
    const [old] = await accountsWith(telephone);
    await portal.services.people.setEmail(old?.actor.id as never, 'old@example.cn');
    const agent = browser(portal);
    const form = await fill(agent, '/sign-up', await byCode(agent, '/sign-up', telephone), { account: 'strangers' });
    expect((await fill(agent, '/sign-up', form, { name: '新机主' })).status).toBe(303);
    expect((await accountsWith(telephone)).map((one) => one.name)).toEqual(['新机主']);
    expect((await portal.services.people.contact(old?.actor.id as never))?.phone).toBe('');
    expect(await told(old?.actor.id ?? '')).toEqual([['number-lost', 'old@example.cn']]);
  });
});

describe('how one is reached', () => {
  test('a new number counts once its code came back, and the old one is told; another session asks in vain', async () => {
    const [before, after] = [freshNumber(), freshNumber()];
    const agent = await signUp(before);
    const [account] = await accountsWith(before);
    const id = account?.actor.id ?? ('' as never);
    const asked = await fill(agent, '/account/telephone', await agent.get('/account/telephone'), { to: after });
    const code = await codeSentTo(portal.sent, after);
    const stranger = await signUp(freshNumber());
    const theirs = await stranger.get('/account/telephone');
    expect((await fill(stranger, '/account/telephone', theirs, { step: 'code', to: after, code })).status).toBe(422);
    expect((await portal.services.people.contact(id))?.phone).toBe(before);
    expect((await fill(agent, '/account/telephone', asked, { code })).location).toBe('/account?saved');
    expect((await portal.services.people.contact(id))?.phone).toBe(after);
    expect(await told(id)).toEqual([['telephone-changed', before]]);
    expect((await agent.get('/account')).text).toContain('更换了手机号');
  });

  test('letters by mail only once a mailbox is confirmed', async () => {
    const telephone = freshNumber();
    const agent = await signUp(telephone);
    const own = await agent.get('/account');
    expect((await fill(agent, '/account', own, { letters: 'email' })).status).toBe(422);
    const asked = await fill(agent, '/account/email', await agent.get('/account/email'), { to: 'xu@example.cn' });
    expect((await fill(agent, '/account/email', asked, { code: await codeSentTo(portal.sent, 'xu@example.cn') })).status).toBe(303);
    expect((await fill(agent, '/account', own, { letters: 'email', language: 'en' })).location).toBe('/account?saved');
    const [account] = await accountsWith(telephone);
    expect(account).toMatchObject({ letters: 'email', language: 'en' });
  });
});

describe('the national identity service', () => {
  afterEach(() => identity.faults({}));

  /** Goes there and comes back: the page that the portal answers with. */
  async function proveAs(agent: Browser, who: { identity: string } | undefined, back = '/'): Promise<Page> {
    const there = await agent.get(`/account/identity/go?back=${encodeURIComponent(back)}`);
    if (there.status !== 303) return { status: there.status, text: there.text, location: undefined };
    const came = await identity.choose(there.headers['location'] ?? '', who);
    expect(came.origin).toBe(publicUrl);
    const answer = await agent.get(`${came.pathname}${came.search}`);
    return { status: answer.status, text: answer.text, location: answer.headers['location'] };
  }

  test('until it is proven nothing is prefilled, and the pages say both ways to go on; afterwards the name is the proven one', async () => {
    const telephone = freshNumber();
    const agent = await signUp(telephone, { name: '林某' });
    const home = await agent.get('/');
    for (const words of ['还没有实名认证', '残联窗口', 'href="tel:0755-12385"']) expect(home.text).toContain(words);
    const page = await proveAs(agent, cast.lin, '/matters');
    expect([page.status, page.location]).toEqual([303, '/account/identity?back=%2Fmatters']);
    expect((await agent.get(page.location ?? '')).text).toContain(`${cast.lin.name}，您现在可以提交申请了`);
    const [account] = await accountsWith(telephone);
    expect(account).toMatchObject({ name: cast.lin.name, proven: { by: 'oidc' } });
    expect(await portal.services.people.identityOf(account?.actor.id as never)).toBe(cast.lin.identity);
    expect((await agent.get('/')).text).not.toContain('还没有实名认证');
  });

  test('whoever proves two accounts is one person, and both are told; a proven account becomes nobody else’s', async () => {
    const [one, two] = [freshNumber(), freshNumber()];
    for (const telephone of [one, two]) expect((await proveAs(await signUp(telephone), cast.wu)).status).toBe(303);
    const [[first], [second]] = [await accountsWith(one), await accountsWith(two)];
    expect(second?.actor.person).toBe(first?.actor.person);
    expect(await told(first?.actor.id ?? '')).toEqual([['proven-elsewhere', one]]);
    expect(await told(second?.actor.id ?? '')).toEqual([['proven-elsewhere', two]]);
    const agent = browser(portal);
    const tail = await byCode(agent, '/sign-in/code', two);
    await fill(agent, '/sign-in/code', tail, { tail: cast.wu.identity.slice(-6) });
    const refused = await proveAs(agent, cast.zhou);
    expect([refused.status, refused.text.includes('已经认证为另一个人')]).toEqual([422, true]);
    expect((await accountsWith(two))[0]?.name).toBe(cast.wu.name);
  });

  test('two first proofs of one number at the same moment make one person', async () => {
    const numbers = [freshNumber(), freshNumber(), freshNumber()];
    for (const telephone of numbers) await signUp(telephone);
    const accounts = (await Promise.all(numbers.map(accountsWith))).flat();
    const proof = { identity: cast.ma.identity, name: cast.ma.name, by: 'oidc' as const, at: '2026-11-26T00:00:00.000Z' as never };
    await Promise.all(accounts.map((one) => portal.services.people.prove(one.actor.id, proof)));
    expect(new Set((await portal.services.people.byIdentity(cast.ma.identity)).map((one) => one.person)).size).toBe(1);
  });

  test.each<[string, Record<string, object>, { identity: string } | undefined, string]>([
    ['turning back', {}, undefined, '认证没有完成'],
    ['a service that is away', { discovery: { status: 503 }, token: { status: 503 } }, cast.tan, '暂时没有回应'],
    ['an answer that says nobody', { userinfo: { missing: true } }, cast.tan, '回答不完整'],
    ['a number that is none', { userinfo: { wrong: true } }, cast.tan, '回答不完整'],
  ])('%s proves nothing, in words', async (_what, faults, who, words) => {
    const telephone = freshNumber();
    const agent = await signUp(telephone);
    await identity.faults(faults as never);
    const page = await proveAs(agent, who);
    expect([page.status, page.text.includes(words)]).toEqual([422, true]);
    expect((await accountsWith(telephone))[0]?.proven).toBeUndefined();
  });

  test('an answer that was not asked for, or another’s, proves nothing', async () => {
    const [agent, stranger] = [await signUp(freshNumber()), await signUp(freshNumber())];
    const there = await agent.get('/account/identity/go');
    const came = await identity.choose(there.headers['location'] ?? '', cast.tan);
    const path = `${came.pathname}${came.search}`;
    expect((await stranger.get(path)).text).toContain('不是从这里开始的');
    // A way of their own, and the answer of somebody else's.
    await stranger.get('/account/identity/go');
    expect((await stranger.get(path)).status).toBe(422);
    expect((await agent.get(path)).status).toBe(303);
    expect((await browser(portal).get(path)).status).toBe(303);
    expect(await portal.services.people.byIdentity(cast.tan.identity)).toHaveLength(1);
  });
});

describe('an answer of the identity service caught on its way', () => {
  const wayOf = async (agent: Browser, who: { identity: string }): Promise<URL> => {
    const there = await agent.get('/account/identity/go');
    return identity.choose(there.headers['location'] ?? '', who);
  };
  const provenAs = (telephone: string) => accountsWith(telephone).then(([account]) => account?.proven?.by);

  test('used once, it is worth nothing on a second way: neither as it is nor its code under the new way’s state', async () => {
    const [telephone, thief] = [freshNumber(), freshNumber()];
    const victim = await signUp(telephone);
    const caught = await wayOf(victim, cast.luo);
    expect((await victim.get(`${caught.pathname}${caught.search}`)).status).toBe(303);
    expect(await provenAs(telephone)).toBe('oidc');
    const agent = await signUp(thief);
    await wayOf(agent, cast.luo);
    expect((await agent.get(`${caught.pathname}${caught.search}`)).status).toBe(422);
    const own = await wayOf(agent, cast.luo);
    own.searchParams.set('code', caught.searchParams.get('code') ?? '');
    expect((await agent.get(`${own.pathname}${own.search}`)).status).toBe(422);
    expect(await provenAs(thief)).toBeUndefined();
  });

  test('not yet used, its code opens nothing under another session: it is bound to the way that began it', async () => {
    const [victim, thief] = [await signUp(freshNumber()), freshNumber()];
    const caught = await wayOf(victim, cast.su);
    const agent = await signUp(thief);
    const own = await wayOf(agent, cast.zhao);
    own.searchParams.set('code', caught.searchParams.get('code') ?? '');
    expect((await agent.get(`${own.pathname}${own.search}`)).status).toBe(422);
    expect(await provenAs(thief)).toBeUndefined();
  });
});

describe('实名登记 at a window', () => {
  const post = { role: 'window' as const, office: '440300-federation' as OfficeId };
  const place = '/desk/real-name';
  const card = (telephone: string, person: { name: string; identity: string } = cast.deng) => ({
    telephone,
    name: person.name,
    identity: person.identity,
    seen: 'yes',
  });

  /** Fills in the card, chooses the number's own account where there are several, and reads the code back. */
  async function register(agent: Browser, telephone: string, person: { name: string; identity: string }): Promise<Page> {
    const before = portal.sent.length;
    let asked = await fill(agent, place, await agent.get(place), card(telephone, person));
    if (asked.text.includes('查到几个账号')) {
      const [own] = await accountsWith(telephone);
      asked = await fill(agent, place, asked, { account: own?.actor.id ?? '' });
    }
    return fill(agent, place, asked, { code: await codeSentTo(portal.sent, telephone, before) });
  }

  test('the card was seen and the code read back: proven, with the officer’s name behind it', async () => {
    const officer = await testAccount(portal, { login: 'window-1', posts: [post] });
    const agent = await signedIn(portal, 'window-1');
    const telephone = freshNumber();
    await signUp(telephone, { name: '钱某' });
    const page = await agent.get(place);
    expect((await fill(agent, place, page, { ...card(telephone), seen: '' })).text).toContain('href="#seen"');
    expect((await fill(agent, place, page, card(freshNumber(), cast.xu))).text).toContain('没有申请人账号');
    const otherwise = await fill(agent, place, page, card(telephone, { ...cast.qian, name: '钱错字' }));
    expect([otherwise.status, otherwise.text.includes('href="#differs"')]).toEqual([422, true]);
    const before = portal.sent.length;
    const asked = await fill(agent, place, page, card(telephone, cast.qian));
    expect(asked.text).toContain('念给您');
    expect((await fill(agent, place, asked, { code: '000000' })).status).toBe(422);
    const done = await fill(agent, place, asked, { code: await codeSentTo(portal.sent, telephone, before) });
    expect(done.text).toContain('实名登记已完成');
    const [account] = await accountsWith(telephone);
    expect(account).toMatchObject({ name: cast.qian.name, proven: { by: 'window', officer: officer.id } });
    expect(await told(account?.actor.id ?? '')).toEqual([['proven-at-window', telephone]]);
    expect((await portal.db.store.accessLog.by(officer.id)).map((one) => one.what)).toContain('proven');
  });

  test('one person with two accounts is one person; both are told; a second person is refused', async () => {
    const agent = await signedIn(portal, 'window-1');
    const [one, two] = [freshNumber(), freshNumber()];
    for (const telephone of [one, two]) {
      await signUp(telephone);
      expect((await register(agent, telephone, cast.luo)).text).toContain('实名登记已完成');
    }
    const [[first], [second]] = [await accountsWith(one), await accountsWith(two)];
    expect(second?.actor.person).toBe(first?.actor.person);
    expect((await told(first?.actor.id ?? '')).map(([what]) => what)).toContain('proven-elsewhere');
    const refused = await register(agent, one, cast.xu);
    expect([refused.status, refused.text.includes('已经认证为另一个人')]).toEqual([422, true]);
  });

  test('a lost number is replaced for whoever shows the card, and the old one is told', async () => {
    const agent = await signedIn(portal, 'window-1');
    const [before, after] = [freshNumber(), freshNumber()];
    await signUp(before);
    const [account] = await accountsWith(before);
    await portal.services.people.prove(account?.actor.id as never, {
      identity: cast.zhao.identity,
      name: cast.zhao.name,
      by: 'oidc',
      at: '2026-11-26T00:00:00.000Z' as never,
    });
    expect((await register(agent, after, cast.zhao)).text).toContain('实名登记已完成');
    expect((await portal.services.people.contact(account?.actor.id as never))?.phone).toBe(after);
    expect(await told(account?.actor.id ?? '')).toContainEqual(['telephone-changed', before]);
  });

  test('nobody does it for themselves, and no other post may', async () => {
    const officer = await testAccount(portal, { login: 'window-2', posts: [post] });
    const own = freshNumber();
    await portal.services.people.setPhone(officer.id, own);
    await signUp(own);
    const agent = await signedIn(portal, 'window-2');
    expect((await fill(agent, place, await agent.get(place), card(own, cast.huang))).text).toContain('不能给自己办理');
    await testAccount(portal, { login: 'finance-1', posts: [{ ...post, role: 'finance' }] });
    expect((await (await signedIn(portal, 'finance-1')).get(place)).status).toBe(403);
  });
});

test('no number, code or name stands in the log', () => {
  const lines = portal.lines.join('');
  for (const { address, text } of portal.sent) {
    expect(lines).not.toContain(address);
    expect(lines).not.toContain(`"${/\d{6}/.exec(text)?.[0] ?? ''}"`);
  }
  expect(tokenIn('name="_csrf" value="x"')).toBe('x');
});
