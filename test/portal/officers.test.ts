import sharp from 'sharp';
import { cast, castFirms } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { createLogger } from '../../src/log';
import { scanDrain } from '../../src/scanning/drain';
import { type Scanner, type Verdict } from '../../src/scanning/port';
import { ill } from '../support/bad-days';
import { eraseCase } from '../../src/ledger-tools/erase';
import { actorOf } from '../support/handled';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { jpegOf } from '../support/papers';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
const visitors = new Map<string, Visitor>();
const as = async (login: string): Promise<Visitor> => {
  const one = visitors.get(login) ?? visitor(portal.url);
  if (!visitors.has(login)) await one.signIn(login);
  visitors.set(login, one);
  return one;
};
/** A case of Lin's, filed without the pages; the firm's kind is filled in wrongly, so that something differs. */
async function filed(): Promise<Journey> {
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  const answers = answersOf([cast.lin], castFirms.lin);
  const j = await journey(
    portal.world,
    {
      ...answers,
      people: answers.people.map((one) => ({ ...one, person: lin.person as PersonId })),
      firm: { ...answers.firm, organisation: 'enterprise' },
    },
    undefined,
    lin,
  );
  await j.submit();
  await j.until(opened('accept'));
  return j;
}
const form = (j: Journey, kind: string, step: string): [string, string] => {
  const action = `/desk/cases/${j.id}/acts/${kind}`;
  return [`${action}?step=${step}`, action];
};
const jpeg = jpegOf;

/** The virus scanner, as it is at the moment. */
let scans: Verdict = { kind: 'clean' };
const scanner: Scanner = (bytes) => Promise.resolve(Buffer.from(bytes).includes('EICAR') ? { kind: 'infected', what: 'Eicar' } : scans);

beforeAll(async () => {
  portal = await startPortal({ scanner });
}, 90_000);
afterAll(() => portal.end());

