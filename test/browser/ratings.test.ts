import { type Browser, type Page } from 'playwright-core';
import { enterHomes } from '../../sandbox/homes/enter';
import { homes, type SandboxHome } from '../../sandbox/homes/homes';
import { fillPools } from '../../sandbox/homes/pool';
import { giveMandates } from '../../sandbox/employers/mandates';
import { enterOrders } from '../../sandbox/orders/orders';
import { enterProducts } from '../../sandbox/orders/products';
import { sandboxAccounts } from '../../sandbox/accounts';
import { localDate } from '../../src/domain/calendar/instants';
import { monthOf } from '../../src/domain/calendar/months';
import { type Stage } from '../../src/domain/orders/counts';
import { standingOffer } from '../../src/domain/case/offers';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { gates } from '../../src/domain/programmes/home-rating/gates';
import {
  type CaseId,
  dayBefore,
  type Fen,
  type Month,
  type OfficeId,
  type OrderId,
  type PartyId,
  type PlaceId,
  type RequestId,
  shifted,
} from '../../src/domain/values';
import { openHandOver } from '../../src/portal/cases/open-hand-over';
import { remake } from '../../src/portal/cases/roster-from-months';
import { instantNow } from '../../src/store/clock';
import { peopleOf } from '../../src/store/people';
import { choose, main, pageFor, press, reading, startBrowser, tabTo, type } from '../support/browser';
import { eventually } from '../support/eventually';
import { actorOf } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { faultsOfAll, type Look } from '../support/looked-at';
import { pdfOf } from '../support/papers';
import { type PortalWorld, startPortal } from '../support/portal';
import { done, ended, said, seatsOf } from '../support/rated';
import { filedFrom } from '../support/rewarded';
import { overOf } from '../support/star-histories';

/** The first home of the operator that has several, none of them a star of it. */
const [home] = homes;
let portal: PortalWorld;
let browser: Browser;
let j: Journey;
let draft = '';

beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const { store, db, keys } = portal.world;
  await enterHomes(peopleOf(db.connection, keys), store);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

/** What a district's office sees of its homes together. */
const figures: Record<string, Look> = {
  'how full they are': '/desk/places/occupancy?district=330402',
  'what was paid': '/desk/places/figures',
  'the register with its tiles': '/homes',
};

/** Two of a home's people in a confirmed month and one that is not, and the draft that is made of it. */
async function yearDraft(): Promise<CaseId> {
  const { store, policies } = portal.world;
  const [other] = homes.slice(1).filter(({ operator }) => operator === home?.operator);
  const place = other && (await store.places.find(other.id));
  const policy = policies.policies.find(({ area, programme }) => area === '330400' && programme === 'home-placement');
  if (!other || !place || !policy) throw new Error('the operator has one home only');
  const stays = await store.stays.enrolAll(
    place.id,
    other.residents.slice(0, 2).map(({ person, from, contract }) => ({
      from,
      name: person.name,
      identity: person.identity,
      certificate: person.certificate?.certificate ?? '',
      ...(contract ? { contract: { employer: place.operator, ...contract } } : {}),
    })),
  );
  const month = '2025-03' as Month;
  const rows = stays.map(({ id }) => ({ stay: id, days: 20, wage: 260_000 as Fen }));
  await store.placeMonths.save(place.id, month, rows, 0);
  await store.placeMonths.confirm(place.id, month, 1, actorOf('hetang-guanli').id);
  const begun = {
    owner: actorOf('hetang-guanli').id,
    party: place.operator,
    place: place.id,
    programme: policy.programme,
    policy: policy.id,
  };
  const { caseId } = await store.drafts.create(begun);
  await store.drafts.saveSection(caseId, 'year', { year: '2025' }, 0);
  const draft = await store.drafts.read(caseId);
  if (draft) await remake(store, draft, localDate(instantNow()));
  return caseId;
}

