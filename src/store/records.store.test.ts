import { type ActorId, type AreaCode, type LocalDate } from '../domain/values';
import { connect, disconnect, ping } from './connect';
import { caseNumberIn } from '../domain/identifiers/case-number';
import { testStore, type TestStore } from './testing';
import { at, caseId } from './testing-states';

const area = '440309001' as AreaCode;
const ann = 'ann' as ActorId;

describe('numbers, logs and small records', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());

  it('count without a gap or a double when fifty ask at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 50 }, () => test.store.counters.next('race')));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('number cases by area and day, with a digit that catches slips', async () => {
    const day = '2026-11-24' as LocalDate;
    const [one, two] = [await test.store.counters.caseNumber(area, day), await test.store.counters.caseNumber(area, day)];
    expect([one, two]).toEqual([expect.stringMatching(/^440309-20261124-000001\d$/), expect.stringMatching(/^440309-20261124-000002\d$/)]);
    expect(await test.store.counters.caseNumber(area, '2026-11-25' as LocalDate)).toMatch(/^440309-20261125-000001\d$/);
    for (const typed of [one, one.replaceAll('-', ''), `办件编号：${one.replaceAll('-', '－')}\u200B`, one.replaceAll('-', ' ')])
      expect(caseNumberIn(typed)).toBe(one);
    for (let n = 0; n < one.length; n += 1) {
      if (one[n] === '-') continue;
      const slip = `${one.slice(0, n)}${String((Number(one[n]) + 1) % 10)}${one.slice(n + 1)}`;
      expect(caseNumberIn(slip)).toBeUndefined();
    }
  });

  it('log who read what, latest first', async () => {
    await test.store.accessLog.append({ at: at(1), actor: ann, what: 'read', case: caseId(1), path: '/cases/:id' });
    await test.store.accessLog.append({ at: at(2), what: 'denied', case: caseId(1), why: 'not-your-office' });
    await test.store.accessLog.append({ at: at(3), actor: ann, what: 'sign-in' });
    expect(await test.store.accessLog.of(caseId(1))).toEqual([
      { at: at(2), what: 'denied', case: 'case-1', why: 'not-your-office' },
      { at: at(1), actor: 'ann', what: 'read', case: 'case-1', path: '/cases/:id' },
    ]);
    expect((await test.store.accessLog.by(ann)).map((access) => access.what)).toEqual(['sign-in', 'read']);
  });

  it('keep the latest reply of each registry sealed', async () => {
    const { registryReplies } = test.store;
    await Promise.all(Array.from({ length: 10 }, () => registryReplies.keep(caseId(1), '1', 'certificate', { grade: '一级' })));
    await registryReplies.keep(caseId(1), '1', 'certificate', { grade: '二级' });
    await registryReplies.keep(caseId(1), 'firm', 'business', { name: '启明' });
    expect((await registryReplies.of(caseId(1))).map(({ subject, registry, reply }) => [subject, registry, reply])).toEqual([
      ['1', 'certificate', { grade: '二级' }],
      ['firm', 'business', { name: '启明' }],
    ]);
    expect(JSON.stringify(await test.connection.collection('registry-replies').findOne({}))).not.toContain('级');
  });

  it('take one rating per case', async () => {
    const rate = (score: 1 | 5) => test.store.ratings.keep({ case: caseId(1), score, by: ann, at: at(1) });
    const kept = await Promise.all([rate(5), rate(1), rate(5)]);
    expect(kept.filter(Boolean).length).toBe(1);
    expect(await test.store.ratings.of(caseId(1))).toMatchObject({ case: 'case-1', by: 'ann' });
    await expect(test.store.ratings.keep({ case: caseId(2), score: 9 as 5, by: ann, at: at(1) })).rejects.toThrow(/score/);
  });

  it('remember who wants to be told, once each, until they take it back', async () => {
    const one = { programme: 'rent-subsidy', area, actor: ann };
    expect(await test.store.interest.keep({ ...one, at: at(1) })).toBe(true);
    expect(await test.store.interest.keep({ ...one, at: at(2) })).toBe(false);
    expect(await test.store.interest.of('rent-subsidy', area)).toEqual([{ ...one, at: at(1) }]);
    await test.store.interest.withdraw(one);
    expect(await test.store.interest.by(ann)).toEqual([]);
  });

  it('answer a ping, and fail within seconds where no MongoDB is', async () => {
    expect(await ping(test.connection)).toBeGreaterThan(0);
    const start = performance.now();
    await expect(connect('mongodb://127.0.0.1:1/none', { pool: 1 })).rejects.toThrow(/ECONNREFUSED|server selection/i);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('fail at once after the connection is closed, rather than wait', async () => {
    const other = await testStore();
    await other.end();
    await expect(other.store.counters.next('x')).rejects.toThrow();
    await expect(disconnect(other.connection)).resolves.toBeUndefined();
  });
});
