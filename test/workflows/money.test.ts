import { closedAccount, cast, castFirms } from '../../sandbox/people';
import { answersOf, journey, opened } from '../support/journey';
import { batchOf, grantOf } from '../support/money';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const finance = (nth: number) => world.people.of('lh', 'finance', nth);

describe('money', () => {
  it('is paid through a batch made by one and released by another, and the case is delivered and closed', async () => {
    const j = await journey(world);
    await j.submit();
    await grantOf(world, j);
    const batch = await batchOf(world, finance(1));
    await batch.until(opened('compose'));
    expect(await batch.act(finance(1), 'add-rows', 'compose', { cases: [j.id] })).toMatchObject({ kind: 'done' });
    await batch.until((state) => state.rows[0]?.status === 'joined');
    expect(await batch.act(finance(1), 'compose', 'compose', {})).toMatchObject({ kind: 'done' });
    expect(await batch.act(finance(1), 'release-payment', 'release', {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'duties-separate' },
    });
    expect(await batch.act(finance(2), 'release-payment', 'release', {})).toMatchObject({ kind: 'done' });
    const settled = await batch.until((state) => state.outcome !== undefined);
    expect(settled).toMatchObject({ outcome: 'settled', rows: [{ status: 'paid' }] });
    const paid = await j.until(opened('deliver'));
    expect(paid.payments).toMatchObject([{ status: 'paid', attempt: 1 }]);
    expect(world.book.all().filter((one) => one.key.startsWith(j.id))).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
    expect(await j.act(world.people.of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' })).toMatchObject({ kind: 'done' });
    expect(await j.until((state) => state.outcome !== undefined)).toMatchObject({ outcome: 'granted' });
    expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
    // A second case of the same founder: the right is taken, and nobody can grant it.
    const again = await journey(world);
    await again.submit();
    await again.until(opened('accept'));
    await again.act(world.people.of('lh-minzhi', 'window'), 'accept', 'accept', {});
    const state = await again.until((one) => one.rights.takenBy !== undefined);
    expect(state.rights.takenBy).toBe(j.input.submission.number);
  });

  it('that bounces is mended by the applicant and paid in another batch, once', async () => {
    const { household, ...chen } = cast.chen;
    const founder = { ...chen, household };
    const answers = answersOf([founder], castFirms.together, {
      account: { holder: founder.name, bank: '示例银行', number: closedAccount },
    });
    const j = await journey(world, answers, household.area);
    await j.submit();
    await grantOf(world, j, 'lh-longhua');
    const pay = async () => {
      const batch = await batchOf(world, finance(1));
      await batch.until(opened('compose'));
      await batch.act(finance(1), 'add-rows', 'compose', { cases: [j.id] });
      await batch.until((state) => state.rows[0]?.status === 'joined');
      await batch.act(finance(1), 'compose', 'compose', {});
      await batch.act(finance(2), 'release-payment', 'release', {});
      return batch.until((state) => state.outcome !== undefined);
    };
    expect((await pay()).rows).toMatchObject([{ status: 'bounced' }]);
    await j.until((state) => state.payments.at(-1)?.status === 'bounced');
    const payee = await world.store.texts.keepJson(
      { name: founder.name, bank: '示例银行', account: founder.card },
      { author: j.applicant.id, case: j.id },
    );
    expect(await j.act(j.applicant, 'mend-account', 'pay', { payee })).toMatchObject({ kind: 'done' });
    expect((await pay()).rows).toMatchObject([{ status: 'paid', attempt: 2 }]);
    await j.until(opened('deliver'));
    const booked = world.book.all().filter((one) => one.key.startsWith(j.id));
    expect(booked.map((one) => one.result)).toEqual(['bounced', 'paid']);
  });
});
