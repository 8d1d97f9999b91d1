import { factsOf } from '../../src/domain/programmes/startup-grant/facts';
import { type StartupGrantAnswers } from '../../src/domain/programmes/startup-grant/answers';
import { recalendarAll } from '../../src/cli/calendar';
import { localDate } from '../../src/domain/calendar/instants';
import { workingDaysBetween } from '../../src/domain/calendar/working-days';
import { type Instant, type RequestId, type StepId } from '../../src/domain/values';
import { alone, ledgerOf } from '../support/bad-days';
import { nowInstant, opened, random, today, type Journey } from '../support/journey';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.end());

const at = (role: 'window' | 'inspector' | 'reviewer' | 'supervisor', nth = 1) => world.people.of('lh-minzhi', role, nth);
const arrived = async (): Promise<Journey> => {
  const j = await alone(world);
  await j.submit();
  await j.until(opened('accept'));
  return j;
};
const later = (days: number): Instant => new Date(Date.now() + days * 86_400_000).toISOString() as Instant;

describe('补正', () => {
  const asked = async (): Promise<Journey> => {
    const j = await arrived();
    expect(
      await j.act(at('window'), 'request-supplement', 'accept', {
        items: [{ item: 'premises-proof', text: await j.text('租赁合同缺第二页') }],
      }),
    ).toMatchObject({ kind: 'done' });
    return j;
  };

  it('stops the office’s clock, is answered by the applicant, and the limit for 受理 begins anew', async () => {
    const j = await asked();
    const waiting = await j.state();
    expect(waiting.obligations[0]?.due).toBeUndefined();
    expect(waiting.supplement?.items).toMatchObject([{ item: 'premises-proof' }]);
    expect(await j.act(at('window'), 'accept', 'accept', {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'waiting-for-applicant' },
    });
    const answers: StartupGrantAnswers = {
      ...((await world.store.texts.readJson(waiting.answers.id)) as StartupGrantAnswers),
      remarks: ['已补第二页'],
    };
    const body = {
      answers: await world.store.texts.keepJson(answers, { author: j.applicant.id, case: j.id }),
      facts: factsOf(answers, today),
      evidence: [],
    };
    expect(await j.act(j.applicant, 'supplement', 'accept', body)).toMatchObject({ kind: 'done' });
    const answered = await j.state();
    expect(answered.supplement).toBeUndefined();
    expect(answered.answers).toEqual(body.answers);
    expect((answered.obligations[0]?.due ?? '') > nowInstant()).toBe(true);
    expect(
      await j.act(at('window'), 'request-supplement', 'accept', { items: [{ item: 'premises-proof', text: await j.text('再补') }] }),
    ).toMatchObject({ kind: 'refused', refusal: { code: 'supplement-used' } });
    expect(await j.act(at('window'), 'accept', 'accept', {})).toMatchObject({ kind: 'done' });
    await j.until(opened('visit'));
  });

  it('that is never answered lapses by itself, frees nothing it never had, and tells the applicant', async () => {
    const j = await asked();
    expect(await j.act(j.applicant, 'move-clock', 'case', { days: 14 })).toMatchObject({ kind: 'done' });
    expect((await j.state()).outcome).toBeUndefined();
    expect(await j.act(j.applicant, 'move-clock', 'case', { days: 30 })).toMatchObject({ kind: 'done' });
    await j.until((state) => state.outcome === 'lapsed');
    expect((await world.store.letters.allOfCase(j.id)).map((one) => one.template)).toEqual(
      expect.arrayContaining(['received', 'supplement-asked', 'lapsed']),
    );
    expect(await world.store.claims.ofCase(j.id)).toEqual([]);
  });
});

describe('silence', () => {
  it('of the office past the limit is 视为受理, from the day of receipt, and the rights are reserved', async () => {
    const j = await arrived();
    await j.act(j.applicant, 'move-clock', 'case', { days: 20 });
    const state = await j.until(opened('visit'));
    expect(state.accepted?.deemed).toBe(true);
    expect(state.limits?.from).toBe(localDate(state.submitted));
    expect(state.duties.some((one) => one.duty === 'accept')).toBe(false);
    expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'reserved' }]);
    expect((await world.store.letters.allOfCase(j.id)).map((one) => one.template)).toContain('deemed-accepted');
  });

  it('is not what it was if an act was kept in time and had not arrived', async () => {
    const j = await arrived();
    // Kept a day after the opening by the case's own clock (it is about to be moved by twenty days), and held up on its way.
    const kept = later(-19);
    const request = random() as RequestId;
    const step = 'accept' as StepId;
    const body = {
      kind: 'refuse-acceptance',
      step,
      request,
      at: kept,
      seen: 1_000,
      clause: 'out-of-scope',
      text: await j.text('不属于受理范围'),
    } as const;
    await world.store.outgoing.keep(
      { kind: 'act', request, target: j.id, actor: at('window').id, author: at('window').id, step, at: kept, body },
      22 * 86_400_000,
    );
    await j.act(j.applicant, 'move-clock', 'case', { days: 20 });
    // The alarm has rung and asked; had it not, the case were accepted by now: a note goes through the same case meanwhile.
    expect(await j.act(at('window'), 'note', 'accept', { text: await j.text('稍候') })).toMatchObject({ kind: 'done' });
    expect((await j.state()).accepted).toBeUndefined();
    await world.store.outgoing.release(request, 'held up', nowInstant());
    const state = await j.until((one) => one.outcome !== undefined);
    expect(state).toMatchObject({ outcome: 'not-accepted', decided: { granted: false, clause: 'out-of-scope' } });
    expect(state.accepted).toBeUndefined();
  });

  it('of a reviewer is a reminder, once, and the step stays theirs', async () => {
    const j = await arrived();
    await j.act(at('window'), 'accept', 'accept', {});
    await j.until(opened('visit'));
    await j.act(j.applicant, 'move-clock', 'case', { days: 30 });
    await j.until((state) => state.obligations[0]?.overdue === true);
    await j.act(at('window'), 'note', 'visit', { text: await j.text('已联系') });
    const events = await ledgerOf(world, j.id);
    expect(events.filter((event) => event.type === 'overdue')).toHaveLength(1);
    expect((await j.state()).obligations).toMatchObject([{ step: 'visit', overdue: true }]);
    expect(
      (await world.store.letters.allOfCase(j.id))
        .filter((one) => one.template === 'overdue')
        .map((one) => one.to.person)
        .sort(),
    ).toEqual([at('supervisor', 1).person, at('supervisor', 2).person].sort());
  });
});