const start = async (page: Page): Promise<void> => {
  await page.goto('/matters/home-rating?place=330400');
  await press(page, 'main form button[aria-describedby="start-effect"]');
};

it('the manager of several homes chooses one and files its rating by keyboard, without scripts, with the guide’s examples', async () => {
  const page = await pageFor(browser, portal.url, 'hetang-guanli');
  await start(page);
  expect(await main(page)).toContain('为哪个机构申报');
  await choose(page, 'at', home?.id ?? '');
  await press(page, 'main form .buttons button');
  draft = /\/drafts\/[^/?]+/.exec(page.url())?.[0] ?? '';
  for (const part of ['gates', 'self', 'contact']) {
    await press(page, `main a[href$="/sections/${part}"]`);
    await press(page, 'button[name="example"]');
    await press(page, 'main form button:not([name])');
    await page.goto(draft);
  }
  await press(page, 'main a[href$="/files"]');
  const papers = await page.$$eval('section.paper', (sections) => sections.map((section) => section.id));
  // One for each of the eight that it has.
  expect(papers).toEqual(gates.map((gate) => `gate-${gate}`));
  for (const item of papers) {
    await tabTo(page, `#files-${item}`);
    await page.setInputFiles(`#files-${item}`, { name: `${item}.pdf`, mimeType: 'application/pdf', buffer: pdfOf(item) });
  }
  await press(page, '.savebar button[name="done"]');
  await press(page, 'main a[href$="/check"]');
  await tabTo(page, '#declare');
  await page.keyboard.press('Space');
  await press(page, 'main form[action$="/submit"] button:not([name])');
  await reading(page, '区残联受理');
  const id = draft.split('/').pop() as CaseId;
  const party = (await portal.world.store.submissions.read(id))?.submission.applicant.party;
  j = await filedFrom(portal.world, id, { ...actorOf('hetang-guanli'), parties: party ? [party] : [] }, '');
  await page.context().close();
}, 120_000);

it('axe finds nothing wrong with its parts, the choice of a home and a scorer’s form, and nothing scrolls sideways at 320 px', async () => {
  await done(j, actorOf('nanhuqu-chuangkou'), 'accept', 'accept', {});
  const checklist = Object.fromEntries([...gates.map((gate) => [`has-${gate}`, true]), ['people-present', true]]) as Record<
    string,
    boolean
  >;
  for (const login of ['nanhuqu-hecha1', 'nanhuqu-hecha2'])
    await done(j, actorOf(login), 'inspect', 'visit', { checklist, ...(await said(j, '属实')), photos: [] });
  await done(j, actorOf('nanhuqu-chushen'), 'advance', 'review', await said(j));
  const [first] = await seatsOf(j, 3);
  const scorer = sandboxAccounts().find(({ actor }) => actor.id === first)?.login;
  const started = async (page: Page): Promise<void> => {
    await start(page);
    await choose(page, 'at', homes[30]?.id ?? '');
    await press(page, 'main form .buttons button');
  };
  const part =
    (name: string, sent = false): Look =>
    async (page) => {
      await started(page);
      await page.goto(`${/\/drafts\/[^/?]+/.exec(page.url())?.[0] ?? ''}/sections/${name}`);
      if (sent) await page.click('main form button:not([name])');
    };
  const manager: Record<string, Look> = {
    'which home': start,
    'which home, none chosen': async (page) => {
      await start(page);
      await page.click('main form .buttons button');
    },
    'the eight': part('gates'),
    'the eight, none answered': part('gates', true),
    self: part('self'),
    'self, nothing typed': part('self', true),
    'its case': `/cases/${j.id}`,
  };
  const scoring: Record<string, Look> = {
    'the case': `/desk/cases/${j.id}`,
    'the scores': `/desk/cases/${j.id}/acts/score?step=panel`,
    'the scores, nothing typed': async (page) => {
      await page.goto(`/desk/cases/${j.id}/acts/score?step=panel`);
      await page.click('main form .buttons button:not([name])');
    },
    'a tie': `/desk/cases/${j.id}/acts/declare-tie?step=panel`,
  };
  manager['a roster made of months'] = `/drafts/${await yearDraft()}/roster`;
  expect(await faultsOfAll(browser, portal.url, 'hetang-guanli', manager, false)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'nanhuqu-chushen', figures)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, scorer, scoring)).toEqual([]);
}, 180_000);

