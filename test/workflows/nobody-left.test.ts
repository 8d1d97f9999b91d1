import { type Actor, type Role } from '../../src/domain/offices';
import { alone, ledgerOf } from '../support/bad-days';
import { type Journey, opened } from '../support/journey';
import { person } from '../support/officers';
import { startWorld, type World } from '../support/world';

let world: World;
const officer = (office: string, role: Role): Actor => person(`${office}-${role}-only`, [{ role, office: office as never }]);
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const of = (...who: Parameters<World['people']['of']>): Actor => world.people.of(...who);
const leave = (...leaving: Actor[]): void => leaving.forEach((one) => (one.posts = []));
const both = (office: string, role: Role): Actor[] => [of(office, role, 1), of(office, role, 2)];
const done = async (answer: ReturnType<Journey['act']>): Promise<void> => expect(await answer).toMatchObject({ kind: 'done' });
const arrived = async (): Promise<Journey> => {
  const j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  return j;
};
const visited = async (): Promise<Journey> => {
  const j = await arrived();
  await done(j.act(of('lh-minzhi', 'window'), 'accept', 'accept', {}));
  await j.until(opened('visit'));
  const checklist = { 'premises-as-stated': true, operating: true, 'founder-present': true };
  const found = { checklist, text: await j.text('属实'), photos: [] };
  for (const inspector of both('lh-minzhi', 'inspector')) await done(j.act(inspector, 'inspect', 'visit', found));
  return j;
};
/** At which offices a step stood, one after the other. */
const standing = async (j: Journey, step: string): Promise<string[]> =>
  (await ledgerOf(world, j.id)).flatMap((event) =>
    (event.type === 'opened' || event.type === 'passed-up') && event.step === step ? [event.office] : [],
  );
const passed = (j: Journey, step: string, office: string): Promise<unknown> =>
  j.until((state) => state.obligations.some((one) => one.step === step && one.office === office));
/** Who was told that a step came up to them, or that nobody is there for it. */
const told = async (j: Journey): Promise<string[]> =>
  (await world.store.letters.allOfCase(j.id))
    .flatMap((one) => (['passed-up', 'unstaffed'].includes(one.template) ? [one.to.person] : []))
    .sort();
const persons = (officers: Actor[]): string[] => officers.map((one) => one.person).sort();

describe('a step that nobody of its office may do', () => {
  it('as those who might are kept apart by what they did before goes to the office above, which is told, and decides', async () => {
    const j = await visited();
    const approvers = both('lh', 'approver');
    const city = officer('sz', 'approver');
    world.people.all.push(city);
    // The two who may decide have reviewed this case, each under another account.
    const reviewers = [of('lh-minzhi', 'reviewer'), of('lh-agency', 'reviewer')];
    reviewers.forEach((one, nth) => (one.person = approvers[nth]?.person ?? one.person));
    await done(j.act(of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') }));
    await done(j.act(of('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('同意') }));
    await passed(j, 'decide', 'sz');
    expect(await standing(j, 'decide')).toEqual(['lh', 'sz']);
    expect(await told(j)).toEqual(persons(both('sz', 'supervisor')));
    for (const approver of approvers)
      expect(await j.act(approver, 'grant', 'decide', {})).toMatchObject({ kind: 'refused', refusal: { code: 'not-your-office' } });
    await done(j.act(city, 'grant', 'decide', {}));
    await j.until(opened('pay'));
  });

  it('as the post is empty goes to the office above, which is told, and the case goes on from there', async () => {
    const j = await visited();
    leave(...both('lh-minzhi', 'reviewer'));
    const other = await visited();
    await passed(other, 'street-review', 'lh');
    expect(await standing(other, 'street-review')).toEqual(['lh-minzhi', 'lh']);
    expect(await told(other)).toEqual(persons(both('lh', 'supervisor')));
    await done(other.act(of('lh', 'reviewer'), 'advance', 'street-review', { text: await other.text('同意') }));
    await other.until(opened('district-review'));
    // Of a step that was open before nobody was asked: it is its supervisor's to see, and stays.
    expect(await standing(j, 'street-review')).toEqual(['lh-minzhi']);
  });

  it('nor anybody above, as it takes two and one is left, stays; every office is told, and somebody appointed does it', async () => {
    const j = await arrived();
    const [stays, leaves] = both('lh-minzhi', 'inspector') as [Actor, Actor];
    leave(leaves);
    await done(j.act(of('lh-minzhi', 'window'), 'accept', 'accept', {}));
    await j.until((state) => state.obligations.some((one) => one.step === 'visit' && one.unstaffed));
    expect(await standing(j, 'visit')).toEqual(['lh-minzhi']);
    expect(await told(j)).toEqual(persons(['lh-minzhi', 'lh', 'sz'].flatMap((office) => both(office, 'supervisor'))));
    const appointed = officer('lh-minzhi', 'inspector');
    world.people.all.push(appointed);
    const found = {
      checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
      text: await j.text('属实'),
      photos: [],
    };
    for (const one of [stays, appointed]) await done(j.act(one, 'inspect', 'visit', found));
    await j.until((state) => state.done['visit' as never] !== undefined);
  });
});
