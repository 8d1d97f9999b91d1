import { journey, opened } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

describe('a start-up grant in Shenzhen', () => {
  it('goes from the first page to the decision', async () => {
    const j = await journey(world);
    const { of } = world.people;
    expect(await j.submit()).toEqual({ kind: 'done', version: 1 });
    await j.until(opened('accept'));
    expect(await j.act(of('lh-minzhi', 'window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
    await j.until(opened('visit'));
    const checklist = { 'premises-as-stated': true, operating: true, 'founder-present': true };
    const inspected = { checklist, text: await j.text('门店正常营业'), photos: [] };
    expect(await j.act(of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', inspected)).toMatchObject({ kind: 'done' });
    expect(await j.act(of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', inspected)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'already-inspected' },
    });
    expect(await j.act(of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', inspected)).toMatchObject({ kind: 'done' });
    expect(await j.act(of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('符合') })).toMatchObject({
      kind: 'done',
    });
    expect(await j.act(of('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('符合') })).toMatchObject({
      kind: 'done',
    });
    expect(await j.act(of('lh', 'approver'), 'grant', 'decide', {})).toMatchObject({ kind: 'done' });
    const state = await j.until(opened('pay'));
    expect(state.result?.value).toBe(2_000_000);
    expect(state.payments).toMatchObject([{ attempt: 1, status: 'ready', fen: 2_000_000 }]);
  });
});
