import { cast, castFirms } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
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
      founders: answers.founders.map((one) => ({ ...one, person: lin.person as PersonId })),
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

it('is made of what is ticked, shows whose account it pays, goes back only with a reason, and is compared with the bank’s return', async () => {
  const maker = await as('longhuaqu-caiwu1');
  const nothing = await maker.fill('/batches', '/batches', {});
  expect([nothing.status, nothing.html.includes('请先选择办件')]).toEqual([422, true]);
  const made = await maker.fill('/batches', '/batches', { case: j.id });
  const address = made.location ?? '';
  const page = await until(async () => {
    const { html } = await maker.get(address);
    return html.includes('已列入') && html;
  });
  expect(page).toContain('户名与申请人不一致');
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
  expect((await step(releaser, 'release-payment', 'release', {})).status).toBe(303);
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
