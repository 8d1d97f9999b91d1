import { cast, castFirms } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
import { until } from '../support/bad-days';
import { answersOf, type Journey, journey, opened } from '../support/journey';

let portal: PortalWorld;
let j: Journey;
const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};

/** Lin's case, decided; the account given is somebody else's. */
beforeAll(async () => {
  portal = await startPortal();
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  const answers = answersOf([cast.lin], castFirms.lin);
  j = await journey(
    portal.world,
    {
      ...answers,
      people: answers.people.map((one) => ({ ...one, person: lin.person as PersonId })),
      account: { ...answers.account, holder: '另一个人' },
    },
    undefined,
    lin,
  );
  await j.submit();
  await j.until(opened('accept'));
  const act = async (login: string, kind: string, step: string, fields: Record<string, string>): Promise<void> => {
    const action = `/desk/cases/${j.id}/acts/${kind}`;
    const { status } = await (await as(login)).fill(`${action}?step=${step}`, action, { step, ...fields });
    expect([kind, step, status]).toEqual([kind, step, 303]);
  };
  await act('minzhi-chuangkou', 'accept', 'accept', {});
  await j.until(opened('visit'));
  const seen = { 'check-premises-as-stated': 'yes', 'check-operating': 'yes', 'check-founder-present': 'yes', text: '属实' };
  await act('minzhi-hecha1', 'inspect', 'visit', seen);
  await act('minzhi-hecha2', 'inspect', 'visit', seen);
  await j.until(opened('street-review'));
  await act('minzhi-chushen', 'advance', 'street-review', { text: '同意' });
  await j.until(opened('district-review'));
  await act('longhuaqu-fushen', 'advance', 'district-review', { text: '同意' });
  await j.until(opened('decide'));
  await act('longhuaqu-shenpi', 'grant', 'decide', {});
  await j.until(opened('pay'));
}, 120_000);
afterAll(() => portal.end());

/** A batch that came second: it says where its case stands instead, and is given up. */
async function isGivenUp(maker: Visitor, address: string, first: string): Promise<void> {
  const number = /发放批次 (\d{6}-\d{8}-\d+)/.exec(first)?.[1] ?? 'no number';
  const told = await until(async () => {
    const { html } = await maker.get(address);
    return html.includes('未列入') && html;
  });
  expect(told).toContain('由他人列入另一批次');
  expect(told).toContain(number);
  const request = /acts\/withdraw"[^]*?name="request" value="([^"]*)"/.exec(told)?.[1] ?? '';
  const stranger = await as('longhuaqu-caiwu1');
  expect([403, 409]).toContain((await stranger.fill(address, `${address}/acts/withdraw`, {})).status);
  const given = await maker.fill(address, `${address}/acts/withdraw`, { request: request.replaceAll('&#x3D;', '='), step: '' });
  expect([given.status, given.location]).toEqual([303, '/batches']);
  await until(async () => (await maker.get(address)).html.includes('已撤回'));
}

it('is made of what is ticked, shows whose account it pays, goes back only with a reason, and is compared with the bank’s return', async () => {
  const maker = await as('longhuaqu-caiwu1');
  const nothing = await maker.fill('/batches', '/batches', {});
  expect([nothing.status, nothing.html.includes('请先选择办件')]).toEqual([422, true]);
  // Two at once: both have the list before them.
  const later = await as('longhuaqu-caiwu2');
  const drawn = async () => {
    const { html } = await later.get('/batches');
    return { _csrf: hidden(html, '_csrf'), request: hidden(html, 'request'), case: j.id };
  };
  const [ticked, tickedToo] = [await drawn(), await drawn()];
  const made = await maker.fill('/batches', '/batches', { case: j.id });
  const address = made.location ?? '';
  const second = await later.post('/batches', ticked);
  const page = await until(async () => {
    const { html } = await maker.get(address);
    return html.includes('已列入') && html;
  });
  expect(page).toContain('户名与申请人不一致');
  if (second.location === undefined) expect([second.status, second.html.includes('列入了其他批次')]).toEqual([422, true]);
  else await isGivenUp(later, second.location, page);
  const none = await later.post('/batches', tickedToo);
  expect([none.status, none.html.includes('列入了其他批次')]).toEqual([422, true]);
  expect(page).toContain('冯财务：开始制作批次');
  const step = (visitor: Visitor, kind: string, name: string, fields: Record<string, string>) =>
    visitor.fill(address, `${address}/acts/${kind}`, { step: name, ...fields });
  expect((await step(maker, 'compose', 'compose', {})).status).toBe(303);

  const releaser = await as('longhuaqu-caiwu2');
  await until(async () => (await releaser.get(address)).html.includes('待放行'));
  const bare = await step(releaser, 'return', 'release', { text: ' ' });
  expect([bare.status, bare.html.includes('id="text-error"')]).toEqual([422, true]);
  const sure = await releaser.get(`${address}/acts/release-payment`);
  for (const words of ['放行 1 笔，共', '20,000.00 元', '放行后不能撤回', '户名与申请人不一致']) expect(sure.html).toContain(words);
  expect((await maker.get(`${address}/acts/release-payment`)).status).toBe(303);
  // Released without its page, or with one that showed something else, nothing goes out: the page is shown and asked.
  for (const shown of [undefined, hidden((await releaser.get(address)).html, 'request')]) {
    const unseen = await step(releaser, 'release-payment', 'release', shown === undefined ? {} : { shown });
    expect([unseen.status, unseen.html.includes('所以没有放行'), unseen.html.includes('放行 1 笔，共')]).toEqual([409, true, true]);
  }
  expect((await j.state()).payments.at(-1)?.status).toBe('in-batch');
  const fields = Object.fromEntries(['_csrf', 'request', 'seen', 'step', 'shown'].map((field) => [field, hidden(sure.html, field)]));
  const twice = await Promise.all([1, 2].map(() => releaser.post(`${address}/acts/release-payment`, fields)));
  expect(twice.map((one) => one.status)).toEqual([303, 303]);
  await until(async () => (await releaser.get(address)).html.includes('已对账'));

  const returned = (text: string) => releaser.upload(address, `${address}/bank-return`, {}, [['回盘.csv', new TextEncoder().encode(text)]]);
  expect((await returned('不是回盘')).html).toContain('表头缺少');
  const head = '流水号,金额（元）,结果,日期,银行流水,原因';
  const before = (await j.state()).payments;
  const stranger = await returned(`${head}\r\nno-such/key/1,1,成功,2026-11-24,B1,\r\n`);
  expect(stranger.html).toContain('差异 2 笔');
  expect(stranger.html).toContain('回盘文件中没有');
  expect((await j.state()).payments).toEqual(before);
  const batch = address.split('/').pop() as never;
  const log = await portal.world.store.accessLog.of(batch);
  expect(log.filter((one) => one.what === 'import').map((one) => one.why)).toContain('2 differences');
  expect(
    (await (await as('longhuaqu-fuze')).upload(address, `${address}/bank-return`, {}, [['回盘.csv', new Uint8Array([65])]])).status,
  ).toBe(403);
}, 60_000);