it('the register says its stars from the day on which they were given', async () => {
  const marks = Object.fromEntries(aspects.map((aspect) => [aspect, 8]));
  for (const seat of await seatsOf(j, 3)) {
    const scorer = sandboxAccounts().find(({ actor }) => actor.id === seat)?.actor;
    if (!scorer) throw new Error(`nobody of the sandbox has seat ${seat}`);
    await done(j, scorer, 'score', 'panel', { marks, ...(await said(j)) });
  }
  await j.until(({ notices }) => notices.length > 0);
  await done(j, j.applicant, 'move-clock', 'case', { days: 9 });
  await j.until(opened('decide-city'));
  await done(j, actorOf('jiaxing-shenpi'), 'grant', 'decide-city', {});
  const { decided } = await ended(j);
  const from = localDate(decided?.at ?? instantNow());
  const page = await pageFor(browser, portal.url, undefined);
  const asOf = async (on: string): Promise<string> => {
    await page.goto(`/homes?words=${home?.id ?? ''}&on=${on}`);
    return page.innerText('#homes tbody');
  };
  expect(await asOf(dayBefore(from))).toContain('未评星级');
  expect(await asOf(from)).toContain('3 星，有效期至');
  await page.context().close();
}, 90_000);

it('axe finds nothing wrong where a veto is begun, the home is heard and it is looked into, and nothing scrolls sideways at 320 px', async () => {
  const there = { home: homes[0] as SandboxHome, party: '' as PartyId, manager: j.applicant };
  const veto = await overOf(
    portal.world,
    { j, there },
    'home-veto',
    { ground: 'accident', found: '发生烫伤', days: 5 },
    actorOf('nanhuqu-fuze'),
  );
  await veto.until(opened('hearing'));
  const begin = `/desk/cases/${j.id}/over/home-rectification`;
  const supervisor: Record<string, Look> = {
    'something to be put right': begin,
    'something to be put right, nothing typed': async (page) => {
      await page.goto(begin);
      await page.click('main form .buttons button');
    },
    'the veto': `/desk/cases/${veto.id}`,
  };
  expect(await faultsOfAll(browser, portal.url, 'nanhuqu-fuze', supervisor)).toEqual([]);
  const manager = { 'its case': `/cases/${veto.id}`, 'its hearing': `/cases/${veto.id}/hearing` };
  expect(await faultsOfAll(browser, portal.url, 'hetang-guanli', manager)).toEqual([]);
  // By keyboard without scripts: what the home has to say, and that it was all.
  const heard = await pageFor(browser, portal.url, 'hetang-guanli');
  await heard.goto(`/cases/${veto.id}/hearing`);
  await type(heard, '#text', '已送医，费用由机构承担');
  await press(heard, '.savebar button:not([name])');
  await heard.goto(`/cases/${veto.id}/hearing`);
  await press(heard, 'button[name="enough"]');
  const { hearings } = await veto.until((state) => state.hearings?.[0]?.over !== undefined);
  expect([hearings?.[0]?.answers.length, hearings?.[0]?.over?.how]).toEqual([1, 'enough']);
  await heard.context().close();
}, 90_000);

