import { type Journey, opened } from './journey';
import { closedAccount, cast } from '../../sandbox/people';
import { batchOf, grantAccepted, grantOf } from './money';
import { type World } from './world';

/** Every way a case can end, driven on real engines: what the replay level keeps as histories. */
export const outcomes: Record<string, (world: World, j: Journey) => Promise<string[]>> = {
  granted: async (world, j) => {
    await grantOf(world, j);
    const batch = await pay(world, j);
    await j.until(opened('deliver'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
    await j.until((state) => state.outcome === 'granted');
    return [batch];
  },
  refused: async (world, j) => {
    await j.until(opened('accept'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'accept', 'accept', {});
    await j.until(opened('visit'));
    const found = {
      checklist: { 'premises-as-stated': false, operating: false, 'founder-present': true },
      text: await j.text('没有营业'),
      photos: [],
    };
    await j.act(world.people.of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', found);
    await j.act(world.people.of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', found);
    await j.act(world.people.of('lh-minzhi', 'reviewer'), 'refuse', 'street-review', {
      clause: 'not-operating',
      text: await j.text('未正常经营'),
    });
    await j.until((state) => state.outcome === 'refused');
    return [];
  },
  'not-accepted': async (world, j) => {
    await j.until(opened('accept'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'refuse-acceptance', 'accept', {
      clause: 'out-of-scope',
      text: await j.text('不在范围'),
    });
    await j.until((state) => state.outcome === 'not-accepted');
    return [];
  },
  withdrawn: async (world, j) => {
    await j.until(opened('accept'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'accept', 'accept', {});
    await j.act(j.applicant, 'withdraw', 'case', { text: await j.text('不办了') });
    await j.until((state) => state.outcome === 'withdrawn');
    return [];
  },
  lapsed: async (world, j) => {
    await j.until(opened('accept'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'request-supplement', 'accept', {
      items: [{ item: 'premises-proof', text: await j.text('缺页') }],
    });
    await j.act(j.applicant, 'move-clock', 'case', { days: 40 });
    await j.until((state) => state.outcome === 'lapsed');
    return [];
  },
  'deemed-and-returned': async (world, j) => {
    await j.until(opened('accept'));
    await j.act(j.applicant, 'move-clock', 'case', { days: 12 });
    await j.until(opened('visit'));
    const found = {
      checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
      text: await j.text('属实'),
      photos: [],
    };
    const { of } = world.people;
    await j.act(of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', found);
    await j.act(of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', found);
    await j.act(of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') });
    await j.act(of('lh-agency', 'reviewer'), 'return', 'district-review', {
      to: 'street-review' as never,
      text: await j.text('请补充意见'),
    });
    await j.until(opened('street-review'));
    await j.act(of('lh-minzhi', 'reviewer', 2), 'advance', 'street-review', { text: await j.text('同意') });
    await j.act(of('lh-agency', 'reviewer', 2), 'advance', 'district-review', { text: await j.text('同意') });
    await j.act(of('lh', 'approver'), 'refuse', 'decide', { clause: 'not-operating', text: await j.text('未正常经营') });
    await j.until((state) => state.outcome === 'refused');
    return [];
  },
  'bounced-then-paid': async (world, j) => {
    await grantOf(world, j);
    const bounced = await pay(world, j);
    await j.until((state) => state.payments.at(-1)?.status === 'bounced');
    const payee = await world.store.texts.keepJson(
      { name: cast.lin.name, bank: '示例银行', account: cast.lin.card },
      { author: j.applicant.id, case: j.id },
    );
    await j.act(j.applicant, 'mend-account', 'pay', { payee });
    const paid = await pay(world, j);
    await j.until(opened('deliver'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'post' });
    await j.until((state) => state.outcome === 'granted');
    return [bounced, paid];
  },
  'deemed-then-granted': async (world, j) => {
    await j.until(opened('accept'));
    await j.act(j.applicant, 'move-clock', 'case', { days: 20 });
    await grantAccepted(world, j);
    const batch = await pay(world, j);
    await j.until(opened('deliver'));
    await j.act(world.people.of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'window' });
    await j.until((state) => state.outcome === 'granted');
    return [batch];
  },
};

/** Where the money of a journey goes, if not to the account of whoever files it. */
export const accounts: Record<string, string> = { 'bounced-then-paid': closedAccount };

/** Through a batch of its own. @returns the batch's id */
export async function pay(world: World, j: Journey): Promise<string> {
  const { of } = world.people;
  const batch = await batchOf(world, of('lh', 'finance', 1));
  await batch.until(opened('compose'));
  await batch.act(of('lh', 'finance', 1), 'add-rows', 'compose', { cases: [j.id] });
  await batch.until((state) => state.rows[0]?.status === 'joined');
  await batch.act(of('lh', 'finance', 1), 'compose', 'compose', {});
  await batch.act(of('lh', 'finance', 2), 'release-payment', 'release', {});
  await batch.until((state) => state.outcome !== undefined);
  return batch.id;
}
