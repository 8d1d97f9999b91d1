import { type CaseState } from '../../src/domain/case/state';
import { type CaseId, type CertificateCode } from '../../src/domain/values';
import { groupedCode } from '../../src/domain/certificate-code';
import { alone } from '../support/bad-days';
import { certifiedPolicies, certify } from '../support/certified';
import { actorOf, type Applicant, filedBy } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
let anybody: Visitor;
let clerk: Visitor;
let lin: Journey;
let ofUnit: Journey;
let code: CertificateCode;
const unit = { uscc: '91440300MA5DA1XG7B', name: '示例残友工坊有限公司' };
const page = '/transmissions';
const officers = { window: actorOf('minzhi-chuangkou'), approver: actorOf('longhuaqu-shenpi') };

const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};
const certifiedOf = async (login: Applicant): Promise<Journey> => {
  const j = await filedBy(portal.world, login);
  await certify(j, officers);
  await j.until(opened('to-nation'));
  return j;
};

beforeAll(async () => {
  portal = await startPortal({ policies: certifiedPolicies(), byFile: true });
  anybody = visitor(portal.url);
  clerk = await as('longhuaqu-fushen');
  ofUnit = await alone(portal.world);
  const party = await portal.world.store.parties.named(unit);
  ofUnit.input.submission.applicant = { ...ofUnit.input.submission.applicant, party: party.id };
  ofUnit.extras.masked = '示例残友工坊有限公司';
  expect(await ofUnit.submit()).toMatchObject({ kind: 'done' });
  lin = await certifiedOf('lin');
  await certify(ofUnit, officers);
  code = ((await lin.state()).certificate as NonNullable<CaseState['certificate']>).code;
  await ofUnit.until(opened('to-nation'));
}, 120_000);
afterAll(() => portal.end());

it('anybody checks a certificate by its code, however it is typed, and learns nothing of whose it is', async () => {
  const typed = async (text: string) => anybody.fill('/certificates', '/certificates', { code: text });
  expect((await typed(groupedCode(code))).location).toBe(`/certificates/${code}`);
  expect((await typed(`  ${code.toUpperCase().replace(/(.{8})/g, '$1-')}`)).location).toBe(`/certificates/${code}`);
  for (const text of ['', 'abc', `${code}0`]) expect((await typed(text)).status).toBe(422);
  const { status, html } = await anybody.get(`/certificates/${code}`);
  expect(status).toBe(200);
  for (const words of ['真实有效', '龙华区残疾人联合会', '没有效力', groupedCode(code)]) expect(html).toContain(words);
  const { number } = await lin.state();
  for (const words of ['林', number, '20,000', lin.id]) expect(html.slice(html.indexOf('<main'))).not.toContain(words);
  for (const path of ['/certificates', `/certificates/${code}`])
    expect((await fetch(`${portal.url}${path}`)).headers.get('x-robots-tag')).toContain('noindex');
});

it('a code that is none is said to be none, and only so many may be tried from one address', async () => {
  const none = '0123456789abcdef0123456789abcdef';
  const first = await anybody.get(`/certificates/${none}`);
  expect([first.status, first.html.includes('没有这份认定书')]).toEqual([404, true]);
  expect((await anybody.get('/certificates/abc')).status).toBe(404);
  for (let tries = 0; tries < 58; tries += 1) await anybody.get(`/certificates/${none}`);
  expect((await anybody.get(`/certificates/${none}`)).status).toBe(429);
  // Counted by address for everybody behind it, until the hour is over.
  await portal.world.store.limits.clear({ name: 'certificate-missed', most: 60, windowMs: 3_600_000 }, '127.0.0.1');
  await portal.world.store.limits.clear({ name: 'certificate-missed', most: 60, windowMs: 3_600_000 }, '::ffff:127.0.0.1');
  expect((await anybody.get(`/certificates/${code}`)).status).toBe(200);
});

it('whoever applied and whoever reads the decision see it with their case and print it; others find nothing', async () => {
  const address = `/cases/${lin.id}/certificate`;
  const own = await as('lin');
  const shown = (await own.get(`/cases/${lin.id}`)).html;
  for (const words of ['审核认定书', groupedCode(code), `${portal.url}/certificates/${code}`, 'data:image/svg+xml', address])
    expect(shown).toContain(words);
  expect(shown).toMatch(/已送达[^]*税务机关[^]*收件号[^]*未送达[^]*全国联网认证系统/);
  expect(shown).not.toContain(`/cases/${lin.id}/withdraw`);
  const printed = (await own.get(address)).html;
  for (const words of ['林𬱖', '20,000', '样例', groupedCode(code), `${portal.url}/certificates/${code}`]) expect(printed).toContain(words);
  const read = (await clerk.get(address)).html;
  expect(read).toContain('林*');
  expect(read).not.toContain('林𬱖');
  const desk = (await clerk.get(`/desk/cases/${lin.id}`)).html;
  for (const words of [groupedCode(code), '未送达', '核发认定书']) expect(desk).toContain(words);
  for (const login of ['chen', 'ft-approver1']) expect((await (await as(login)).get(address)).status).toBe(404);
  expect((await clerk.get(`/cases/${ofUnit.id}/certificate`)).html).toContain(unit.name);
});

it('what is told to another authority names the unit, and no person', async () => {
  const received = portal.world.received.all().find((one) => one.key === `${ofUnit.id}/to-tax`);
  expect(received).toMatchObject({ unit, result: { value: 2_000_000, unit: 'fen' } });
  for (const one of portal.world.received.all()) expect(JSON.stringify(one)).not.toMatch(/林|4403\d{14}/);
});