it('the limits stand still while the site visit is open, and end later by its working days', async () => {
  const j = await arrived();
  await j.act(at('window'), 'accept', 'accept', {});
  const visiting = await j.until(opened('visit'));
  expect(visiting.limits?.promised).toBeUndefined();
  expect(visiting.limits?.pauses).toMatchObject([{ reason: 'visit' }]);
  await j.act(j.applicant, 'move-clock', 'case', { days: 7 });
  const found = {
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  };
  await j.act(at('inspector', 1), 'inspect', 'visit', found);
  await j.act(at('inspector', 2), 'inspect', 'visit', found);
  const { limits } = await j.until(opened('street-review'));
  expect(limits?.pauses).toMatchObject([{ from: localDate(nowInstant()), to: localDate(later(7)) }]);
  expect((limits?.promised ?? '') > localDate(later(21))).toBe(true);
  expect((limits?.statutory ?? '') > (limits?.promised ?? '')).toBe(true);
});

it('the clock is moved in the sandbox only, and by nobody else’s hand', async () => {
  const j = await arrived();
  const other = await arrived();
  expect(await j.act(other.applicant, 'move-clock', 'case', { days: 3 })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'not-your-office' },
  });
  expect(await j.act(j.applicant, 'move-clock', 'case', { days: 0 })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'date-out-of-range' },
  });
  expect(await j.act(j.applicant, 'move-clock', 'case', { days: 1.5 })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'date-out-of-range' },
  });
});

describe('a new arrangement of the State Council', () => {
  it('reaches open cases as an act: due dates and both limits follow, once however often it is brought', async () => {
    const [open, other] = [await arrived(), await arrived()];
    await other.act(at('window'), 'accept', 'accept', {});
    await other.until(opened('visit'));
    const before = await open.state();
    const due = localDate(before.obligations[0]?.due as Instant);
    const calendar = { ...world.calendar, version: `test-${random()}`, holidays: [...world.calendar.holidays, due].sort() };
    const mine = { openIds: () => ids(open.id, other.id) } as never;
    expect(await recalendarAll({ cases: mine }, world.engine, calendar, nowInstant())).toEqual({ done: 2, kept: 0, refused: [] });
    const after = await open.until((state) => state.version > before.version);
    expect(workingDaysBetween(calendar, localDate(before.submitted), localDate(after.obligations[0]?.due as Instant))).toBe(5);
    expect(localDate(after.obligations[0]?.due as Instant) > due).toBe(true);
    expect(await recalendarAll({ cases: mine }, world.engine, calendar, nowInstant())).toMatchObject({ done: 2 });
    expect((await open.state()).version).toBe(after.version);
  });
});

async function* ids(...all: Journey['id'][]): AsyncGenerator<Journey['id']> {
  for (const id of all) yield await Promise.resolve(id);
}

describe('what no step watches', () => {
  it('a promise that is not kept is reminded of, once, and still kept later', async () => {
    const j = await arrived();
    const by = localDate(later(7));
    await j.act(at('window'), 'accept-conditionally', 'accept', { items: ['registration-form'], by, text: await j.text('缺登记表') });
    await j.until(opened('visit'));
    await j.act(j.applicant, 'move-clock', 'case', { days: 9 });
    await j.until((state) => state.reminded.some((one) => one.startsWith('undertaking/')));
    await j.act(j.applicant, 'move-clock', 'case', { days: 1 });
    expect((await ledgerOf(world, j.id)).filter((event) => event.type === 'reminded')).toHaveLength(1);
    const evidence = [{ item: 'registration-form', file: 'f', hash: 'a'.repeat(64) as never }];
    expect(await j.act(j.applicant, 'keep-promise', 'case', { evidence })).toMatchObject({ kind: 'done' });
  });
});
