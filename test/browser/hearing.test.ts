import { type Browser } from 'playwright-core';
import { type CaseId } from '../../src/domain/values';
import { as, begun, granted, overOf, startHearing } from '../hearing/world';
import { startBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { type Journey } from '../support/journey';
import { faultsOfAll } from '../support/looked-at';
import { pdfOf } from '../support/papers';
import { type PortalWorld } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let paid: Journey;
let id: CaseId;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startHearing(), startBrowser()]);
  paid = await granted(portal, 'lin');
  id = await begun(portal, paid, '消防通道堆放杂物，请清理并拍照');
  const lin = await as(portal, 'lin');
  await eventually(
    () => portal.world.store.cases.read(id),
    (row) => row?.state.obligations[0]?.kind === 'hear',
    (last) => last?.state.obligations,
  );
  const page = `/cases/${id}/hearing`;
  await lin.upload(page, page, { text: '已经清理', item: 'hearing-paper' }, [['照片.pdf', pdfOf('清理后')]]);
  await eventually(
    () => portal.world.store.cases.read(id),
    (row) => row?.state.hearings?.length === 1,
    (last) => last?.state.hearings,
  );
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

it('axe finds nothing wrong where somebody is heard, and nothing scrolls sideways at 320 px', async () => {
  const applicant = await faultsOfAll(browser, portal.url, 'lin', {
    case: `/cases/${id}`,
    hearing: `/cases/${id}/hearing`,
    faults: async (page) => {
      await page.goto(`/cases/${id}/hearing`);
      await page.click('.savebar button:not(.secondary)');
    },
  });
  const officer = await faultsOfAll(browser, portal.url, 'longhuaqu-fuze', {
    over: overOf(paid.id),
    case: `/desk/cases/${id}`,
  });
  expect([...applicant, ...officer]).toEqual([]);
}, 120_000);
