import { type CaseState } from '../domain/case/state';
import { type ActorId, type Instant, type OfficeId, type StepId } from '../domain/values';
import { NEVER } from './due-buckets';
import { type TaskQuery } from './task';
import { testStore, type TestStore } from './testing';
import { at, caseId, obligation, stateOf } from './testing-states';

const extras = { masked: '张*', at: at(30) };
const ann = 'ann' as ActorId;
const post = { role: 'reviewer', office: 'longhua' as OfficeId } as const;

describe('the officers’ lists', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());

  const sync = (state: CaseState): Promise<void> => test.store.tasks.sync(state, extras);
  const ids = async (query: Partial<TaskQuery>): Promise<string[]> =>
    (await test.store.tasks.page({ scope: 'pool', actor: ann, posts: [post], now: at(0), ...query })).rows.map((row) => row._id);

  it('shows an open step in its post’s pool until it is claimed, then as mine, then as done', async () => {
    const office = 'o-life' as OfficeId;
    const posts = [{ ...post, office }];
    const open = (version: number, holders: ActorId[]): CaseState =>
      stateOf(caseId('life'), version, { obligations: [obligation('s', { office, holders })] });
    await sync(open(2, []));
    expect(await ids({ posts })).toEqual(['case-life/s']);
    expect(await ids({ scope: 'mine', actor: 'life-ann' as ActorId })).toEqual([]);
    await sync(open(3, ['life-ann' as ActorId]));
    expect(await ids({ posts })).toEqual([]);
    expect(await ids({ scope: 'mine', actor: 'life-ann' as ActorId })).toEqual(['case-life/s']);
    await sync(stateOf(caseId('life'), 4));
    expect(await ids({ scope: 'mine', actor: 'life-ann' as ActorId })).toEqual([]);
    const done = await test.store.tasks.page({ scope: 'done', actor: 'life-ann' as ActorId, now: at(0) });
    expect(done.rows).toMatchObject([{ _id: 'case-life/s', ended: at(30), version: 4 }]);
    expect(done.total).toBe(1);
  });

  it('goes forward only: a late older state neither opens again what ended nor takes a holder away', async () => {
    const office = 'o-forward' as OfficeId;
    const posts = [{ ...post, office }];
    const older = stateOf(caseId('fw'), 2, { obligations: [obligation('a', { office })] });
    await sync(older);
    await sync(stateOf(caseId('fw'), 3, { obligations: [obligation('b', { office, holders: [ann] })] }));
    await sync(older);
    expect(await ids({ posts })).toEqual([]);
    expect((await test.store.tasks.ofCase(caseId('fw'))).map((row) => row._id)).toEqual(['case-fw/b']);
  });

  it('tells what leaves nothing to judge: a roster that is reckoned and has no open row, while it is checked or decided upon', async () => {
    const office = 'o-clear' as OfficeId;
    const counts = { accepted: 3, scan: 0, disputed: 0, unverified: 0, refused: 0 };
    const roster = { sheet: 's', hash: 'h' as never, rows: 3, judgements: [], reckoned: 0, again: 0 };
    const state = (id: string, version: number, more: Partial<CaseState>, kind: 'verify' | 'certify' = 'verify'): CaseState =>
      stateOf(caseId(id), version, { obligations: [{ ...obligation('s', { office }), kind }], ...more });
    const clear = (): Promise<string[]> => ids({ posts: [{ ...post, office }], filter: { clear: true } });
    await sync(state('clear', 2, { roster }));
    await sync(state('scan', 2, { roster: { ...roster, counts: { ...counts, scan: 1 } } }));
    await sync(state('later', 2, { roster: { ...roster, counts } }, 'certify'));
    await sync(state('none', 2, {}));
    expect(await clear()).toEqual([]);
    await sync(state('clear', 3, { roster: { ...roster, counts } }));
    expect(await clear()).toEqual(['case-clear/s']);
    // Somebody's judgement is not reckoned yet.
    const judged = { by: ann, at: at(1), verdict: 'refuse' as const, rows: [[0, 0] as const], text: { id: 't', hash: 'h' as never } };
    await sync(state('clear', 4, { roster: { ...roster, counts, judgements: [judged] } }));
    expect(await clear()).toEqual([]);
  });

  it('settles on the newest when many states are written at once', async () => {
    const office = 'o-race' as OfficeId;
    const states = Array.from({ length: 50 }, (_, n) =>
      stateOf(caseId('race'), n + 2, { obligations: [obligation('s', { office, holders: [`h${String(n)}` as ActorId] })] }),
    );
    await Promise.all(states.map(sync));
    expect(await test.store.tasks.ofCase(caseId('race'))).toMatchObject([{ version: 51, holders: ['h49'] }]);
  });

  it('opens a step again after a return, without its old end', async () => {
    const state = (version: number, open: boolean): CaseState =>
      stateOf(caseId('back'), version, { obligations: open ? [obligation('s')] : [] });
    await sync(state(2, true));
    await sync(state(3, false));
    await sync(state(4, true));
    const [row] = await test.store.tasks.ofCase(caseId('back'));
    expect(row?.open).toBe(true);
    expect(row?.ended).toBeUndefined();
    await sync(state(5, false));
  });

  it('puts what waits for the applicant last, says so, and drops the old due instant', async () => {
    const office = 'o-wait' as OfficeId;
    const { due: _due, ...still } = obligation('accept', { kind: 'accept', office });
    await sync(stateOf(caseId('wait'), 2, { obligations: [obligation('accept', { kind: 'accept', office })] }));
    const supplement = { step: 'accept' as StepId, items: [], asked: at(1), due: at(900) };
    await sync(stateOf(caseId('wait'), 3, { obligations: [still], supplement }));
    await sync(stateOf(caseId('wait2'), 2, { obligations: [obligation('accept', { office, due: at(50_000) })] }));
    const { rows, counts } = await test.store.tasks.page({ scope: 'office', actor: ann, offices: [office], now: at(0) });
    expect(rows.map((row) => row._id)).toEqual(['case-wait2/accept', 'case-wait/accept']);
    expect(rows[1]).toMatchObject({ waitingFor: 'applicant', order: NEVER });
    expect(rows[1]?.due).toBeUndefined();
    expect(counts.rest).toBe(2);
  });

  it('lists a colleague’s on leave beside one’s own, each once, and narrows by kind and by whom a step waits for', async () => {
    const office = 'o-cover' as OfficeId;
    const [mine, theirs] = ['cover-mine', 'cover-theirs'] as ActorId[] as [ActorId, ActorId];
    const put = (id: string, kind: 'visit' | 'review' | 'pay', holders: ActorId[]): Promise<void> =>
      sync(stateOf(caseId(id), 2, { obligations: [obligation('s', { office, kind, holders })] }));
    await put('cover-a', 'visit', [mine, theirs]);
    await put('cover-b', 'review', [theirs]);
    await put('cover-c', 'pay', [mine]);
    const query = { scope: 'mine', actor: mine, now: at(0) } as const;
    expect(await ids(query)).toHaveLength(2);
    expect((await ids({ ...query, deputyFor: [theirs] })).sort()).toEqual(['case-cover-a/s', 'case-cover-b/s', 'case-cover-c/s']);
    expect(await test.store.tasks.total({ ...query, deputyFor: [theirs] })).toBe(3);
    expect(await ids({ ...query, filter: { kind: 'pay' } })).toEqual(['case-cover-c/s']);
    expect(await ids({ ...query, filter: { waits: 'us' } })).toHaveLength(2);
    expect(await ids({ ...query, filter: { waits: 'applicant' } })).toEqual([]);
  });

  it('keeps a visit in the pool until both inspectors have claimed it', async () => {
    const office = 'o-visit' as OfficeId;
    const visit = (version: number, holders: string[]): CaseState =>
      stateOf(caseId('visit'), version, {
        obligations: [obligation('v', { office, kind: 'visit', role: 'inspector', holders: holders as ActorId[], places: 2 })],
      });
    const posts = [{ role: 'inspector' as const, office }];
    await test.store.tasks.sync(visit(2, ['one']), extras);
    expect(await ids({ posts })).toEqual(['case-visit/v']);
    await test.store.tasks.sync(visit(3, ['one', 'two']), extras);
    expect(await ids({ posts })).toEqual([]);
  });

  it('keeps what lots fell on out of every pool and from deputies, and on the desk of those on whom they fell', async () => {
    const office = 'o-panel' as OfficeId;
    const posts = [{ role: 'scorer' as const, office }];
    const panel = obligation('p', { office, kind: 'panel', role: 'scorer', holders: ['lot-a', 'lot-b'] as ActorId[], places: 3 });
    await test.store.tasks.sync(stateOf(caseId('panel'), 2, { obligations: [panel] }), extras);
    expect(await ids({ posts })).toEqual([]);
    expect(await ids({ scope: 'mine', actor: 'lot-a' as ActorId, posts })).toEqual(['case-panel/p']);
    expect(await ids({ scope: 'mine', actor: 'lot-c' as ActorId, posts })).toEqual([]);
    expect(await ids({ scope: 'mine', actor: 'lot-c' as ActorId, posts, deputyFor: ['lot-a' as ActorId] })).toEqual([]);
    await test.store.tasks.sync(stateOf(caseId('panel'), 3, {}), extras);
    expect(await ids({ scope: 'done', actor: 'lot-b' as ActorId, posts })).toEqual(['case-panel/p']);
  });

  it('sorts by the real clock where a sandbox case has moved its own', async () => {
    const office = 'o-offset' as OfficeId;
    const day = 86_400_000;
    await sync(stateOf(caseId('moved'), 2, { offset: 5 * day, obligations: [obligation('s', { office, due: at(60) })] }));
    const { rows, counts } = await test.store.tasks.page({ scope: 'office', actor: ann, offices: [office], now: at(0) });
    expect([counts.overdue, rows[0]?.due]).toEqual([1, at(60)]);
  });

  it('pages through the due buckets in order, twenty at a time, with a count of each', async () => {
    const office = 'o-page' as OfficeId;
    const posts = [{ ...post, office }];
    // 30 overdue, 20 due today, 10 soon, 5 later, written in a mixed order.
    const dues = [
      ...Array.from({ length: 30 }, (_, n) => at(-n - 1)),
      ...Array.from({ length: 20 }, (_, n) => at(n)),
      ...Array.from({ length: 10 }, (_, n) => at(2_000 + n)),
      ...Array.from({ length: 5 }, (_, n) => at(20_000 + n)),
    ];
    for (const [n, due] of [...dues.entries()].sort(([a], [b]) => ((a * 7) % 65) - ((b * 7) % 65))) {
      const step = n < 33 ? 'first' : 'second';
      await test.store.tasks.sync(stateOf(caseId(`page-${String(n)}`), 2, { obligations: [obligation(step, { office, due })] }), extras);
    }
    const page = (number: number, filter: TaskQuery['filter'] = {}) =>
      test.store.tasks.page({ scope: 'pool', actor: ann, posts, filter, page: number, now: at(0) });
    const pages = await Promise.all([1, 2, 3, 4].map((number) => page(number)));
    expect(pages.map((one) => one.rows.length)).toEqual([20, 20, 20, 5]);
    expect(pages[0]?.counts).toEqual({ overdue: 30, today: 20, soon: 10, rest: 5 });
    expect(pages[3]?.total).toBe(65);
    expect(pages.flatMap((one) => one.rows.map((row) => row.due))).toEqual([...dues].sort());
    const today = await page(1, { due: 'today' });
    expect([today.total, today.rows[0]?.due, today.counts.overdue]).toEqual([20, at(0), 30]);
    expect((await page(1, { step: 'first' as StepId })).total).toBe(33);
    expect((await page(1, { programme: 'payment-batch' })).total).toBe(0);
  });

  it('draws the line between today and tomorrow at midnight in Shanghai', async () => {
    const office = 'o-midnight' as OfficeId;
    const due = async (n: string, instant: string): Promise<void> =>
      sync(stateOf(caseId(n), 2, { obligations: [obligation('s', { office, due: instant as Instant })] }));
    await due('m1', '2026-11-24T15:59:59.999Z');
    await due('m2', '2026-11-24T16:00:00.000Z');
    const { counts } = await test.store.tasks.page({
      scope: 'office',
      actor: ann,
      offices: [office],
      now: '2026-11-24T01:00:00.000Z' as Instant,
    });
    expect(counts).toEqual({ overdue: 0, today: 1, soon: 1, rest: 0 });
  });

  it('counts many lists by one read as it counts each by itself', async () => {
    const [here, there] = ['o-many', 'o-more'] as OfficeId[] as [OfficeId, OfficeId];
    const held = { office: here, holders: [ann], due: at(60) };
    await sync(stateOf(caseId('many'), 2, { obligations: [obligation('s', held), obligation('t', { office: here, due: at(-60) })] }));
    await sync(stateOf(caseId('more'), 2, { obligations: [obligation('s', { office: there, due: at(60) })] }));
    await sync(stateOf(caseId('many'), 3, { obligations: [obligation('t', { office: here, due: at(-60) })] }));
    await sync(stateOf(caseId('gone'), 2, { obligations: [obligation('s', { office: there, holders: [ann], due: at(0) })] }));
    const about = {
      actor: ann,
      posts: [
        { ...post, office: here },
        { ...post, office: there },
      ],
      offices: [here, there],
      now: at(0),
    };
    const queries = (['mine', 'pool', 'office'] as const).map((scope) => ({ ...about, scope }));
    const each = await test.store.tasks.countsOfEach([...queries, { ...about, scope: 'mine', deputyFor: ['nobody' as ActorId] }]);
    expect(each).toEqual(await Promise.all([...queries, queries[0] as TaskQuery].map((one) => test.store.tasks.counts(one))));
    expect(each[2]).toMatchObject({ overdue: 1 });
  });
});
