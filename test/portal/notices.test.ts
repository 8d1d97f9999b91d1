import { cast } from '../../sandbox/people';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type Actor } from '../../src/domain/offices';
import { type CaseId, type OfficeId, type StepId } from '../../src/domain/values';
import { watchNotices } from '../../src/portal/watch-notices';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { addOfficer } from '../support/accounts';
import { actorOf } from '../support/handled';
import { type Journey, opened, random } from '../support/journey';
import { actOnce, noticeStep, objecting as addressOf, onNotice as standing } from '../support/on-notice';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

const step = noticeStep;
let portal: PortalWorld;
let anybody: Visitor;
beforeAll(async () => {
  portal = await startPortal();
  anybody = visitor(portal.url);
}, 60_000);
afterAll(() => portal.end());

const who = actorOf;
const act = actOnce;
const onNotice = (): Promise<Journey> => standing(portal.world);
const objecting = (j: Journey): Promise<string> => addressOf(portal.world, j);

const holdsOf = async (j: Journey) => noticeAt(await j.state(), step)?.holds ?? [];

it('an office’s page shows what is proposed to anybody, with a masked name, and search engines keep none of it', async () => {
  const j = await onNotice();
  const list = await anybody.get('/notices');
  expect(list.html).toContain('湖塘镇残疾人联合会');
  expect(list.html).toContain('正在公示 1 项');
  const page = await anybody.get('/notices/wj-hutang');
  expect((await fetch(`${portal.url}/notices/wj-hutang`)).headers.get('x-robots-tag')).toContain('noindex');
  expect(page.html).toContain('林*');
  for (const told of [cast.jiang.name, cast.jiang.identity, '按摩', j.input.submission.number, j.id]) expect(page.html).not.toContain(told);
  expect((await anybody.get('/notices/nowhere')).status).toBe(404);

  // Its applicant goes there from their case, to their own row.
  const jiang = visitor(portal.url);
  await jiang.signIn('jiang');
  const link = /href="(\/notices\/wj-hutang#row-([0-9a-f]+))"/.exec((await jiang.get(`/cases/${j.id}`)).html);
  expect(page.html).toContain(`id="row-${link?.[2] ?? 'none'}"`);

  // A portal that reads its own page proves that the row stood in this hour.
  await watchNotices({ store: portal.world.store }, portal.url)();
  const { round } = await j.state();
  expect((await portal.world.store.postings.find({ case: j.id, step, round }))?.seen).toHaveLength(1);
}, 60_000);

it('an objection needs no account, holds this row alone, and is investigated by somebody who never touched the case', async () => {
  const [j, neighbour] = await Promise.all([onNotice(), onNotice()]);
  const at = await objecting(j);
  const empty = await anybody.fill(at, at, { text: '', letters: '' });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain('哪里不对');
  const given = { text: '店已经关了', letters: 'sms', telephone: '13800138000' };
  const filed = await anybody.fill(at, at, given);
  expect(filed.status).toBe(303);
  const id = (filed.location ?? '').split('/').pop() as CaseId;
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 1);
  expect((await j.state()).obligations[0]?.due).toBeUndefined();
  expect(await holdsOf(neighbour)).toEqual([]);
  expect((await anybody.get('/notices/wj-hutang')).html).toContain('正在调查');
  expect((await anybody.get(`/objections/${id}`)).html).toContain('武进区残疾人联合会');

  // Whoever objects is nobody who can sign in, and the telephone leads to no account.
  expect(await portal.services.people.accountsWith('13800138000')).toEqual([]);
  const objection = async () => (await portal.world.store.cases.read(id))?.state;
  const { world } = portal;
  const reviewer = who('wujin-diaocha');
  // They read what is objected to, and nobody else's page says who objected or leads there.
  const investigator = visitor(portal.url);
  await investigator.signIn('wujin-diaocha');
  const page = await investigator.get(`/desk/cases/${id}`);
  expect(page.html).toContain('店已经关了');
  expect(page.html).toContain(`href="/desk/cases/${j.id}"`);
  expect((await investigator.get(`/desk/cases/${j.id}`)).html).toContain('实地核查');
  expect((await investigator.get(`/desk/cases/${neighbour.id}`)).status).toBe(404);
  const window = visitor(portal.url);
  await window.signIn('wj-hutang-window1');
  const seen = await window.get(`/desk/cases/${j.id}`);
  expect(seen.html).toContain('正在调查');
  expect(seen.html).toContain('/notices/wj-hutang');
  expect(seen.html).not.toContain(id);
  const enter = (actor: Actor, kind: 'uphold' | 'dismiss') =>
    world.store.texts
      .keep('查过了', { author: actor.id, case: id })
      .then((text) =>
        world.engine.act(
          id,
          { kind, step: 'investigate' as StepId, request: random() as never, at: new Date().toISOString() as never, seen: 1_000_000, text },
          actor,
        ),
      );
  // Another account of whoever reviewed it in the town.
  const post = { role: 'reviewer', office: 'wj' as OfficeId } as const;
  const busy = await addOfficer(portal.services.people, 'busy', '某人', post, who('wj-hutang-reviewer4').person);
  expect(await enter(busy, 'dismiss')).toMatchObject({ kind: 'refused', refusal: { code: 'duties-separate', detail: 'touch' } });
  expect(await enter(reviewer, 'dismiss')).toMatchObject({ kind: 'done' });
  await j.until((state) => noticeAt(state, step)?.holds[0]?.upheld === false);
  expect((await j.state()).obligations[0]?.due).toBeDefined();
  expect((await objection())?.outcome).toBe('refused');
  expect((await anybody.get(`/objections/${id}`)).html).toContain('异议不成立');
  const letters = await world.store.letters.allOfCase(id);
  expect(letters.find((one) => one.template === 'dismissed' && one.channel === 'sms')).toBeDefined();
}, 90_000);