it('nor with the pages of orders: the catalogue, what a firm, the desk and a home see of one, and wages by the piece', async () => {
  const { store, db, keys } = portal.world;
  await giveMandates(peopleOf(db.connection, keys), store);
  await enterProducts(store);
  const [first] = homes;
  const at = `/places/${first?.id}`;
  await store.stays.enrolAll(
    first?.id as PlaceId,
    (first?.residents ?? [])
      .slice(0, 5)
      .map(({ person, from }) => ({ from, name: person.name, identity: person.identity, certificate: '' })),
  );
  expect([await enterOrders(store), await enterOrders(store)]).toEqual([[], []]);
  const all = await store.orders.openAt([first?.id as PlaceId]);
  const making = all.find(({ deliveries }) => deliveries.some(({ struck }) => struck))?.id ?? '';
  // Of one that was never split no pay is offered.
  const order = async (stage: Stage): Promise<string> => {
    const { rows } = await store.orders.page({ centres: ['jx-nh' as OfficeId] }, { stage, page: 1, size: 20 });
    return rows.find(({ id }) => id !== making)?.id ?? '';
  };
  const [looking, splitting] = [await order('looking'), await order('split')];
  const today = localDate(instantNow());
  const month = monthOf(today);
  const sent = (address: string, button: string) => async (page: Page) => {
    await page.goto(address);
    await page.click(button);
  };
  const [product] = await store.products.at([first?.id as PlaceId]);
  const firm: Record<string, Look> = {
    'an order': `/orders/${looking}`,
    'an order, nothing said': sent(`/orders/new?product=${product?.id}`, 'main form .buttons button'),
    'its orders': '/orders',
    'an order sent before, with other words': async (page) => {
      for (const pieces of ['31', '32']) {
        await page.goto(`/orders/new?product=${product?.id}`);
        await page.evaluate(`document.querySelector('main [name="request"]').value = 'sent-before-1'`);
        await page.fill('#pieces', pieces);
        await page.fill('#due', shifted(today, 40));
        await page.click('main form .buttons button');
      }
      expect(await page.innerText('main')).toMatch(/31[^]*32/);
    },
  };
  const desk: Record<string, Look> = {
    'all orders': '/orders',
    'an order entered, nothing said': sent('/orders/new', 'main form .buttons button'),
    'one to split': `/orders/${making}`,
    'one to split, no pay': sent(`/orders/${splitting}`, 'form:has(#pay) .buttons button'),
  };
  const manager: Record<string, Look> = {
    'what it makes': `${at}/products`,
    'its lots': `${at}/orders`,
    'a delivery, nothing said': sent(`${at}/orders/${making}`, 'form:has(input[value="deliver"]) .buttons button'),
    'wages without a reason': sent(`${at}/piece-wages/${month}`, 'main form .buttons button'),
    'wages carried': `${at}/months/${month}?pieces=yes`,
  };
  expect(await faultsOfAll(browser, portal.url, undefined, { 'what homes make': '/products' })).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'shuangxi-jingban', firm)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'nanhuqu-chuangkou', desk)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'hetang-guanli', manager)).toEqual([]);
}, 120_000);

