import { employerNamed } from '../../sandbox/employers/firms';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type AreaCode, type CaseId, type RequestId, type StepId } from '../../src/domain/values';
import { employedBy } from '../../src/portal/cases/employed';
import { employmentObjectionPolicy, objectToEmployment } from '../../src/portal/cases/object-to-employment';
import { type Viewer } from '../../src/portal/locals';
import { type Services } from '../../src/portal/services';
import { eventually } from '../support/eventually';
import { nowInstant, opened, random, type Journey } from '../support/journey';
import { person } from '../support/officers';
import { verificationOf } from '../support/verification';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const reckoned = (state: CaseState): boolean =>
  state.roster?.counts !== undefined && state.roster.reckoned === state.roster.judgements.length;
const judge = async (j: Journey, verdict: 'accept' | 'proven' | 'refuse' | 'open', rows: [number, number][]) =>
  j.act(world.people.of('lh-agency', 'reviewer'), 'judge-rows', 'verify', { verdict, rows, text: await j.text('看过原件') });

it('a roster in order goes straight through: nobody touches it, the certificate is out and both have it', async () => {
  const haisha = employerNamed('haisha');
  const j = await verificationOf(world, haisha, '350206001' as AreaCode);
  await j.submit();
  const state = await j.until(({ outcome }) => outcome !== undefined);
  expect(state.outcome).toBe('granted');
  expect(state.roster).toMatchObject({ rows: 3, counts: { accepted: 3, scan: 0, disputed: 0, unverified: 0, refused: 0 } });
  // One of the three is severely disabled.
  expect(state.result).toMatchObject({ value: 4 * 12, unit: 'person-months', provisional: false });
  expect(state.certificate).toBeDefined();
  expect(state.transmissions?.map(({ receiver }) => receiver)).toEqual(['tax', 'national']);
  expect(state.duties.filter(({ duty }) => duty !== 'file')).toEqual([]);
});

it('what the registries do not show wants an officer; many rows are judged at once, and taken back', async () => {
  const xingye = employerNamed('xingye');
  const j = await verificationOf(world, xingye, '440309002' as AreaCode);
  await j.submit();
  const checked = await j.until(reckoned);
  const { counts } = checked.roster ?? {};
  expect(counts?.unverified).toBe(0);
  expect((counts?.accepted ?? 0) + (counts?.scan ?? 0) + (counts?.disputed ?? 0)).toBe(12);
  expect(counts?.accepted).toBeGreaterThanOrEqual(4);
  expect(counts?.scan).toBeGreaterThanOrEqual(5);
  const reviewer = world.people.of('lh-agency', 'reviewer');
  expect((await j.act(reviewer, 'rows-done', 'verify', {})).kind).toBe('refused');
  expect(await judge(j, 'accept', [[0, 99]])).toMatchObject({ kind: 'refused', refusal: { code: 'rows-unknown' } });
  await judge(j, 'proven', [[0, 11]]);
  const proven = await j.until((state) => reckoned(state) && state.roster?.judgements.length === 1);
  expect(proven.roster?.counts).toMatchObject({ accepted: 12, scan: 0 });
  await judge(j, 'refuse', [[11, 11]]);
  const less = await j.until((state) => reckoned(state) && state.roster?.judgements.length === 2);
  expect(less.roster?.counts).toMatchObject({ accepted: 11, refused: 1 });
  const standsFor = async (at: number) =>
    (await employedBy(world, xingye.staff[at]?.person.identity ?? '')).find((one) => one.id === j.id)?.stands;
  expect([await standsFor(0), await standsFor(11)]).toEqual(['checked', 'not']);
  await judge(j, 'open', [[11, 11]]);
  await j.until((state) => reckoned(state) && state.roster?.judgements.length === 3);
  await judge(j, 'proven', [[11, 11]]);
  await j.until((state) => reckoned(state) && state.roster?.judgements.length === 4);
  expect((await j.act(reviewer, 'rows-done', 'verify', {})).kind).toBe('done');
  await j.until(opened('decide'));
  expect((await j.act(world.people.of('lh', 'approver'), 'grant', 'decide', {})).kind).toBe('done');
  const state = await j.until(({ outcome }) => outcome !== undefined);
  expect(state.outcome).toBe('granted');
  expect(state.result?.value).toBeGreaterThan(0);
});

it('the same man in two firms in the same months is disputed in both, and neither is told whose the other is', async () => {
  const [longhua, wujin] = [employerNamed('xingye'), employerNamed('hemu')];
  const one = await verificationOf(world, longhua, '440309002' as AreaCode);
  await one.submit();
  // Nothing of the firm above stands in its way: another case of its own year is refused as it is accepted, which is not asked here.
  const before = await one.until(reckoned);
  const other = await verificationOf(world, wujin, '320412001' as AreaCode);
  await other.submit();
  await other.until(opened('accept'));
  await other.act(world.people.of('wj', 'window'), 'accept', 'accept', {});
  const seen = await other.until(reckoned);
  expect(seen.roster?.counts?.disputed).toBeGreaterThanOrEqual(1);
  const after = await one.until(
    (state) => (state.roster?.again ?? 0) > (before.roster?.again ?? 0) && (state.roster?.counts?.disputed ?? 0) > 0,
  );
  expect(after.roster?.counts?.disputed).toBeGreaterThanOrEqual(1);
  // Told, each looked again and told back once: then it is still.
  expect(after.version).toBeLessThan(20);
  // Of the second firm nothing comes: the first has him alone again, once it was told.
  expect((await other.act(other.applicant, 'withdraw', 'case', { text: await other.text('报错了') })).kind).toBe('done');
  const alone = await one.until((state) => state.roster?.counts?.disputed === 0);
  expect(alone.roster?.again).toBeGreaterThan(after.roster?.again ?? 0);
});