it('upheld, the case is reviewed again and its row is gone; not objected to, it goes on when its time is over', async () => {
  const j = await onNotice();
  const at = await objecting(j);
  const filed = await anybody.fill(at, at, { text: '没有经营', letters: 'none' });
  const id = (filed.location ?? '').split('/').pop() as CaseId;
  const { world } = portal;
  const investigator = who('wj-reviewer1');
  const text = await world.store.texts.keep('属实', { author: investigator.id, case: id });
  const one = { kind: 'uphold', step: 'investigate' as StepId, request: random() as never, at: new Date().toISOString() as never } as const;
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 1);
  expect(await world.engine.act(id, { ...one, seen: 1_000_000, text }, investigator)).toMatchObject({ kind: 'done' });
  await j.until(opened('town-review'));
  expect((await anybody.get(at)).status).toBe(410);

  await act(j, who('wj-hutang-reviewer4'), 'advance', 'town-review', { text: await j.text('复核无误') });
  await j.until((state) => noticeAt(state, step)?.holds.length === 0);
  expect(await j.act(j.applicant, 'move-clock', 'case', { days: 30 })).toMatchObject({ kind: 'done' });
  await j.until(opened('district-visit'));
  const jiang = visitor(portal.url);
  await jiang.signIn('jiang');
  expect((await jiang.get(`/cases/${j.id}`)).html).not.toContain('/notices/wj-hutang');
  expect(noticeAt(await j.state(), step)).toMatchObject({ over: true, taken: noticeAt(await j.state(), step)?.row });
  expect(await world.store.postings.of('wj-hutang' as never, 100)).not.toContainEqual(expect.objectContaining({ case: j.id }));
  expect(await verifyAll(world.store, world.keys)).toMatchObject({ faults: [] });
}, 90_000);

it('sent from two windows it is one objection; whoever says that it is another person’s files a second', async () => {
  const j = await onNotice();
  const at = await objecting(j);
  const own = visitor(portal.url);
  const forms = [await own.get(at), await own.get(at)];
  const send = (n: number, to: string, text: string, more = {}) =>
    own.post(to, {
      _csrf: hidden(forms[n]?.html ?? '', '_csrf'),
      request: hidden(forms[n]?.html ?? '', 'request'),
      text,
      letters: 'none',
      ...more,
    });
  const both = await Promise.all([send(0, at, '没有经营'), send(1, at, '门一直关着')]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const first = both.find(({ status }) => status === 303)?.location;
  const told = both.find(({ status }) => status === 409)?.html ?? '';
  for (const words of ['已经提交过一件异议', `href="${first}"`, '作为另一位群众的异议提交', 'another&#x3D;yes', 'href="tel:'])
    expect(told).toContain(words);
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 1);
  const other = await send(1, `${at}?another=yes`, '门一直关着');
  expect(other.status).toBe(303);
  expect(other.location).not.toBe(first);
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 2);
  // Under a name of their own they are somebody else at once.
  expect((await send(0, at, '没有经营', { name: '某邻居' })).status).toBe(303);
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 3);
}, 90_000);

it('the same form sent twice is one objection; one from too long ago is asked once more; a hundred from one address are too many', async () => {
  const j = await onNotice();
  const at = await objecting(j);
  const form = await anybody.get(at);
  const given = { _csrf: hidden(form.html, '_csrf'), request: hidden(form.html, 'request'), text: '不属实', letters: 'none' };
  const [first, second] = [await anybody.post(at, given), await anybody.post(at, given)];
  expect(second.location).toBe(first.location);
  await j.until((state) => (noticeAt(state, step)?.holds.length ?? 0) === 1);
  const forged = await anybody.post(at, { ...given, request: 'x' });
  expect(forged.status).toBe(422);
  expect(forged.html).toContain('不属实');
  const long = await anybody.fill(at, at, { text: '长'.repeat(10_000), letters: 'none' });
  expect(long.status).toBe(422);
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await anybody.fill(at, at, { text: `第 ${n} 次`, letters: 'none' })).status);
  expect(statuses.at(-1)).toBe(429);
}, 90_000);
