import { mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Employer } from '../sandbox/employers/firms';
import { filingOf } from '../sandbox/employers/roster';
import { giveMandate } from '../sandbox/employers/mandates';
import { identity } from '../sandbox/rosters/rows';
import { localDate } from '../src/domain/calendar/instants';
import { programmeNamed } from '../src/domain/programmes';
import { staffRoster } from '../src/domain/programmes/quota/roster';
import { type ActorId, type CaseId, type PersonId } from '../src/domain/values';
import { policyFor } from '../src/policies/pick';
import { saveRoster } from '../src/portal/cases/draft-roster';
import { hashPassword } from '../src/portal/password';
import { paths } from '../src/portal/paths';
import { instantNow } from '../src/store/clock';
import { ensureIndexes } from '../src/store/collection';
import { peopleOf } from '../src/store/people';
import { type World } from '../test/support/world';
import { benchPassword } from './accounts';
import { startApart } from './apart';
import { area, employersMade } from './employers/made';
import { startRegistries } from './employers/start';
import { browserAt, field, ToldToWait } from './portal';
import { meter } from './processor';
import { abreast } from './rig';
import { startOne } from './services';

const matter = 'quota-verification';
/** How many units a clerk files for: an agency's, as most small firms have. */
const unitsEach = 10;

/**
 * The last week of a window in one minute: so many employers of three people each submit at an even pace, whether or not those before are
 * answered, through a portal and a worker as production runs them. Their clerks have signed in and look at the page with the button.
 * @returns how long the button takes (from its press to the page that it leads to), and how long until every case is granted and received
 * by both receivers. Throws if one is lost, stands twice or ends otherwise
 */
export async function lastWeek(count: number, seconds: number): Promise<Record<string, unknown>> {
  const registries = await startRegistries(count, 0);
  const receivers = await startOne('receivers', mkdtempSync(join(tmpdir(), 'zhuye-bench-')), () => undefined);
  const apart = await startApart({
    REGISTRIES_URL: registries.url,
    TAX_URL: `${receivers.url}/tax`,
    NATIONAL_URL: `${receivers.url}/national`,
  });
  const { world } = apart.rig;
  try {
    const drafts = await prepare(world, employersMade(count, 0));
    const portal = await apart.start('portal.js');
    const worker = await apart.start('worker.js');
    const ready = await lookedAt(`http://127.0.0.1:${portal.port}`, drafts);
    const load = loadavg()[0];
    const pid = ({ child }: typeof portal) => (child.pid === undefined ? undefined : { pid: child.pid });
    const spent = meter({ ...apart.rig.measured, portal: pid(portal), worker: pid(worker) });
    const start = performance.now();
    const answers = await Promise.all(
      ready.map(async ({ press, id }, at) => {
        await pause((at * seconds * 1_000) / count);
        const answered = await untilTaken(press);
        if (!answered.page.includes(paths.caseReceipt(id))) throw new Error(`${id} was not taken: ${answered.page.slice(0, 300)}`);
        return { ...answered, kept: answered.page.includes(keptTitle) };
      }),
    );
    const submitted = (performance.now() - start) / 1_000;
    const processorMs = spent();
    const keptAtOnce = await world.db.connection.collection('outgoing').countDocuments({ kind: 'submit' });
    if (keptAtOnce !== count) throw new Error(`${keptAtOnce} of ${count} were kept`);
    await workedOff(world, count);
    const workedOffAfter = (performance.now() - start) / 1_000;
    const processorMsInAll = spent();
    await prove(world, receivers.url, drafts);
    const answerMs = shares(answers.map((one) => one.ms));
    return {
      value: answerMs.p95,
      unit: 'ms at p95',
      ...answerMs,
      // Those who were told to wait, how often each at most, how fast that was said, and from the first press until it was taken.
      toldToWait: answers.filter(({ waits }) => waits.length > 0).length,
      mostOften: Math.max(...answers.map(({ waits }) => waits.length)),
      toldWithin: shares(answers.flatMap(({ waits }) => waits)),
      takenAfter: shares(answers.map(({ taken }) => taken)),
      saidKept: answers.filter(({ kept }) => kept).length,
      submittedIn: round(submitted),
      workedOffAfter: round(workedOffAfter),
      casesPerSecond: round(count / workedOffAfter),
      cases: count,
      // While they came, each case.
      processorMsPerCase: each(processorMs, count),
      processorMsPerCaseInAll: each(processorMsInAll, count),
      loadBefore: load,
      loadAfter: loadavg()[0],
      mongodb: apart.rig.mongo,
    };
  } finally {
    await apart.end();
    await receivers.stop();
    await registries.stop();
  }
}

/** The button pressed, and pressed again when whoever pressed it was told to, after the time that they were told. */
async function untilTaken(press: () => Promise<string>): Promise<{ page: string; ms: number; taken: number; waits: number[] }> {
  const [first, waits]: [number, number[]] = [performance.now(), []];
  for (;;) {
    const pressed = performance.now();
    try {
      const page = await press();
      return { page, ms: performance.now() - pressed, taken: performance.now() - first, waits };
    } catch (error) {
      if (!(error instanceof ToldToWait)) throw error;
      waits.push(performance.now() - pressed);
      await pause(error.seconds * 1_000);
    }
  }
}