it('a correction that is granted takes the place of the first: its certificate is revoked, and whom it counted are counted there no more', async () => {
  const { store } = world;
  const haisha = employerNamed('haisha');
  const area = '350206001' as AreaCode;
  const [kept, dropped] = [0, 1].map((at) => haisha.staff[at]?.person.identity ?? '') as [string, string];
  const first = (await store.personMonths.of(kept))[0]?.case as CaseId;
  const j = await verificationOf(world, { ...haisha, staff: haisha.staff.slice(0, 1) }, area, {
    after: { case: first, relation: 'correction', year: 2025 },
  });
  await j.submit();
  // It is taken by rule, and never granted so, however much of it is in order.
  await j.until(opened('decide'));
  expect((await store.personMonths.of(kept)).map((one) => one.case).sort()).toEqual([first, j.id].sort());
  expect((await store.certificates.ofCase(first))?.revoked).toBeUndefined();
  expect((await j.act(world.people.of('xm-hl', 'approver'), 'grant', 'decide', {})).kind).toBe('done');
  const state = await j.until(({ outcome }) => outcome !== undefined);
  expect([state.outcome, state.result?.value]).toEqual(['granted', 24]);
  await eventually(
    () => store.personMonths.of(kept),
    (all) => all.length === 1,
    (all) => all,
  );
  expect((await store.personMonths.of(kept)).map((one) => one.case)).toEqual([j.id]);
  expect(await store.personMonths.of(dropped)).toEqual([]);
  expect((await store.certificates.ofCase(first))?.revoked).toMatchObject({ replacedBy: j.id });
  expect((await store.letters.allOfCase(j.id)).map((one) => one.template)).toContain('certified-anew');
});

it('what an employee objects to is looked into by somebody who was not in the case; upheld, the supervisors of the office are told, and the unit is not', async () => {
  const { store, engine, calendar } = world;
  const policies = { ...world.policies, calendar };
  const { name, identity } = employerNamed('haisha').staff[0]?.person ?? { name: '', identity: '' };
  const [employed] = await employedBy(world, identity);
  const first = employed && (await store.cases.read(employed.id));
  const self = person(`employee-${random()}`, [], 'applicant');
  world.people.all.push(self);
  const people = { contact: () => Promise.resolve({ letters: 'sms' }) };
  const services = { store, engine, policies, people, config: { sandbox: true } } as unknown as Services;
  const policy = first && employmentObjectionPolicy(services, first.state);
  if (!employed || !first || !policy) throw new Error('nobody counts them');
  const lettersBefore = await store.letters.allOfCase(first.state.id);
  const { id } = await objectToEmployment(services, first.state, policy, {
    viewer: { actor: self, name } as Viewer,
    identity,
    employed,
    values: { kind: 'months', text: '二月才入职' },
  });
  const state = async (shows: (one: CaseState) => boolean): Promise<CaseState> =>
    eventually(
      async () => (await store.cases.read(id))?.state,
      shows,
      (one) => one?.obligations,
    );
  await state(opened('investigate'));
  const uphold = async (by: Actor) =>
    engine.act(
      id,
      {
        kind: 'uphold',
        step: 'investigate' as StepId,
        request: random() as RequestId,
        at: nowInstant(),
        seen: (await store.cases.read(id))?.version ?? 0,
        text: await store.texts.keep('社保记录显示二月参保', { author: by.id, case: id }),
      },
      by,
    );
  // Whoever granted the first case is kept from it.
  const decider = world.people.all.find((one) => one.id === first.state.decided?.by);
  expect(decider && first.state.duties.some((one) => one.person === decider.person)).toBe(true);
  expect((await store.cases.read(id))?.state.duties).toContainEqual(expect.objectContaining({ duty: 'touch', person: decider?.person }));
  expect((await uphold(world.people.of('xm-hl', 'reviewer'))).kind).toBe('done');
  expect((await state(({ outcome }) => outcome !== undefined)).outcome).toBe('granted');
  await eventually(
    () => Promise.resolve(world.told),
    (all) => all.some((one) => one.key === `upheld/${id}`),
    (all) => all,
  );
  const told = world.told.filter((one) => one.key === `upheld/${id}`).map(({ actor }) => actor);
  expect(told.sort()).toEqual([1, 2].map((nth) => world.people.of('xm-hl', 'supervisor', nth).id).sort());
  expect((await store.letters.allOfCase(id)).map((one) => one.to.person)).toEqual(expect.arrayContaining([self.person]));
  expect(await store.letters.allOfCase(first.state.id)).toEqual(lettersBefore);
});
