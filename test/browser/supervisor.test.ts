import { type Browser, type Page } from 'playwright-core';
import { type OfficeId } from '../../src/domain/values';
import { peopleOf } from '../../src/store/people';
import { addOfficer } from '../support/accounts';
import { actorOf, bringTo, filedBy } from '../support/handled';
import { type Journey } from '../support/journey';
import { desktop, find, main, openAct, pageFor, phone, reading, send, startBrowser } from '../support/browser';
import { type PortalWorld, startPortal } from '../support/portal';

let portal: PortalWorld;
let browser: Browser;
let j: Journey;
const officer = async (login: string): Promise<Page> => pageFor(browser, portal.url, login, desktop);

/** Minzhi has two reviewers here; Song has claimed the case. */
beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const { world } = portal;
  await addOfficer(peopleOf(world.db.connection, world.keys), 'minzhi-chushen2', '郑初审', {
    role: 'reviewer',
    office: 'lh-minzhi' as OfficeId,
  });
  j = await filedBy(world, 'lin');
  await bringTo(j, 'street-review');
  await j.act(actorOf('minzhi-chushen'), 'claim', 'street-review', {});
  await j.until((state) => state.obligations[0]?.holders.length === 1);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

it('the supervisor gives a step to a colleague and extends it once, each with a reason; the applicant has a letter of it', async () => {
  const before = (await j.state()).obligations[0]?.due ?? '';
  const supervisor = await officer('minzhi-fuze');
  await find(supervisor, j.input.submission.number);
  expect(await main(supervisor)).toContain('办理人：宋初审');
  await openAct(supervisor, 'reassign');
  expect(await supervisor.$$eval('#to option', (all) => all.map((one) => one.textContent))).toEqual(['请选择', '郑初审']);
  await supervisor.selectOption('#to', { label: '郑初审' });
  await send(supervisor);
  expect(await supervisor.innerText('.errors')).toContain('转办理由');
  await supervisor.fill('#text', '宋初审本周外出');
  await send(supervisor);
  await reading(supervisor, '办理人：郑初审');
  await openAct(supervisor, 'extend');
  await supervisor.fill('#days', '3');
  await supervisor.fill('#text', '材料需要再核对');
  await send(supervisor);
  const state = await j.until((one) => (one.obligations[0]?.due ?? '') > before);
  expect(state.obligations[0]?.extended).toBe(true);
  await supervisor.reload();
  expect(await supervisor.$('a.button[href*="/acts/extend?"]')).toBeNull();
  const lin = await pageFor(browser, portal.url, 'lin', phone);
  await lin.click('.menu a[href="/"]');
  await lin.click(`a[href="/cases/${j.id}"]`);
  await lin.click('a[href*="/letters/"]:has-text("延长")');
  expect(await lin.innerText('.letter')).toContain('材料需要再核对');
}, 60_000);

it('AB岗: on leave, an officer’s colleague acts in their stead, and the record says who did', async () => {
  const song = await officer('minzhi-chushen');
  await find(song, j.input.submission.number);
  expect(await main(song)).toContain('由郑初审办理');
  expect(await song.$('a.button[href*="/acts/advance?"]')).toBeNull();
  const zheng = await officer('minzhi-chushen2');
  await zheng.click('.menu a[href="/desk"]');
  await zheng.click('main a[href="/desk/deputy"]');
  await zheng.check('label:has-text("宋初审")');
  await send(zheng);
  expect(await main(zheng)).toContain('已保存');
  await song.reload();
  await openAct(song, 'advance');
  await song.fill('#text', '代郑初审：同意');
  await send(song);
  expect(await main(song)).toContain('已办理');
  await reading(song, '代郑初审：同意');
  expect(await song.innerText('.timeline')).toContain('宋初审');
  await zheng.check('label:has-text("不需要")');
  await send(zheng);
  expect((await peopleOf(portal.world.db.connection, portal.world.keys).actorOf(actorOf('minzhi-chushen').id))?.deputyFor).toEqual([]);
}, 60_000);