/** A file that came back, as a browser sends it. */
const send = async (lines: string[]): Promise<{ status: number; html: string }> => {
  const { html } = await clerk.get(page);
  const body = new FormData();
  body.append('_csrf', hidden(html, '_csrf'));
  body.append('request', hidden(html, 'request'));
  body.append('file', new Blob([lines.join('\r\n')]), '回执.csv');
  return clerk.send(page, { method: 'POST', headers: { origin: portal.url }, body });
};

describe('/transmissions', () => {
  it('lists what waits at one’s own post, and gives it as a file without a person’s name', async () => {
    const { html } = await clerk.get(page);
    for (const { number } of [await lin.state(), await ofUnit.state()]) expect(html).toContain(number);
    expect(html).toContain(unit.name);
    expect((await clerk.get(`${page}?receiver=tax`)).html).toContain('没有等待回执的办件');
    // The approver of the district has a post, but not the step's.
    expect((await (await as('longhuaqu-shenpi')).get(page)).html).toContain('没有等待回执的办件');
    const file = await clerk.get(`${page}/file?receiver=national`);
    expect(file.html).toContain((await lin.state()).number);
    expect(file.html).toContain(`${unit.name},${unit.uscc}`);
    expect(file.html).not.toContain('林');
    expect((await clerk.get('/desk')).html).toContain(page);
  });

  it('takes back no line of a file of which one is wrong, and says of each what is wrong', async () => {
    const [a, b] = [(await lin.state()).number, (await ofUnit.state()).number];
    const wrong = await send(['办件编号,收件号', `${a},Q-1`, `${b},Q 2`, '440309-20261124-0000000,Q-3', `${b},Q-4`]);
    expect(wrong.status).toBe(422);
    for (const words of ['整个文件都没有录入', '中间没有空格', '不在等待回执的办件里']) expect(wrong.html).toContain(words);
    // One case named twice, spelled in two ways: neither line counts, and each says which the other is.
    const twice = await send(['办件编号,收件号', `${a},Q-1`, `办件编号：${a.replaceAll('-', ' ')},Q-5`]);
    expect([twice.status, twice.html.includes('与第 2 行重复'), twice.html.includes('与第 3 行重复')]).toEqual([422, true, true]);
    expect((await lin.state()).transmissions).toHaveLength(1);
    for (const [lines, words] of [
      [['a,b', '1,2'], '没有找到'],
      [['办件编号,备注', `${a},x`], '没有找到'],
      [['办件编号,收件号', `${a},`], '没有收件号'],
    ] as const) {
      const answer = await send([...lines]);
      expect([answer.status, answer.html.includes(words)]).toEqual([422, true]);
    }
    expect((await clerk.upload(page, page, {}, [])).status).toBe(422);
  });

  it('enters a whole right file, passes over what is blank or known, and the same file again changes nothing', async () => {
    const [a, b] = [(await lin.state()).number, (await ofUnit.state()).number];
    const lines = ['标题,', '办件编号,收件号', `'${a},Q-1`, `${b},`];
    const first = await send(lines);
    expect(first.status).toBe(200);
    for (const words of ['已录入 1 件', '1 行没有收件号']) expect(first.html).toContain(words);
    expect((await lin.until(opened('pay'))).transmissions?.[1]).toMatchObject({ receiver: 'national', receipt: 'Q-1' });
    const second = await send(lines);
    expect([second.status, second.html.includes('1 件以前已经录入')]).toEqual([200, true]);
    const other = await send(['办件编号,收件号', `${a},Q-9`, `${b},Q-2`]);
    expect([other.status, other.html.includes('不在等待回执的办件里')]).toEqual([422, true]);
    expect((await ofUnit.state()).transmissions).toHaveLength(1);
    expect((await lin.state()).transmissions).toHaveLength(2);
    // By the case's own page as well.
    const act = `/desk/cases/${ofUnit.id}/acts/acknowledge`;
    expect((await clerk.fill(`${act}?step=to-nation`, act, { step: 'to-nation', receipt: 'Q 2' })).status).toBe(422);
    expect((await clerk.fill(`${act}?step=to-nation`, act, { step: 'to-nation', receipt: 'Q-2' })).status).toBe(303);
    expect((await ofUnit.until(opened('pay'))).transmissions?.[1]).toMatchObject({ receipt: 'Q-2' });
  });
});

it('what was revoked is said to be no longer good since that day, on its page and with its case', async () => {
  const { store } = portal.world;
  const { certificate } = await ofUnit.state();
  const before = await store.certificates.ofCase(ofUnit.id);
  expect(before).toMatchObject({ code: certificate?.code });
  await store.certificates.revoke(ofUnit.id, { at: '2026-11-25T01:00:00.000Z' as never, replacedBy: lin.id });
  await store.certificates.revoke(ofUnit.id, { at: '2026-12-25T01:00:00.000Z' as never });
  const { html } = await anybody.get(`/certificates/${certificate?.code ?? ''}`);
  for (const words of ['已失效', '2026年11月25日', '由新的认定书代替']) expect(html).toContain(words);
  expect((await clerk.get(`/desk/cases/${ofUnit.id}`)).html).toContain('2026年11月25日');
  // One of a case without a certificate is let be.
  await store.certificates.revoke('c-none' as CaseId, { at: '2026-11-25T01:00:00.000Z' as never });
});
