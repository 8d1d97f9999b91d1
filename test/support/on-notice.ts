import { cast, castFirms } from '../../sandbox/people';
import { type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode, type PersonId, type StepId } from '../../src/domain/values';
import { actorOf } from './handled';
import { answersOf, type Journey, journey, opened, random } from './journey';
import { type World } from './world';

const hutang = '320412001' as AreaCode;
export const noticeStep = 'town-notice' as StepId;

/** An officer's act, once its step is open. */
export async function actOnce<K extends ActKind>(j: Journey, officer: Actor, kind: K, at: string, body: ActBodies[K]): Promise<void> {
  await j.until(opened(at));
  expect(await j.act(officer, kind, at, body, { seen: 1_000_000 })).toMatchObject({ kind: 'done' });
}

/** A case of Wujin whose row stands on the town's page. */
export async function onNotice(world: World): Promise<Journey> {
  const answers = answersOf([cast.jiang], castFirms.jiang);
  const people = answers.people.map((one) => ({ ...one, person: `p-${random()}` as PersonId, household: hutang }));
  const j = await journey(world, { ...answers, people }, hutang, actorOf('jiang'));
  await j.submit();
  await actOnce(j, actorOf('wj-hutang-window1'), 'accept', 'accept', {});
  const found = { checklist: { 'premises-as-stated': true, operating: true }, text: await j.text('属实'), photos: [] };
  await actOnce(j, actorOf('wj-hutang-inspector2'), 'inspect', 'town-visit', found);
  await actOnce(j, actorOf('wj-hutang-inspector3'), 'inspect', 'town-visit', found);
  await actOnce(j, actorOf('wj-hutang-reviewer4'), 'advance', 'town-review', { text: await j.text('同意') });
  await j.until((state) => noticeAt(state, noticeStep) !== undefined);
  return j;
}

/** The address at which one may object to a case's row. */
export async function objecting({ store }: World, j: Journey): Promise<string> {
  const { round } = await j.state();
  const posting = await store.postings.find({ case: j.id, step: noticeStep, round });
  return `/notices/wj-hutang/${posting?.id ?? 'none'}`;
}
