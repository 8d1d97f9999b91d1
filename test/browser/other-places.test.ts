import { cast, castFirms } from '../../sandbox/people';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type StepId } from '../../src/domain/values';
import { choose, desktop, press, reading, type } from '../support/browser';
import { actorOf } from '../support/handled';
import { answersOf, journey, opened } from '../support/journey';
import { startWalk, type Walk } from '../support/walk';

let walk: Walk;
beforeAll(async () => {
  walk = await startWalk();
}, 90_000);
beforeEach(() => void walk.faults.splice(0));
afterAll(() => walk.end());

it('in Xiamen a blind-massage shop is rewarded; a year later only what became of it is asked', async () => {
  const ye = await walk.page('ye');
  await walk.begin(ye, 'startup-grant');
  for (const one of ['applicant', 'firm']) await walk.part(ye, one);
  await walk.part(ye, 'massage', async () => {
    await choose(ye, 'runs', 'yes');
    await choose(ye, 'kind', 'health');
    await choose(ye, 'model', 'no');
  });
  for (const one of ['operation', 'account', 'contact']) await walk.part(ye, one);
  const id = await walk.send(ye);

  await walk.act(id, 'xm-sm-xiagang-window1', 'accept', 'accept', {});
  await walk.visited(id, ['xm-sm-xiagang-inspector2', 'xm-sm-xiagang-inspector3']);
  await walk.review(id, 'xm-sm-xiagang-reviewer4', 'street-review');
  await walk.review(id, 'xm-sm-reviewer1', 'district-review');
  await walk.act(id, 'xm-sm-approver2', 'grant', 'decide', {});
  await walk.paid(id, ['xm-sm-finance3', 'xm-sm-finance4'], '350203');
  await walk.act(id, 'xm-sm-xiagang-window1', 'deliver', 'deliver', { how: 'online' });
  await reading(ye, '已到账');
  await reading(ye, '15,000.00');
  await walk.look(ye);
  // What is to come stands once, in the line of what it follows.
  await press(ye, '.menu a[href="/"]');
  await reading(ye, '起可以申报');
  expect((await ye.innerText('main')).match(/起可以申报/g)).toHaveLength(1);

  await walk.openFirst(id);
  await press(ye, '.menu a[href="/"]');
  await reading(ye, '经营补贴');
  await walk.look(ye);
  await press(ye, '.todo a.btn');
  await walk.part(ye, 'period', () => choose(ye, 'operating', 'yes'));
  await press(ye, 'main a[href$="/sections/firm"]');
  expect(await ye.inputValue('#name')).toBe(castFirms.ye.name);
  await walk.save(ye);
  if (!ye.url().endsWith(walk.idIn(ye))) await press(ye, `main a[href$="/drafts/${walk.idIn(ye)}"]`);
  const year = await walk.send(ye);
  expect((await walk.until(year, opened('accept'))).after).toMatchObject({ case: id, relation: 'year', period: { n: 1 } });
  expect(walk.faults).toEqual([]);
}, 90_000);

it('rent is applied for once and decided; the next quarter asks only what may have changed', async () => {
  const lin = await walk.page('lin');
  await walk.begin(lin, 'rent-subsidy');
  const sections = await lin.$$eval('main a[href*="/sections/"]', (all) =>
    all.map((one) => one.getAttribute('href')?.split('/').pop() ?? ''),
  );
  for (const one of sections) await walk.part(lin, one);
  const id = await walk.send(lin);
  const { number } = await walk.until(id, opened('accept'));

  await walk.act(id, 'minzhi-chuangkou', 'accept', 'accept', {});
  await walk.visited(id, ['minzhi-hecha1', 'minzhi-hecha2']);
  await walk.review(id, 'minzhi-chushen', 'street-review');
  await walk.review(id, 'longhuaqu-fushen', 'district-review');
  await walk.until(id, opened('decide'));
  const approver = await walk.page('longhuaqu-shenpi', desktop);
  await walk.reach(approver, number, 'grant');
  await press(approver, 'main form .buttons button');
  expect(await approver.innerText('main')).toContain('已办理');
  await walk.act(id, 'minzhi-chuangkou', 'deliver', 'deliver', { how: 'online' });
  await walk.until(id, (state) => state.outcome === 'granted');

  await walk.openFirst(id);
  await press(lin, '.menu a[href="/"]');
  await reading(lin, '季度');
  await press(lin, '.todo a.btn');
  await walk.look(lin);
  await walk.part(lin, 'period', async () => {
    await choose(lin, 'operating', 'yes');
    await choose(lin, 'paid', 'yes');
  });
  await press(lin, 'main a[href$="/sections/lease"]');
  await type(lin, '#monthlyRent', '1800');
  await walk.save(lin);
  if (!lin.url().endsWith(walk.idIn(lin))) await press(lin, `main a[href$="/drafts/${walk.idIn(lin)}"]`);
  const quarter = await walk.send(lin);
  await walk.until(quarter, opened('accept'));
  const window = await walk.page('minzhi-chuangkou', desktop);
  await walk.reach(window, (await walk.until(quarter, opened('accept'))).number, 'accept');
  expect(walk.faults).toEqual([]);
}, 90_000);

it('what stands on notice in Wujin is objected to by a visitor; whoever never handled it finds that it does not hold', async () => {
  const answers = answersOf([cast.jiang], castFirms.jiang);
  const people = answers.people.map((one) => ({ ...one, person: actorOf('jiang').person }));
  const j = await journey(walk.world, { ...answers, people }, cast.jiang.household.area, actorOf('jiang'));
  await j.submit();
  const step = 'town-notice' as StepId;
  await walk.act(j.id, 'wj-hutang-window1', 'accept', 'accept', {});
  await walk.visited(j.id, ['wj-hutang-inspector2', 'wj-hutang-inspector3'], 'town-visit', { 'premises-as-stated': true, operating: true });
  await walk.review(j.id, 'wj-hutang-reviewer4', 'town-review');
  await walk.until(j.id, (state) => noticeAt(state, step) !== undefined);

  const visitor = await walk.page();
  await visitor.goto('/notices');
  await walk.look(visitor);
  await press(visitor, 'main a[href="/notices/wj-hutang"]');
  expect(await visitor.innerText('main')).toContain('林*');
  await walk.look(visitor);
  await press(visitor, 'main li[data-row] a');
  await walk.save(visitor);
  expect(await visitor.innerText('.errors')).toContain('哪里不对');
  await walk.look(visitor);
  await type(visitor, '#text', '店铺上个月已经关门');
  await choose(visitor, 'letters', 'none');
  await walk.save(visitor);
  await walk.look(visitor);
  const number = /异议编号\s*(\S+)/.exec(await visitor.innerText('main'))?.[1] ?? '';
  await walk.until(j.id, (state) => noticeAt(state, step)?.holds.length === 1);

  const investigator = await walk.page('wujin-diaocha', desktop);
  await walk.reach(investigator, number, 'dismiss');
  await type(investigator, '#text', '到店核实，正常营业，近期只停业装修两天。');
  await press(investigator, 'button[name="preview"]');
  expect(await investigator.innerText('.preview')).toContain('近期只停业装修两天');
  await walk.look(investigator);
  await press(investigator, 'main form .buttons button:not([name])');
  expect(await investigator.innerText('main')).toContain('已办理');
  await reading(visitor, '异议不成立');
  await walk.until(j.id, (state) => noticeAt(state, step)?.holds[0]?.upheld === false);
  expect(walk.faults).toEqual([]);
}, 60_000);
