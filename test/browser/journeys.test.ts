import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { cast, castFirms } from '../../sandbox/people';
import { choose, desktop, faultsOf, pageFor, phone, press, startBrowser, tabTo, type } from '../support/browser';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let caseUrl = '';
let draftUrl = '';
let batchUrl = '';
/** A pre-check with everything answered but the place. */
const answered =
  '/matters/startup-grant/check?done=1&certificate=disability&organisation=enterprise&rents=yes&paidOnTime=yes&operating=yes&founders=1';
const shots = process.env['ZHUYE_SHOTS'];

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  if (shots) mkdirSync(shots, { recursive: true });
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const officer = (login: string): Promise<Page> => pageFor(browser, portal.url, login, desktop);
const shot = async (page: Page, name: string): Promise<void> =>
  void (shots && (await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })));
/** Until the page, read again, shows something; the work goes on in another process. */
async function reading(page: Page, words: string): Promise<void> {
  for (const end = Date.now() + 15_000; !(await page.innerText('main')).includes(words);) {
    if (Date.now() > end) throw new Error(`the page never says ${words}: ${(await page.innerText('main')).slice(0, 300)}`);
    await page.reload();
  }
}

it('an entrepreneur applies on a phone, by keyboard alone, without scripts', async () => {
  const page = await pageFor(browser, portal.url, undefined, phone);
  await page.goto('/sign-in');
  await type(page, '#login', 'lin');
  await type(page, '#password', 'zhuye-sandbox');
  await press(page, 'main button');
  await page.goto('/matters/startup-grant');
  await press(page, 'main form button');
  draftUrl = page.url();
  const save = (): Promise<void> => press(page, 'main form button:not([name])');
  await page.goto(`${draftUrl}/sections/applicant`);
  expect(await page.inputValue('#certificate')).toBe(cast.lin.certificate?.certificate);
  await save();
  await page.goto(`${draftUrl}/sections/firm`);
  await type(page, '#uscc', '123');
  await save();
  expect(await page.innerText('.errors')).toContain('统一社会信用代码');
  expect(await page.inputValue('#uscc')).toBe('123');
  await type(page, '#uscc', castFirms.lin.uscc);
  await press(page, 'button[name="look-up"]');
  expect(await page.inputValue('#name')).toBe(castFirms.lin.name);
  await save();
  await page.goto(`${draftUrl}/sections/premises`);
  await choose(page, 'rents', 'yes');
  await type(page, '#address', '深圳市民治街道示例路 901 号');
  await type(page, '#monthlyRent', '2,000');
  await choose(page, 'paidOnTime', 'yes');
  await save();
  await page.goto(`${draftUrl}/sections/operation`);
  await choose(page, 'operating', 'yes');
  await type(page, '#business', '盲人按摩');
  await save();
  await page.goto(`${draftUrl}/sections/account`);
  await type(page, '#bank', '示例银行民治支行');
  await type(page, '#number', cast.lin.card);
  await save();
  await page.goto(`${draftUrl}/sections/contact`);
  await save();
  await page.goto(`${draftUrl}/files`);
  const items = await page.$$eval('section.card', (sections) => sections.map((section) => section.id));
  for (const item of items) {
    await page.setInputFiles(`#files-${item}`, {
      name: `${item}.pdf`,
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.4 ${item}`),
    });
    await press(page, `#${item} button.secondary`);
  }
  await page.goto(`${draftUrl}/check`);
  await shot(page, 'check-answers');
  await tabTo(page, '#declare');
  await page.keyboard.press('Space');
  await press(page, 'main form button');
  caseUrl = page.url().split('?')[0] ?? '';
  await reading(page, '街道受理');
  await shot(page, 'applicant-case-submitted');
  expect(await page.innerText('main')).toContain('0755');
}, 90_000);

it('the window accepts by keyboard alone; two inspectors, two reviewers and the district each do their part', async () => {
  const window = await officer('minzhi-chuangkou');
  await window.goto('/desk?scope=pool');
  await press(window, '#queue tbody a');
  await shot(window, 'officer-case');
  await press(window, 'a.button[href*="/acts/accept?"]');
  await press(window, 'main form button');
  expect(await window.innerText('main')).toContain('已办理');
  const desk = caseUrl.replace('/cases/', '/desk/cases/');
  await reading(window, '实地核查');
  for (const login of ['minzhi-hecha1', 'minzhi-hecha2']) {
    const page = await pageFor(browser, portal.url, login, phone);
    await page.goto(`${desk}/acts/inspect?step=visit`);
    for (const item of ['premises-as-stated', 'operating', 'founder-present']) await page.check(`input[name="check-${item}"][value=yes]`);
    await page.fill('#text', '场地与申请一致，正常营业。');
    await page.click('main form button');
    expect(await page.innerText('main')).toContain('已办理');
  }
  for (const login of ['minzhi-chushen', 'longhuaqu-fushen']) {
    const page = await officer(login);
    await page.goto(desk);
    await page.click('a.button[href*="/acts/advance?"]');
    await page.fill('#text', '同意');
    await page.click('main form button');
    expect(await page.innerText('main')).toContain('已办理');
  }
  const approver = await officer('longhuaqu-shenpi');
  await approver.goto(desk);
  await shot(approver, 'officer-decide');
  await approver.click('a.button[href*="/acts/grant?"]');
  await approver.click('main form button');
  expect(await approver.innerText('main')).toContain('20,000.00');
}, 90_000);

it('what is typed in an act’s form outlasts a page that is lost, until it is sent; single keys act in the list alone', async () => {
  const page = await pageFor(browser, portal.url, 'longhuaqu-shenpi', phone, true);
  const note = `${caseUrl.replace('/cases/', '/desk/cases/')}/acts/note?step=pay`;
  await page.goto(note);
  await page.fill('#text', '等财务核对');
  await page.goto('/help');
  await page.goto(note);
  expect(await page.inputValue('#text')).toBe('等财务核对');
  await page.click('main form button');
  expect(await page.innerText('main')).toContain('已办理');
  await page.goto(note);
  expect(await page.inputValue('#text')).toBe('');
  await page.goto('/desk?scope=done');
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => (globalThis as unknown as { document: { activeElement?: { tagName: string } } }).document.activeElement?.tagName);
  await page.keyboard.press('j');
  expect(await focused()).toBe('BODY');
  await page.focus('[data-keys]');
  await page.keyboard.press('j');
  expect(await focused()).toBe('A');
  await page.context().close();
}, 60_000);

it('finance makes a batch, cannot release it itself, a second person does, and the bank’s answer reconciles', async () => {
  const maker = await officer('longhuaqu-caiwu1');
  await maker.goto('/batches');
  await maker.click('main form button');
  await reading(maker, '已列入');
  batchUrl = maker.url();
  await maker.click('form[action$="/acts/compose"] button');
  await reading(maker, '待放行');
  expect(await maker.$('[href$="/acts/release-payment"]')).toBeNull();
  const releaser = await officer('longhuaqu-caiwu2');
  await releaser.goto(batchUrl);
  await releaser.click('a.button[href$="/acts/release-payment"]');
  expect(await releaser.innerText('main')).toContain('放行后不能撤回');
  await shot(releaser, 'batch-release');
  await releaser.click('form[action$="/acts/release-payment"] button');
  await reading(releaser, '发放成功');
  await reading(releaser, '已对账');
  await shot(releaser, 'batch-settled');
  const [, line = ''] = (await (await releaser.request.get(`${batchUrl}?file`)).text()).split('\r\n');
  const head = '流水号,金额（元）,结果,日期,银行流水,原因';
  await releaser.setInputFiles('#files', {
    name: 'huipan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${head}\r\n${line.split(',')[0] ?? ''},20000,成功,2026-11-24,BK1,\r\n`),
  });
  await releaser.click('form[action$="/bank-return"] button');
  expect(await releaser.innerText('main')).toContain('对平');
  await shot(releaser, 'batch-returned');
  const window = await officer('minzhi-chuangkou');
  await window.goto(caseUrl.replace('/cases/', '/desk/cases/'));
  await window.click('a.button[href*="/acts/deliver?"]');
  await window.check('input[name=how][value=online]');
  await window.click('main form button');
  const lin = await pageFor(browser, portal.url, 'lin');
  await lin.goto(caseUrl);
  await reading(lin, '已到账');
  await lin.click('a:has-text("审批决定书")');
  expect(await lin.innerText('main')).toContain('20,000.00 元');
  await shot(lin, 'letter');
}, 90_000);

describe('every page', () => {
  const pages: [string, string | undefined, () => string[]][] = [
    [
      'a visitor',
      undefined,
      () => [
        '/',
        '/sign-in',
        '/help',
        '/matters',
        '/matters/startup-grant',
        '/matters/startup-grant/check',
        '/matters/startup-grant/check?done=1&certificate=veteran&street=440309002',
        `${answered}&street=440309002`,
        `${answered}&street=440305000`,
        '/no-such-page',
      ],
    ],
    ['the applicant', 'lin', () => ['/', caseUrl, `${caseUrl}/receipt`, `${caseUrl}/rating`, `${caseUrl}/account`]],
    [
      'another applicant, in the middle of the form',
      'zhao',
      () => [
        'draft',
        'sections/applicant',
        'sections/firm',
        'sections/premises',
        'sections/operation',
        'sections/account',
        'sections/contact',
        'founders',
        'files',
        'check',
        'discard',
      ],
    ],
    [
      'the window',
      'minzhi-chuangkou',
      () => [
        '/desk',
        '/desk?scope=pool',
        '/desk?scope=office',
        '/desk?scope=done',
        '/desk?text=林𬱖',
        '/desk/print',
        '/desk/deputy',
        caseUrl.replace('/cases/', '/desk/cases/'),
      ],
    ],
    [
      'forms of acts',
      'minzhi-chuangkou',
      () =>
        [
          'request-supplement',
          'refuse-acceptance',
          'accept-conditionally',
          'message',
          'note',
          'inspect',
          'appoint',
          'return',
          'refuse',
          'reassign',
          'extend',
          'settle-finding',
          'deliver',
        ].map((kind) => `${caseUrl.replace('/cases/', '/desk/cases/')}/acts/${kind}?step=visit`),
    ],
    ['finance', 'longhuaqu-caiwu1', () => ['/batches', batchUrl]],
  ];

  it.each(pages)(
    'of %s has nothing that axe finds wrong, in both languages, on a phone and a desktop, and never scrolls sideways at 320 px',
    async (_who, login, list) => {
      const found: string[] = [];
      for (const viewport of [phone, desktop]) {
        const page = await pageFor(browser, portal.url, login, viewport, true);
        let addresses = list();
        if (addresses[0] === 'draft') {
          await page.goto('/matters/startup-grant');
          await page.click('main form button');
          const draft = page.url();
          addresses = [draft, ...addresses.slice(1).map((one) => `${draft}/${one}`)];
        }
        for (const language of ['zh-CN', 'en']) {
          await page.goto('/help');
          if ((await page.getAttribute('html', 'lang')) !== language) await page.click('form[action="/language"] button');
          for (const address of addresses) {
            await page.goto(address);
            found.push(...(await faultsOf(page)).map((fault) => `${address} ${language} ${viewport.width}: ${fault}`));
          }
        }
        if (viewport === phone) {
          await page.setViewportSize({ width: 320, height: 700 });
          for (const address of addresses) {
            await page.goto(address);
            const wide = await page.evaluate(
              () =>
                (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement.scrollWidth,
            );
            if (wide > 320) found.push(`${address} is ${wide} px wide at 320`);
          }
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
    },
    180_000,
  );
});