describe('one case', () => {
  let j: Journey;
  beforeAll(async () => {
    j = await filed();
  });

  it('says whose it is on every act’s form, and what the comparison has not said yet', async () => {
    const window = await as('minzhi-chuangkou');
    const { html } = await window.get(form(j, 'accept', 'accept')[0]);
    for (const words of [j.input.submission.number, '林*', '启动资金扶持', '未认领']) expect(html).toContain(words);
    expect((await window.get(`/desk/cases/${j.id}`)).html).toContain('还没有比对');
  });

  it('gives a form back with everything typed where its content would be refused', async () => {
    const window = await as('minzhi-chuangkou');
    const [page, action] = form(j, 'request-supplement', 'accept');
    const strange = await window.fill(page, action, { items: ['no-such'], 'words-no-such': '请补' });
    expect([strange.status, strange.html.includes('不在这个事项的材料清单里')]).toEqual([422, true]);
    const late = form(j, 'accept-conditionally', 'accept');
    const refused = await window.fill(late[0], late[1], { items: ['registration-form'], by: '2031-01-01', text: '稍后补齐' });
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/id="by-error"[\s\S]*以前的日期/);
    expect(refused.html).toContain('value="2031-01-01"');
    expect(refused.html).toContain('稍后补齐');
  });

  it('shows the notice before 补正 is told, and asks for words under each item', async () => {
    const window = await as('minzhi-chuangkou');
    const [page, action] = form(j, 'request-supplement', 'accept');
    const before = (await j.state()).version;
    const bare = await window.fill(page, action, { items: ['identity-card'], 'words-identity-card': '', preview: '1' });
    expect([bare.status, bare.html.includes('href="#words-identity-card"')]).toEqual([422, true]);
    const seen = await window.fill(page, action, { items: ['identity-card'], 'words-identity-card': '请补反面', preview: '1' });
    expect(seen.html).toContain('一次性告知书');
    expect(seen.html).toContain('身份证：请补反面');
    expect(seen.html).not.toContain('[object Object]');
    expect((await j.state()).version).toBe(before);
  });

  it.each([
    ['request-supplement', ['words-registration-form', '请补交清晰完整的一份']],
    ['refuse-acceptance', ['不在本街道受理范围', '已经填入示例，还没有提交']],
    ['accept-conditionally', ['示例内容', 'name="by"']],
  ])('fills the form of %s in by an example, and does nothing yet', async (kind, words) => {
    const window = await as('minzhi-chuangkou');
    const { version } = await j.state();
    const filled = await window.fill(...form(j, kind, 'accept'), { example: 'rest' });
    expect(filled.status).toBe(200);
    for (const one of words) expect(filled.html).toContain(one);
    expect((await j.state()).version).toBe(version);
    expect((await window.get(form(j, 'accept', 'accept')[0])).html).not.toContain('name="example"');
  });

  it('shows one field whole to whoever says why; the field and the reason are in the access log', async () => {
    const window = await as('minzhi-chuangkou');
    const page = `/desk/cases/${j.id}/unmask`;
    const why = '核对身份证复印件';
    const bare = await window.fill(page, page, { field: 'identity', reason: ' ' });
    expect([bare.status, bare.html.includes('href="#reason"'), bare.html.includes(cast.lin.identity)]).toEqual([422, true, false]);
    expect((await window.fill(page, page, { reason: why })).html).toContain('href="#field"');
    const seen = await window.fill(page, page, { field: 'applicant.identity', reason: why });
    expect([seen.status, seen.html.includes(cast.lin.identity)]).toEqual([200, true]);
    expect((await window.get(page)).html).not.toContain(cast.lin.identity);
    const line = (await portal.world.store.accessLog.of(j.id)).find(
      ({ what, target }) => what === 'unmask' && target === 'applicant.identity',
    );
    expect(line).toMatchObject({ actor: 'a-minzhi-chuangkou', status: 200 });
    expect((await portal.world.store.texts.read(line?.reason?.id ?? ''))?.text).toBe(why);
  });

  it('tells its applicant which office looked when at what, and nobody’s name', async () => {
    const other = await filed();
    await (await as('minzhi-chuangkou')).get(`/desk/cases/${j.id}`);
    const lin = await as('lin');
    expect((await lin.get(`/cases/${j.id}`)).html).toContain(`/cases/${j.id}/looks`);
    const { html } = await lin.get(`/cases/${j.id}/looks`);
    expect(html).toMatch(/民治街道残疾人联合会<\/td><td[^>]*>打开了这份申请/);
    expect(html).toContain('查看了完整的身份证号');
    expect(html).not.toMatch(/何|chuangkou/);
    expect(html).not.toContain('rel="next"');
    expect((await lin.get(`/cases/${j.id}/looks?page=2`)).html).toContain('rel="prev"');
    expect((await lin.get(`/cases/${other.id}/looks`)).html).toContain('还没有单位看过');
  });

  it('stands out by what differs, in words, with persons and addresses masked', async () => {
    const window = await as('minzhi-chuangkou');
    await window.fill(...form(j, 'accept', 'accept'), {});
    await j.until(opened('visit'));
    const { html } = await window.get(`/desk/cases/${j.id}`);
    expect(html).toContain('企业</mark></td>');
    expect(html).toContain('个体工商户');
    expect(html).not.toContain('individual-business');
    expect(html).not.toContain('填写内容与登记信息一致。');
    expect(html).not.toContain(`>${cast.lin.name}<`);
    expect(html).not.toContain('示例路');
    expect(html).toContain('申请条件');
    expect(html).toContain('（A 级）');
  });

  it('is kept from a visit whose photographs are none, each named, and nothing of a refused act stays', async () => {
    const inspector = await as('minzhi-hecha1');
    const [page, action] = form(j, 'inspect', 'visit');
    const seen = await inspector.get(page);
    expect(seen.html).toContain(cast.lin.name);
    const log = await portal.world.store.accessLog.of(j.id);
    expect(log.some((one) => one.what === 'unmask' && one.path === '/desk/cases/:id/acts/:kind')).toBe(true);
    const yes = { 'check-premises-as-stated': 'yes', 'check-operating': 'yes', 'check-founder-present': 'yes', text: '正常营业' };
    scans = { kind: 'away', why: 'restarting' };
    const refused = await inspector.upload(page, action, yes, [
      ['病毒.jpg', Buffer.from('EICAR')],
      ['门头.jpg', await jpeg(1)],
      ['说明.txt', Uint8Array.from([65])],
      ['空.jpg', new Uint8Array()],
      ['四十兆.jpg', Buffer.alloc(40 * 1024 * 1024)],
    ]);
    expect(refused.status).toBe(422);
    const faults = ['“病毒.jpg”没有收下：查出病毒', '“说明.txt”不是照片', '“空.jpg”是空文件', '“四十兆.jpg”没有收下：每个不超过 10 MB'];
    for (const words of [...faults, '门头.jpg</a>', '正常营业', '不能证明是在哪里拍的']) expect(refused.html).toContain(words);
    const link = /href="(\/desk\/cases\/[^"]*\/papers\/[^"]*)">(?:(?!<\/a>)[^])*查看 门头/.exec(refused.html)?.[1] ?? '';
    expect((await inspector.get(link)).status).toBe(200);
    // The one that could be read waits, and goes with the form when it is sent again.
    expect(await portal.world.store.files.listFor(j.id)).toMatchObject([{ frozen: false, item: 'visit-photo' }]);
    // Of another role: neither name nor address, refused, and the photograph is not kept.
    const reviewer = await as('minzhi-chushen');
    expect((await reviewer.get(page)).html).not.toContain(`>${cast.lin.name}<`);
    expect((await reviewer.upload(page, action, yes, [['别处.jpg', await jpeg(2)]])).status).toBe(409);
    expect(await portal.world.store.files.listFor(j.id)).toHaveLength(1);
    expect(await portal.world.store.accessLog.of(j.id)).toContainEqual(expect.objectContaining({ what: 'denied', why: 'not-your-office' }));
    expect((await inspector.upload(page, action, yes, [['门头.jpg', await jpeg(1)]])).status).toBe(303);
    expect(await portal.world.store.files.listFor(j.id)).toMatchObject([{ frozen: true, item: 'visit-photo' }]);
    expect((await (await as('minzhi-hecha2')).fill(page, action, yes)).status).toBe(303);
    await j.until(opened('street-review'));
  });

  it('shows a photograph once it was scanned, upright and without its place, beside the case; the file only as an attachment', async () => {
    const reviewer = await as('minzhi-chushen');
    const [file] = await portal.world.store.files.listFor(j.id);
    const at = `/cases/${j.id}/files/${file?.id}`;
    const beside = (await reviewer.get(`/desk/cases/${j.id}`)).html;
    expect(beside).toContain('正在查毒');
    expect(beside).not.toContain(`${at}/pages/1`);
    expect([(await reviewer.get(at)).status, (await reviewer.get(`${at}/pages/1`)).status]).toEqual([404, 404]);
    scans = { kind: 'clean' };
    const log = createLogger({ part: 'portal', level: 'silent' });
    expect(await scanDrain({ store: portal.world.store, scanner, log })()).toBeGreaterThan(0);
    const { html } = await reviewer.get(`/desk/cases/${j.id}?zoom=2&turn=1`);
    expect(html).toContain(`src="${at}/pages/1?size&#x3D;large&amp;turn&#x3D;1"`);
    expect(html).toContain('核查照片');
    expect((await reviewer.get(`/desk/cases/${j.id}/papers/${file?.id}?print=1`)).html).toContain('class="paper"');
    const got = async (path: string) => {
      const answer = await fetch(`${portal.url}${path}`, { headers: { cookie: reviewer.cookie() } });
      const { width, height, exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      const header = (name: string) => answer.headers.get(name);
      return [width, height, exif, header('content-type'), header('x-content-type-options'), header('content-security-policy')];
    };
    const sealedOff = ['image/jpeg', 'nosniff', "default-src 'none'; sandbox"];
    expect(await got(at)).toEqual([40, 60, undefined, ...sealedOff]);
    expect(await got(`${at}/pages/1?size=thumb`)).toEqual([40, 60, undefined, ...sealedOff]);
    expect(await got(`${at}/pages/1?turn=1`)).toEqual([60, 40, undefined, ...sealedOff]);
    const attachment = await fetch(`${portal.url}${at}`, { headers: { cookie: reviewer.cookie() } });
    expect(attachment.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(await portal.world.db.connection.collection('page-images').countDocuments({ file: file?.id })).toBe(2);
  });

  it('calls a refusal by the kind of its step, and says of a wrong time that it is the time', async () => {
    const reviewer = await as('minzhi-chushen');
    const { html } = await reviewer.get(`/desk/cases/${j.id}`);
    expect(html).toContain('审核不通过');
    expect(html).not.toContain('审批不通过</a>');
    const [page, action] = form(await filed(), 'appoint', 'visit');
    const wrong = await (await as('minzhi-hecha1')).fill(page, action, { day: '2027-01-05', time: '25:00', text: '请留人' });
    expect(wrong.html).toContain('id="time-error"');
    expect(wrong.html).not.toContain('id="day-error"');
    const asked = async (day: string): Promise<string> =>
      /id="day-error">([^]*?)<\/p>/.exec(
        (await (await as('minzhi-hecha1')).fill(page, action, { day, time: '25:00', text: '请留人' })).html,
      )?.[1] ?? '';
    expect(await asked('２０２７ 1 5')).toBe('');
    expect(await asked('2027111')).toContain('例如 2026-01-11');
  });

  it('is given by a supervisor only to somebody who was offered, for days that the step allows', async () => {
    const supervisor = await as('minzhi-fuze');
    const to = await supervisor.fill(...form(j, 'reassign', 'street-review'), { to: 'a-lin', text: '请办' });
    expect([to.status, to.html.includes('请从列出的人员中选择')]).toEqual([422, true]);
    const days = await supervisor.fill(...form(j, 'extend', 'street-review'), { days: '99', text: '材料多' });
    expect([days.status, days.html.includes('请填写 1–5 的整数')]).toEqual([422, true]);
  });

  it('shows finance nothing that could not be checked', async () => {
    expect((await (await as('longhuaqu-caiwu1')).get(form(j, 'settle-finding', 'check')[0])).status).toBe(404);
  });

  it('is found by whatever is known of it, in any spelling, by whoever may see it, and no name stands in an address', async () => {
    const { number } = j.input.submission;
    const { name, identity, certificate, telephone } = cast.lin;
    const wide = (text: string): string => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    const search = async (login: string, text: string) => {
      const who = await as(login);
      const to = (await who.fill('/desk', '/desk/search', { text })).location ?? '';
      return { to, found: (await who.get(to)).html };
    };
    const spellings = [
      number,
      number.replaceAll('-', ''),
      wide(number),
      name,
      [...name][0] ?? '',
      ` ${identity.slice(0, 6)} ${identity.slice(6)} `,
      identity.slice(-4),
      wide(certificate?.certificate ?? ''),
      `+86 ${telephone.slice(0, 3)}-${telephone.slice(3)}\u200B`,
      castFirms.lin.uscc.toLowerCase(),
      castFirms.lin.name,
      castFirms.lin.name.slice(2, 5),
    ];
    for (const text of spellings) {
      const { to, found } = await search('minzhi-fuze', text);
      expect([text, found.includes(`/desk/cases/${j.id}`)]).toEqual([text, true]);
      expect(to).toMatch(/^\/desk\?search=[\w-]{22}$/);
    }
    const elsewhere = await search('ft-approver1', number);
    expect(elsewhere.found).not.toContain(`/desk/cases/${j.id}`);
    expect(elsewhere.found).toContain(`没有找到“${number}”`);
    // What one officer searched for is nobody else's, and an address with a name in it searches for nothing.
    expect((await (await as('minzhi-fuze')).get(elsewhere.to)).html).toContain('这次搜索已经过期');
    expect((await (await as('minzhi-fuze')).get(`/desk?text=${encodeURIComponent(name)}`)).html).not.toContain('搜索结果');
    expect((await search('minzhi-fuze', ' \u200B')).to).toBe('/desk');
  });
});

it('a letter that was given up is said to the applicant and to the officer, with what to do', async () => {
  const j = await filed();
  const { letters, cases } = portal.world.store;
  const [received] = await letters.allOfCase(j.id);
  if (!received) throw new Error('nothing was written');
  const head = { case: j.id, version: 1, to: received.to, template: 'received', params: received.params, at: received.at };
  await letters.keep([
    { ...head, key: `${j.id}/sms`, channel: 'sms' },
    { ...head, key: `${j.id}/email`, channel: 'email' },
  ]);
  await letters.failed(`${j.id}/sms`, 'HTTP 400');
  await letters.failed(`${j.id}/email`, 'ETIMEDOUT');
  expect((await cases.read(j.id))?.state.applicant.person).toBe(received.to.person);
  const own = (await (await as('lin')).get(`/cases/${j.id}`)).html;
  for (const words of ['有通知没有送到', '号码或地址收不到，请核对', '两天多里一直没有送成', '请告诉办理单位'])
    expect(own).toContain(words);
  const desk = (await (await as('minzhi-chuangkou')).get(`/desk/cases/${j.id}`)).html;
  for (const words of ['有通知没有送到', '收件回执（短信', '请打电话或当面告诉申请人']) expect(desk).toContain(words);
});

describe('the pool', () => {
  it('asks to choose first; says who has what was not claimed; takes no request that it did not issue', async () => {
    const j = await filed();
    const window = await as('minzhi-chuangkou');
    const { html } = await window.get('/desk?scope=pool');
    const own = { _csrf: hidden(html, '_csrf'), request: hidden(html, 'request') };
    expect((await window.post('/desk/claim', own)).html).toContain('请先选择办件');
    expect((await window.post('/desk/claim', { ...own, request: 'made-up', task: `${j.id}/accept` })).status).toBe(403);
    const once = await window.post('/desk/claim', { ...own, task: `${j.id}/accept` });
    expect(once.location).toContain('claimed=1');
    const again = await window.fill('/desk?scope=pool', '/desk/claim', { task: `${j.id}/accept` });
    await j.until((state) => state.obligations.some((one) => one.holders.length > 0));
    const said = await window.get(again.location ?? '');
    expect(said.html).toContain(`${j.input.submission.number} 没有认领：现在由何窗口办理。`);
    expect((await window.get(`/desk/cases/${j.id}`)).html).toContain('已由本人认领。');
  });
});

describe('what could not be checked', () => {
  it('is settled from a paper that is part of the act', async () => {
    await ill(portal.world.registriesUrl, { business: { status: 503 } });
    const j = await filed();
    const window = await as('minzhi-chuangkou');
    await window.fill(...form(j, 'accept', 'accept'), {});
    await j.until((state) => state.findings.length > 0);
    const { html } = await window.get(`/desk/cases/${j.id}`);
    expect(html).toContain('5 项暂无法核验');
    expect(html).not.toContain('填写内容与登记信息一致。');
    const [page, action] = form(j, 'settle-finding', 'check');
    const fields = { finding: 'business/firm/name', verdict: 'agrees', text: '与执照核对' };
    const none = await window.upload(page, action, fields, []);
    expect([none.status, none.html.includes('id="paper-error"')]).toEqual([422, true]);
    expect((await window.upload(page, action, fields, [['执照.jpg', await jpeg(7)]])).status).toBe(303);
    const state = await j.until((one) => one.findings.some((finding) => finding.settled));
    const [file] = await portal.world.store.files.listFor(j.id);
    expect(state.findings.find((one) => one.settled)?.settled?.paper).toEqual({ item: 'finding-paper', file: file?.id, hash: file?.hash });
    await ill(portal.world.registriesUrl, {});
  });
});

it('a case of which what it says of people was erased is shown as what was done in it, to officers and to its applicant', async () => {
  const j = await filed();
  const { store } = portal.world;
  await j.act(actorOf('minzhi-chuangkou'), 'refuse-acceptance', 'accept', { clause: 'out-of-scope', text: await j.text('不在范围') });
  await j.until((state) => state.outcome === 'not-accepted');
  const row = await store.cases.read(j.id);
  if (!row) throw new Error('it has a view');
  await eraseCase(store, row, actorOf('minzhi-fuze').id, '本人要求');
  for (const [login, page] of [
    ['minzhi-chuangkou', `/desk/cases/${j.id}`],
    ['lin', `/cases/${j.id}`],
    ['lin', '/'],
  ] as const) {
    const { status, html } = await (await as(login)).get(page);
    expect(status).toBe(200);
    expect(html).toContain(row.number);
    expect(html).not.toContain('不在范围');
    if (login !== 'lin') expect(html).not.toContain('林*');
    if (page !== '/') expect(html).toContain('按法定程序清除');
  }
});
