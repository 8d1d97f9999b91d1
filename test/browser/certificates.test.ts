import { type Browser } from 'playwright-core';
import { startBrowser } from '../support/browser';
import { certifiedPolicies, certify } from '../support/certified';
import { actorOf, filedBy } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { faultsOfAll, type Look } from '../support/looked-at';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let lin: Journey;
let chen: Journey;
let number = '';

/** Two that were certified: one stands, one was revoked; both wait for a receipt. */
beforeAll(async () => {
  portal = await startPortal({ policies: certifiedPolicies(), byFile: true });
  browser = await startBrowser();
  const officers = { window: actorOf('minzhi-chuangkou'), approver: actorOf('longhuaqu-shenpi') };
  [lin, chen] = await Promise.all([filedBy(portal.world, 'lin'), filedBy(portal.world, 'chen')]);
  for (const one of [lin, chen]) {
    await certify(one, officers);
    number = (await one.until(opened('to-nation'))).number;
  }
  await portal.world.store.certificates.revoke(chen.id, { at: '2026-11-25T01:00:00.000Z' as never, replacedBy: lin.id });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const faults = (login: string | undefined, looks: Record<string, Look>): Promise<string[]> =>
  faultsOfAll(browser, portal.url, login, looks);
const address = async (j: Journey): Promise<string> => `/certificates/${(await j.state()).certificate?.code ?? ''}`;

it('axe finds nothing wrong with a certificate, where it is checked, printed and sent', async () => {
  const returned =
    (text: string): Look =>
    async (page) => {
      await page.goto('/transmissions');
      await page.setInputFiles('#file', { name: '回执.csv', mimeType: 'text/csv', buffer: Buffer.from(`办件编号,收件号\n${text}`) });
      await page.click('main form button');
    };
  const found = [
    await faults(undefined, { genuine: await address(lin), revoked: await address(chen) }),
    await faults('lin', { case: `/cases/${lin.id}`, print: `/cases/${lin.id}/certificate` }),
    await faults('chen', { 'case, revoked': `/cases/${chen.id}`, 'print, revoked': `/cases/${chen.id}/certificate` }),
    await faults('longhuaqu-fushen', {
      'the desk’s case': `/desk/cases/${lin.id}`,
      'the receipt’s form': `/desk/cases/${lin.id}/acts/acknowledge?step=to-nation`,
      transmissions: '/transmissions',
      'nothing of one receiver': '/transmissions?receiver=tax',
      'a file with a wrong row': returned(`${number},Q 1`),
      'a file without receipts': returned(`${number},`),
    }),
  ];
  expect(found.flat()).toEqual([]);
}, 180_000);
