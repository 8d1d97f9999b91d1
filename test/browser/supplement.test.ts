import { type Browser } from 'playwright-core';
import { cast, castFirms } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { pageFor, phone, press, startBrowser, tabTo, type } from '../support/browser';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal, visitor } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let j: Journey;

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  const answers = answersOf([cast.lin], { ...castFirms.lin, name: '写错的字号' });
  j = await journey(
    portal.world,
    { ...answers, people: answers.people.map((one) => ({ ...one, person: lin.person as PersonId })) },
    undefined,
    lin,
  );
  await j.submit();
  await j.until(opened('accept'));
  const window = visitor(portal.url);
  await window.signIn('minzhi-chuangkou');
  const action = `/desk/cases/${j.id}/acts/request-supplement`;
  await window.fill(`${action}?step=accept`, action, {
    items: ['answers', 'operation-proof'],
    'words-answers': '字号与执照不一致',
    'words-operation-proof': '请补充流水',
  });
  await j.until((state) => state.supplement !== undefined);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

it('is answered on a phone, by keyboard alone, without scripts: a file first, then words, then what was wrong put right', async () => {
  const page = await pageFor(browser, portal.url, 'lin', phone);
  await page.goto(`/cases/${j.id}/supplement`);
  await type(page, '#words-answers', '照执照改好了');
  await page.setInputFiles('#files-operation-proof', {
    name: '流水.pdf',
    mimeType: 'application/pdf',
    buffer: pdfOf('flow'),
  });
  await press(page, '.savebar button.secondary');
  expect(await page.inputValue('#words-answers')).toBe('照执照改好了');
  expect(await page.innerText('#operation-proof')).toContain('流水.pdf');
  await tabTo(page, '#answers details:nth-of-type(2) summary');
  await page.keyboard.press('Enter');
  await type(page, '#firm-name', castFirms.lin.name);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  expect(await page.innerText('#operation-proof')).toContain('流水.pdf');
  expect(await page.inputValue('#firm-name')).toBe(castFirms.lin.name);
  expect(await page.isVisible('#firm-name')).toBe(true);
  await press(page, 'main form .buttons button:not([name])');
  expect(await page.innerText('main')).toContain('补正材料已提交');
  expect((await j.until((state) => state.supplement === undefined)).evidence).toHaveLength(1);
}, 60_000);