/** How long it took, in milliseconds: half of them, nineteen of twenty, all but one of a hundred, and every one. */
function shares(given: readonly number[]): { p50: number; p95: number; p99: number; most: number } {
  const ms = [...given].sort((one, other) => one - other);
  const at = (share: number): number => Math.round(ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

/** What the page says while no worker has recorded the case yet. */
const keptTitle = '申请已经收到，正在登记';

interface Prepared {
  id: CaseId;
  login: string;
}

/** Clerks with their mandates, and a draft that is whole for each unit. */
async function prepare({ db, store, policies }: World, employers: readonly Employer[]): Promise<Prepared[]> {
  const accounts = peopleOf(db.connection, db.keys);
  await ensureIndexes(db.connection);
  const passwordHash = await hashPassword(benchPassword);
  const today = localDate(instantNow());
  const policy = policyFor(policies, matter, area, today);
  const { roster } = programmeNamed(matter);
  if (!policy || !roster) throw new Error(`nothing of ${matter} is open in ${area}`);
  const clerks = Array.from({ length: Math.ceil(employers.length / unitsEach) }, (_, at) => `clerk-${at}`);
  await abreast(clerks.length, 8, async (at) => {
    const login = clerks[at] ?? '';
    await accounts.add({
      actor: { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
      login,
      passwordHash,
      name: '测试员',
      phone: `139${String(at).padStart(8, '0')}`,
      identity: identity(15_000 + at),
      letters: 'sms',
      language: 'zh-CN',
    });
  });
  const prepared: Prepared[] = [];
  await abreast(employers.length, 8, async (nth) => {
    const employer = employers[nth];
    const login = clerks[Math.floor(nth / unitsEach)] ?? '';
    if (!employer) return;
    const owner = `a-${login}` as ActorId;
    const party = await store.parties.named(employer.firm);
    await giveMandate(accounts, { to: owner, party: party.id, ground: 'named', by: owner });
    const draft = await store.drafts.create({ owner, party: party.id, programme: matter, policy: policy.id });
    const { year, headcount, wages, rows } = filingOf(employer);
    const typed = rows.map((row) => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? ''])));
    const said = { year: String(year), kind: 'enterprise', street: area, staff: headcount.join(' '), wages: (wages / 100).toFixed(2) };
    await store.drafts.saveSection(draft.caseId, 'employer', said, 0);
    await store.drafts.saveSection(draft.caseId, 'contact', { telephone: '13900000000', letters: 'sms' }, 0);
    await saveRoster(store, draft, roster, typed, { today }, 0);
    prepared.push({ id: draft.caseId, login });
  });
  return prepared;
}

/** Every clerk signed in, each of their drafts on the page with the button. */
async function lookedAt(url: string, drafts: readonly Prepared[]): Promise<{ id: CaseId; press: () => Promise<string> }[]> {
  const logins = [...new Set(drafts.map(({ login }) => login))];
  const browsers = new Map(logins.map((login) => [login, browserAt(url)]));
  await abreast(logins.length, 4, async (at) => browsers.get(logins[at] ?? '')?.signIn(logins[at] ?? ''));
  const ready: { id: CaseId; press: () => Promise<string> }[] = [];
  await abreast(drafts.length, 4, async (at) => {
    const { id, login } = drafts[at] as Prepared;
    const browser = browsers.get(login) as ReturnType<typeof browserAt>;
    const page = await browser.get(paths.draftCheck(id));
    const fields = { _csrf: field(page, '_csrf'), request: field(page, 'request'), seen: field(page, 'seen'), declare: 'yes' };
    ready.push({ id, press: () => browser.post(paths.draftSubmit(id), fields) });
  });
  // As they come: units of one clerk one after the other would ask for the same account all at once.
  return ready.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** However long it takes, as long as it goes on. */
async function workedOff({ db }: World, count: number): Promise<void> {
  const closed = (): Promise<number> => db.connection.collection('cases').countDocuments({ closed: true });
  for (let [before, since] = [-1, Date.now()]; ;) {
    const now = await closed();
    if (now === count) return;
    if (now !== before) [before, since] = [now, Date.now()];
    if (Date.now() - since > 120_000) throw new Error(`${now} of ${count} are closed, and no more for two minutes`);
    await pause(250);
  }
}

/** Each draft is one case, each granted, each received once by both. */
async function prove({ store, db }: World, receivers: string, drafts: readonly Prepared[]): Promise<void> {
  const cases = await db.connection.collection('cases').countDocuments({});
  if (cases !== drafts.length) throw new Error(`${cases} cases of ${drafts.length} drafts`);
  await abreast(drafts.length, 8, async (at) => {
    const { id } = drafts[at] as Prepared;
    const outcome = (await store.cases.read(id))?.state.outcome;
    if (outcome !== 'granted') throw new Error(`${id} ended ${outcome ?? 'nowhere'}`);
  });
  for (const receiver of ['tax', 'national']) {
    const received = (await (await fetch(`${receivers}/${receiver}/_received`)).json()) as { number: string }[];
    if (new Set(received.map(({ number }) => number)).size !== drafts.length || received.length !== drafts.length)
      throw new Error(`${receiver} received ${received.length} for ${drafts.length}`);
  }
}

const each = (spent: Record<string, number>, count: number): Record<string, number> =>
  Object.fromEntries(Object.entries(spent).map(([name, ms]) => [name, Math.round(ms / count)]));

const round = (value: number): number => Math.round(value * 10) / 10;
