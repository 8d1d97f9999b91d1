import { type Act } from '../domain/case/acts';
import { type ActorId, type CaseId, type RequestId, type StepId } from '../domain/values';
import { type NewOutgoing, type Outgoing } from './outgoing';
import { testStore, type TestStore } from './testing';
import { at, caseId, hash } from './testing-states';

let count = 0;
function row(target: CaseId, minute: number, more: Partial<NewOutgoing> = {}): NewOutgoing {
  count += 1;
  const request = `request-${String(count)}` as RequestId;
  const body: Act = { kind: 'note', step: 'review' as StepId, request, at: at(minute), seen: 3, text: { id: '秘', hash: hash('x') } };
  return {
    request,
    target,
    kind: 'act',
    body,
    actor: 'ann' as ActorId,
    author: 'ann' as ActorId,
    step: 'review' as StepId,
    at: at(minute),
    ...more,
  } as NewOutgoing;
}

describe('what is on its way', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await testStore();
  });
  afterEach(() => test.end());

  it('keeps an act sealed, and gives the stored one back when it is kept twice', async () => {
    const act = row(caseId(1), 0);
    expect(await test.store.outgoing.keep(act)).toMatchObject({ ...act, fresh: true, state: 'kept', attempts: 0 });
    const other = { ...act, at: at(5), author: 'bob' as ActorId };
    expect(await test.store.outgoing.keep(other)).toMatchObject({ at: at(0), author: 'ann', fresh: false });
    expect(JSON.stringify(await test.connection.collection('outgoing').findOne({}))).not.toContain('秘');
    expect((await test.store.outgoing.find(act.request))?.body).toEqual(act.body);
  });

  it('has one keeper of fifty that press the same button', async () => {
    const act = row(caseId(1), 0);
    const kept = await Promise.all(Array.from({ length: 50 }, () => test.store.outgoing.keep(act, 5_000)));
    expect(kept.filter((one) => one.fresh).length).toBe(1);
  });

  it('leaves a row alone while its keeper is sending it', async () => {
    const act = row(caseId(1), 0);
    await test.store.outgoing.keep(act, 60_000);
    expect(await test.store.outgoing.lease(at(0), 10, 1_000)).toEqual([]);
    expect(await test.store.outgoing.leaseOne(act.request, at(0), 1_000)).toBeUndefined();
    expect((await test.store.outgoing.lease(at(1), 10, 1_000)).map((one) => one.attempts)).toEqual([2]);
  });

  it('leases the oldest row of each target, oldest first, to one drain of many', async () => {
    for (const [n, minute] of [5, 3, 4, 1, 2, 0].entries()) await test.store.outgoing.keep(row(caseId(n % 3), minute));
    const drains = await Promise.all(Array.from({ length: 20 }, () => test.store.outgoing.lease(at(10), 10, 60_000)));
    const taken = drains.flat();
    expect(taken.map((one) => one.target).sort()).toEqual(['case-0', 'case-1', 'case-2']);
    expect(taken.map((one) => one.at).sort()).toEqual([at(0), at(1), at(2)]);
  });

  it('sends the next row of a target once the one before is answered', async () => {
    const [first, second] = [row(caseId(1), 0), row(caseId(1), 1)];
    await test.store.outgoing.keep(first);
    await test.store.outgoing.keep(second);
    expect((await test.store.outgoing.lease(at(2), 10, 60_000)).map((one) => one.request)).toEqual([first.request]);
    await test.store.outgoing.answer(first.request, { kind: 'done', version: 4 });
    expect((await test.store.outgoing.lease(at(2), 10, 60_000)).map((one) => one.request)).toEqual([second.request]);
  });

  it('gives a submission to one drain of many, and the acts behind it to none until it is answered', async () => {
    const submission = row(caseId(1), 0, { kind: 'submit' });
    const act = row(caseId(1), 1);
    await test.store.outgoing.keep(act);
    await test.store.outgoing.keep(submission);
    const drains = await Promise.all(Array.from({ length: 20 }, () => test.store.outgoing.lease(at(2), 10, 60_000)));
    const [taken, ...others] = drains.flat();
    expect([taken?.request, taken?.attempts, others]).toEqual([submission.request, 1, []]);
    await test.store.outgoing.strikeOut(taken as Outgoing, { kind: 'done', version: 1 });
    expect((await test.store.outgoing.lease(at(2), 10, 60_000)).map((one) => one.request)).toEqual([act.request]);
  });

  it('does not let an act overtake an older one that waits for its next try', async () => {
    const [first, second] = [row(caseId(1), 0), row(caseId(1), 1)];
    await test.store.outgoing.keep(first);
    await test.store.outgoing.keep(second);
    await test.store.outgoing.lease(at(2), 10, 60_000);
    await test.store.outgoing.release(first.request, 'no worker', at(30));
    expect(await test.store.outgoing.lease(at(3), 10, 60_000)).toEqual([]);
    expect((await test.store.outgoing.lease(at(30), 10, 60_000)).map((one) => [one.request, one.lastWhy])).toEqual([
      [first.request, 'no worker'],
    ]);
  });

  it('takes over from a drain that died when its lease ends', async () => {
    await test.store.outgoing.keep(row(caseId(1), 0));
    expect((await test.store.outgoing.lease(at(1), 10, 60_000)).length).toBe(1);
    expect((await test.store.outgoing.lease(at(1), 10, 60_000)).length).toBe(0);
    expect((await test.store.outgoing.lease(at(2), 10, 60_000)).map((one) => one.attempts)).toEqual([2]);
  });

  it('keeps the first answer of many and shows it for ever after', async () => {
    const act = row(caseId(1), 0);
    await test.store.outgoing.keep(act);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => test.store.outgoing.answer(act.request, { kind: 'done', version: n })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await test.store.outgoing.release(act.request, 'late', at(9));
    expect(await test.store.outgoing.find(act.request)).toMatchObject({ state: 'answered', answer: answers[0] });
    expect(await test.store.outgoing.lease(at(99), 10, 1_000)).toEqual([]);
    expect(await test.store.outgoing.leaseOne(act.request, at(99), 1_000)).toBeUndefined();
  });

  it('knows whether a person’s act on a step was kept in time', async () => {
    const act = row(caseId(1), 10);
    await test.store.outgoing.keep(act);
    await test.store.outgoing.keep(row(caseId(2), 10, { actor: 'machine' as ActorId }));
    const kept = (n: number, step: string, minute: number) => test.store.outgoing.keptInTime(caseId(n), step as StepId, at(minute));
    expect([await kept(1, 'review', 10), await kept(1, 'review', 9), await kept(1, 'other', 10), await kept(2, 'review', 10)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await test.store.outgoing.answer(act.request, { kind: 'done', version: 4 });
    expect(await kept(1, 'review', 10)).toBe(false);
  });

  it('shows an author what was refused, with what was typed', async () => {
    const act = row(caseId(1), 0);
    await test.store.outgoing.keep(act);
    await test.store.outgoing.keep(row(caseId(2), 1));
    await test.store.outgoing.answer(act.request, { kind: 'refused', refusal: { code: 'stale', holder: 'bob' as ActorId } });
    const mine = await test.store.outgoing.ofAuthor('ann' as ActorId, 10);
    expect(mine.map((one) => one.at)).toEqual([at(1), at(0)]);
    expect(mine[1]).toMatchObject({ answer: { kind: 'refused', refusal: { code: 'stale', holder: 'bob' } }, body: act.body });
    expect(await test.store.outgoing.ofAuthor('bob' as ActorId, 10)).toEqual([]);
    expect(await test.store.outgoing.backlog()).toEqual({ count: 1, oldest: at(1) });
    expect((await test.store.outgoing.waitingFor(caseId(2))).length).toBe(1);
  });

  it('tells an author, until they have heard of it, what was refused after they were told it is kept', async () => {
    const { outgoing } = test.store;
    const [late, atOnce] = [row(caseId(1), 0), row(caseId(1), 1)];
    for (const one of [late, atOnce]) await outgoing.keep(one);
    await outgoing.answer(late.request, { kind: 'refused', refusal: { code: 'stale' } }, true);
    await outgoing.answer(atOnce.request, { kind: 'refused', refusal: { code: 'stale' } });
    const unheard = async (author: string) => (await outgoing.unheardOf(caseId(1), author as ActorId)).map((one) => one.request);
    expect([await unheard('ann'), await unheard('bob')]).toEqual([[late.request], []]);
    await outgoing.heard(late.request, 'bob' as ActorId);
    expect(await unheard('ann')).toEqual([late.request]);
    await outgoing.heard(late.request, 'ann' as ActorId);
    expect(await unheard('ann')).toEqual([]);
  });
});
