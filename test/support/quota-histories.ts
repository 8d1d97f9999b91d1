import { employerNamed } from '../../sandbox/employers/firms';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode } from '../../src/domain/values';
import { type Journey, opened } from './journey';
import { paid } from './matter-histories';
import { offered, offeredAgain, rewardFiled } from './rewarded';
import { verificationOf } from './verification';
import { type World } from './world';

/** Ids of cases by the name that their history is kept under. */
type Kept = Record<string, string>;

const act = async <K extends ActKind>(j: Journey, who: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> => {
  const answer = await j.act(who, kind, step, body, { seen: 1_000_000 } as Partial<Act>);
  if (answer.kind !== 'done') throw new Error(`${kind} at ${step}: ${JSON.stringify(answer)}`);
};
const said = async (j: Journey, words = '同意') => ({ text: await j.text(words) });
const ended = (j: Journey) => j.until((state) => state.outcome !== undefined);
const reckoned = ({ roster }: CaseState): boolean => roster?.counts !== undefined && roster.reckoned === roster.judgements.length;

/** A roster with doubtful rows, each of which an officer takes as far as it is proven. @returns at the decision */
async function judged(world: World, key: string, area: string, reviewer: Actor, window?: Actor): Promise<Journey> {
  const j = await verificationOf(world, employerNamed(key), area as AreaCode);
  await j.submit();
  if (window) {
    await j.until(opened('accept'));
    await act(j, window, 'accept', 'accept', {});
  }
  const { roster } = await j.until(reckoned);
  await act(j, reviewer, 'judge-rows', 'verify', {
    verdict: 'proven',
    rows: [[0, (roster?.rows ?? 1) - 1]],
    ...(await said(j, '看过原件')),
  });
  await j.until((state) => reckoned(state) && (state.roster?.judgements.length ?? 0) === 1);
  await act(j, reviewer, 'rows-done', 'verify', {});
  await j.until(opened('decide'));
  return j;
}

/** How a year's verification can end, and the reward that follows it. */
export const quotaOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  reward: async (world) => {
    const { of } = world.people;
    const employer = employerNamed('haisha');
    const v = await verificationOf(world, employer, '350206001' as AreaCode);
    await v.submit();
    await ended(v);
    const draft = await offered(world, v);
    const toDecision = async (one: typeof draft): Promise<Journey> => {
      const j = await (await rewardFiled(world, one, { clerk: v.applicant, employer })).journey();
      await j.until(opened('accept'));
      await act(j, of('xm-hl', 'window'), 'accept', 'accept', {});
      await j.until(opened('review'));
      await act(j, of('xm-hl', 'reviewer'), 'advance', 'review', await said(j));
      await j.until(opened('decide'));
      return j;
    };
    const again = await offeredAgain(world, draft);
    const j = await toDecision(draft);
    await act(j, of('xm-hl', 'approver'), 'grant', 'decide', {});
    await j.until(opened('pay'));
    await paid(world, j, [of('xm-hl', 'finance', 1), of('xm-hl', 'finance', 2)], '350206', ['compose', 'release']);
    const refused = await toDecision(again);
    await act(refused, of('xm-hl', 'approver'), 'refuse', 'decide', { clause: 'out-of-scope', ...(await said(refused, '本年度已经奖励')) });
    await ended(refused);
    return { 'quota-verification-by-rule': v.id, 'quota-reward-paid': j.id, 'quota-reward-refused': refused.id };
  },
  verification: async (world) => {
    const { of } = world.people;
    const granted = await judged(world, 'xingye', '440309002', of('lh-agency', 'reviewer'));
    await act(granted, of('lh', 'approver'), 'grant', 'decide', {});
    await ended(granted);
    const refused = await judged(world, 'hemu', '320412001', of('wj', 'reviewer'), of('wj', 'window'));
    await act(refused, of('wj', 'approver'), 'refuse', 'decide', { clause: 'nobody-counts', ...(await said(refused, '没有可以认定的')) });
    await ended(refused);
    const withdrawn = await verificationOf(world, employerNamed('lufan'), '350203001' as AreaCode);
    await withdrawn.submit();
    await withdrawn.until(reckoned);
    await act(withdrawn, withdrawn.applicant, 'withdraw', 'case', await said(withdrawn, '名册有误，重新申报'));
    await ended(withdrawn);
    return {
      'quota-verification-granted': granted.id,
      'quota-verification-refused': refused.id,
      'quota-verification-withdrawn': withdrawn.id,
    };
  },
};