it('an order goes by keyboard alone and without scripts from the catalogue to what was delivered and found good', async () => {
  const { store } = portal.world;
  const [first] = homes;
  const place = `/places/${first?.id}`;
  const product = (await store.products.at([first?.id as PlaceId])).find(({ kind }) => kind === 'assembly');
  const own = 'main form .buttons button';
  const firm = await pageFor(browser, portal.url, 'shuangxi-jingban');
  await firm.goto('/products');
  await type(firm, '#words', first?.name ?? '');
  await Promise.all([firm.waitForEvent('framenavigated'), firm.keyboard.press('Enter')]);
  await press(firm, `main a[href="/orders/new?product=${product?.id}"]`);
  await type(firm, '#pieces', '30');
  await type(firm, '#due', shifted(localDate(instantNow()), 30));
  await press(firm, own);
  expect(firm.url()).toContain('done=ask');
  const at = new URL(firm.url()).pathname;

  const desk = await pageFor(browser, portal.url, 'nanhuqu-chuangkou');
  await desk.goto('/orders');
  await press(desk, `main a[href="${at}"]`);
  await press(desk, 'form:has(input[name="do"][value="take"]) button');
  const offered = await desk.$$eval('input[name^="place-"]', (all) => all.map((one) => (one as unknown as { value: string }).value));
  for (const [n, id] of offered.entries()) {
    await tabTo(desk, `#pieces-${n}`);
    await desk.keyboard.press('Control+A');
    await desk.keyboard.press('Delete');
    if (id === first?.id) await desk.keyboard.type('30');
  }
  await type(desk, '#pay', '0.08');
  await press(desk, 'form:has(#pay) .buttons button');
  expect(desk.url()).toContain('done=offer');

  const manager = await pageFor(browser, portal.url, 'hetang-guanli');
  await press(manager, `main a[href="${place}/orders"]`);
  await press(manager, `main a[href="${place}${at}"]`);
  await press(manager, 'form:has(input[name="do"][value="accept"]) button');
  await type(manager, '#pieces-deliver-1', '30');
  await type(manager, '#made-1-0', '30');
  await press(manager, 'form:has(input[name="do"][value="deliver"]) .buttons button');
  expect(manager.url()).toContain('done=deliver');

  await desk.goto('/orders?stage=looking');
  await press(desk, `main a[href="${at}"]`);
  await press(desk, 'form:has(input[name="do"][value="confirm"]) button');
  expect(desk.url()).toContain('done=confirm');
  await firm.goto(at);
  expect(await main(firm)).toContain('3.60');
  expect(await store.orders.read(at.replace('/orders/', '') as OrderId)).toMatchObject({
    lots: [{ place: first?.id, pieces: 30 }],
    deliveries: [{ pieces: 30, confirmed: { good: 30 } }],
  });
  for (const page of [firm, desk, manager]) await page.context().close();
}, 90_000);

it('nor with the pages of a hand-over: the pool, its beginning, how far it is, what each operator sees', async () => {
  const { store } = portal.world;
  await fillPools(store);
  const place = await store.places.find(home?.id ?? ('' as never));
  if (!place) throw new Error('the home is not registered');
  const opened = await openHandOver(portal.services, actorOf('nanhuqu-fuze'), place, 'axe' as RequestId, '承办企业停业');
  if (opened.kind === 'nowhere') throw new Error('it cannot pass to anybody');
  const page = `/hand-overs/${opened.id}`;
  await eventually(
    async () => (await store.cases.read(opened.id))?.state,
    (state) => state !== undefined && standingOffer(state) !== undefined,
    (last) => last?.offers,
  );
  const begin = `/places/${homes[1]?.id ?? ''}/hand-over`;
  const sent =
    (at: string, button: string): Look =>
    async (one) => {
      await one.goto(at);
      await one.click(button);
    };
  const office: Record<string, Look> = {
    'the pool': '/successors',
    'its beginning': begin,
    'its beginning, no reason': sent(begin, 'main form .buttons button'),
    'how far it is': page,
  };
  expect(await faultsOfAll(browser, portal.url, 'nanhuqu-fuze', office)).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'hetang-guanli', { 'whoever runs it': page })).toEqual([]);
  expect(await faultsOfAll(browser, portal.url, 'yanling-faren', { 'whoever is asked': page })).toEqual([]);
  // Whoever is asked finds it at home, and answers by keyboard without scripts.
  const asked = await pageFor(browser, portal.url, 'yanling-faren');
  await press(asked, `main a[href="${page}"]`);
  await tabTo(asked, '#sure');
  await asked.keyboard.press('Space');
  await press(asked, 'main form:has(#sure) button');
  const passed = await eventually(
    async () => (await store.cases.read(opened.id))?.state,
    (state) => state?.outcome !== undefined,
    (last) => last?.passing,
  );
  expect(passed?.outcome).toBe('granted');
  await asked.context().close();
}, 90_000);
