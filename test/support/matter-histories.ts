import { cast, castFirms } from '../../sandbox/people';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type After } from '../../src/domain/ground/after';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode, type CaseId, type LocalDate, type PersonId } from '../../src/domain/values';
import { policiesOrExplain } from '../../src/policies/load';
import { answersOf, type Journey, journey, opened, random } from './journey';
import { batchOf } from './money';
import { person } from './officers';
import { type World } from './world';

/** Ids of cases by the name that their history is kept under. */
type Kept = Record<string, string>;

const xiagang = '350203001' as AreaCode;
const east = '990101001' as AreaCode;
const year = { n: 1, from: '2025-11-01' as LocalDate, to: '2026-10-31' as LocalDate };

async function filed(world: World, programme: string, area: AreaCode, after?: After): Promise<Journey> {
  const answers = {
    ...answersOf([cast.ye], { ...castFirms.ye, uscc: `${castFirms.ye.uscc}-${random()}` }),
    period: { operating: true },
    relief: { operating: true, rents: true, kept: 0 },
    insurance: { year: '2025', selfEmployed: true },
  };
  const people = answers.people.map((one) => ({ ...one, person: `p-${random()}` as PersonId, household: area }));
  const j = await journey(world, { ...answers, people }, area, undefined, { programme, ...(after ? { after } : {}) });
  await j.submit();
  return j;
}

const act = async <K extends ActKind>(j: Journey, who: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> => {
  await j.until(opened(step));
  const answer = await j.act(who, kind, step, body, { seen: 1_000_000 } as Partial<Act>);
  if (answer.kind !== 'done') throw new Error(`${kind} at ${step}: ${JSON.stringify(answer)}`);
};
const said = async (j: Journey, words = '同意') => ({ text: await j.text(words) });
const ended = (j: Journey) => j.until((state) => state.outcome !== undefined);

/** Through a batch of a district, by its own names for its steps. */
export async function paid(
  world: World,
  j: Journey,
  [maker, releaser]: [Actor, Actor],
  district: string,
  steps: [string, string],
): Promise<void> {
  const [compose, release] = steps;
  const batch = await batchOf(world, maker, district as AreaCode);
  await batch.until(opened(compose));
  await batch.act(maker, 'add-rows', compose, { cases: [j.id] });
  await batch.until((state) => state.rows[0]?.status === 'joined');
  await batch.act(maker, 'compose', compose, {});
  await batch.until(opened(release));
  await batch.act(releaser, 'release-payment', release, {});
  await batch.until((state) => state.outcome !== undefined);
  await ended(j);
}

const inXiamen = (world: World) => {
  const { of } = world.people;
  const window = of('xm-sm-xiagang', 'window');
  const reviewer = of('xm-sm-xiagang', 'reviewer');
  return {
    window,
    reviewer,
    async granted(j: Journey): Promise<void> {
      await act(j, window, 'accept', 'accept', {});
      await act(j, reviewer, 'advance', 'street-review', await said(j));
      await act(j, of('xm-sm', 'approver'), 'grant', 'decide', {});
      await j.until(opened('pay'));
      await paid(world, j, [of('xm-sm', 'finance', 1), of('xm-sm', 'finance', 2)], '350203', ['compose', 'release']);
    },
  };
};

/** How a year of operation, relief and an insurance subsidy can end: paid, and not. */
export const matterOutcomes: Record<string, (world: World) => Promise<Kept>> = {
  'operating-year': async (world) => {
    const { window, reviewer, granted } = inXiamen(world);
    const after = (): After => ({ case: `c-${random()}` as CaseId, relation: 'year', period: year });
    const j = await filed(world, 'operating-year', xiagang, after());
    await granted(j);
    const refused = await filed(world, 'operating-year', xiagang, after());
    await act(refused, window, 'accept', 'accept', {});
    const why = { clause: 'not-operating', ...(await said(refused, '这一年停业四个月')) };
    await act(refused, reviewer, 'refuse', 'street-review', why);
    await ended(refused);
    return { 'operating-year-paid': j.id, 'operating-year-refused': refused.id };
  },
  relief: async (world) => {
    const { window, granted } = inXiamen(world);
    const j = await filed(world, 'relief', xiagang);
    await granted(j);
    const lapsed = await filed(world, 'relief', xiagang);
    await act(lapsed, window, 'request-supplement', 'accept', {
      items: [{ item: 'premises-proof', text: await lapsed.text('请补租赁合同') }],
    });
    await lapsed.act(lapsed.applicant, 'move-clock', 'case', { days: 40 });
    await ended(lapsed);
    return { 'relief-paid': j.id, 'relief-lapsed': lapsed.id };
  },
  'insurance-subsidy': async (world) => {
    const officer = (role: Actor['posts'][number]['role'], office: string, nth = 1): Actor =>
      person(`${office}-${role}-${nth}`, [{ role, office: office as never }]);
    const [window, approver] = [officer('window', 'ex-east'), officer('approver', 'ex')];
    const finance: [Actor, Actor] = [officer('finance', 'ex-east', 1), officer('finance', 'ex-east', 2)];
    const there = policiesOrExplain('test/policies', { sandbox: true });
    world.policies.policies.push(...there.policies);
    world.policies.offices.push(...there.offices);
    world.people.all.push(window, approver, ...finance);
    const j = await filed(world, 'insurance-subsidy', east);
    await act(j, window, 'accept', 'intake', {});
    await act(j, approver, 'grant', 'decision', {});
    await j.until(opened('payout'));
    await paid(world, j, finance, '990101', ['gather', 'let-go']);
    const refused = await filed(world, 'insurance-subsidy', east);
    await act(refused, window, 'accept', 'intake', {});
    await act(refused, approver, 'refuse', 'decision', { clause: 'out-of-scope', ...(await said(refused, '由单位缴费')) });
    await ended(refused);
    return { 'insurance-subsidy-paid': j.id, 'insurance-subsidy-refused': refused.id };
  },
};
