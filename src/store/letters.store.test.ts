import { type ActorId, type OfficeId, type PersonId } from '../domain/values';
import { letterKey, type Channel, type NewLetter } from './letters';
import { testStore, type TestStore } from './testing';
import { at, caseId } from './testing-states';

const person = 'p1' as PersonId;
function letter(n: number, channel: Channel, more: Partial<NewLetter> = {}): NewLetter {
  const id = caseId(1);
  return {
    key: letterKey(id, n, 'accepted', person, channel),
    case: id,
    version: n,
    to: { person },
    channel,
    template: 'accepted',
    params: { number: '秘' },
    at: at(n),
    ...more,
  };
}

describe('letters', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await testStore();
  });
  afterEach(() => test.end());

  it('are kept once by key, sealed, and read again by their person only', async () => {
    await Promise.all(Array.from({ length: 20 }, () => test.store.letters.keep([letter(1, 'sms'), letter(1, 'portal')])));
    const mine = await test.store.letters.ofCase(caseId(1), person);
    expect(mine.map((one) => [one.channel, one.state]).sort()).toEqual([
      ['portal', 'sent'],
      ['sms', 'kept'],
    ]);
    expect(mine[0]?.params).toEqual({ number: '秘' });
    expect(await test.store.letters.ofCase(caseId(1), 'p2' as PersonId)).toEqual([]);
    expect(JSON.stringify(await test.connection.collection('letters').findOne({}))).not.toContain('秘');
  });

  it('go to one drain each, and never those in the portal or on paper', async () => {
    await test.store.letters.keep([1, 2, 3, 4, 5, 6].map((n) => letter(n, n % 2 ? 'sms' : 'email')));
    await test.store.letters.keep([letter(1, 'portal'), letter(1, 'paper')]);
    const drains = await Promise.all(Array.from({ length: 10 }, () => test.store.letters.lease(at(9), 5, 60_000)));
    const keys = drains.flat().map((one) => one.key);
    expect([keys.length, new Set(keys).size]).toEqual([6, 6]);
    expect(await test.store.letters.backlog()).toEqual({ count: 6, oldest: at(1) });
  });

  it('are tried again when their time comes, and end sent or given up', async () => {
    await test.store.letters.keep([letter(1, 'sms'), letter(2, 'sms')]);
    const [one, two] = await test.store.letters.lease(at(3), 10, 60_000);
    if (!one || !two) throw new Error('two letters were kept');
    await test.store.letters.sent(one.key, at(3));
    await test.store.letters.failed(two.key, 'gateway 503', at(20));
    expect(await test.store.letters.lease(at(19), 10, 60_000)).toEqual([]);
    expect((await test.store.letters.lease(at(20), 10, 60_000)).map((again) => [again.key, again.attempts, again.lastWhy])).toEqual([
      [two.key, 2, 'gateway 503'],
    ]);
    await test.store.letters.failed(two.key, 'no such number');
    expect(await test.store.letters.lease(at(99), 10, 60_000)).toEqual([]);
    expect([(await test.store.letters.read(one.key))?.state, (await test.store.letters.read(two.key))?.state]).toEqual(['sent', 'failed']);
    await test.store.letters.keep([letter(1, 'sms')]);
    expect((await test.store.letters.read(one.key))?.state).toBe('sent');
  });

  it('come back when the drain that took them died', async () => {
    await test.store.letters.keep([letter(1, 'email')]);
    expect((await test.store.letters.lease(at(1), 10, 60_000)).length).toBe(1);
    expect((await test.store.letters.lease(at(1), 10, 60_000)).length).toBe(0);
    expect((await test.store.letters.lease(at(2), 10, 60_000)).length).toBe(1);
  });

  it('on paper wait at their office until they are printed', async () => {
    const office = 'longhua' as OfficeId;
    await test.store.letters.keep([
      letter(2, 'paper', { office }),
      letter(1, 'paper', { office }),
      letter(3, 'paper', { office: 'futian' as OfficeId }),
    ]);
    const waiting = await test.store.letters.toPrint(office);
    expect(waiting.map((one) => one.version)).toEqual([1, 2]);
    await test.store.letters.printed(waiting[0]?.key ?? '', at(5), 'ann' as ActorId);
    expect((await test.store.letters.toPrint(office)).map((one) => one.version)).toEqual([2]);
    expect((await test.store.letters.allOfCase(caseId(1))).map((one) => one.state)).toEqual(['printed', 'kept', 'kept']);
  });
});
