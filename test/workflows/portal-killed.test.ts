import { answersOf } from '../support/journey';
import { factsOf } from '../../src/domain/programmes/startup-grant/facts';
import { evidenceFor } from '../../src/domain/policy/evidence';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../engines/free-port';
import { cast, castFirms } from '../../sandbox/people';
import { type ActorId, type CaseId, type RequestId } from '../../src/domain/values';
import { policyFor } from '../../src/policies/pick';
import { freshKeys } from '../../src/sealing/keys-file';
import { keysFrom } from '../../src/sealing/keys';
import { type Outgoing } from '../../src/store/outgoing';
import { alone, ledgerOf, until } from '../support/bad-days';
import { type Journey, opened, today } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

const script = join(__dirname, '..', '..', 'dist', 'test', 'support', 'portal-process.js');
const dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
const keysFile = join(dir, 'keys.json');
/** The portal that stays: its drain sends what the dead one kept. */
let other: PortalWorld;
const children: ChildProcess[] = [];
const told = new Map<string, Promise<void>>();

beforeAll(async () => {
  if (!existsSync(script)) throw new Error('build first: the portal that is killed is a process of its own');
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  other = await startPortal({ keys: keysFrom(file) });
  for (const [name, story] of Object.entries(stories)) {
    const one = story();
    // Whoever asks for it gets the error.
    one.catch(() => undefined);
    told.set(name, one);
  }
}, 60_000);
afterAll(async () => {
  children.forEach((one) => one.kill('SIGKILL'));
  await other.end();
  rmSync(dir, { recursive: true });
}, 30_000);

/** A portal that will die so, and somebody signed in to it. */
async function doomed(death: string, login: string): Promise<{ process: ChildProcess; visitor: Visitor }> {
  const port = await freePort();
  const env = {
    ...process.env,
    ZHUYE_SANDBOX: '1',
    DEATH: death,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    KEYS_FILE: keysFile,
    MONGODB_URI: other.world.db.uri,
    REGISTRIES_URL: other.world.registriesUrl,
    LOG_LEVEL: 'fatal',
  };
  const child = fork(script, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  const [ready] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  expect(ready).toBe('ready');
  const one = visitor(`http://127.0.0.1:${port}`);
  await one.signIn(login);
  return { process: child, visitor: one };
}

/** Presses the button; nothing comes back from a portal that was killed. */
async function killedAt(child: ChildProcess, press: Promise<unknown>): Promise<void> {
  const exit = once(child, 'exit');
  await expect(press).rejects.toThrow('fetch failed');
  expect((await exit)[1]).toBe('SIGKILL');
}

const waitingFor = async (id: CaseId): Promise<Outgoing> => {
  const [row, ...more] = await other.world.store.outgoing.waitingFor(id);
  expect(more).toEqual([]);
  return row as Outgoing;
};
const answered = (request: RequestId) => until(async () => (await other.world.store.outgoing.find(request))?.answer, 40, 100);
const arrived = async (): Promise<Journey> => {
  const j = await alone(other.world);
  await j.submit();
  await j.until(opened('accept'));
  return j;
};

/** All begin at once: another portal leaves what a living one may still be sending alone for a quarter of a minute. */
const stories: Record<string, () => Promise<void>> = {
  'keeping an officer’s act and sending it: another portal sends it, it is done once, as of the instant it was kept': async () => {
    const j = await arrived();
    const action = `/desk/cases/${j.id}/acts/accept`;
    const portal = await doomed('outgoing.keep(act):after:1', 'minzhi-chuangkou');
    const before = new Date().toISOString();
    await killedAt(portal.process, portal.visitor.fill(`${action}?step=accept`, action, {}));
    const after = new Date().toISOString();
    const kept = await waitingFor(j.id);
    expect(kept.at >= before && kept.at <= after).toBe(true);
    expect((await ledgerOf(other.world, j.id)).map((event) => event.type)).toEqual(['submitted', 'opened']);
    expect(await answered(kept.request)).toMatchObject({ kind: 'done' });
    await j.until(opened('visit'));
    const accepted = (await ledgerOf(other.world, j.id)).filter((event) => event.type === 'accepted');
    expect(accepted).toMatchObject([{ at: kept.at, by: kept.author }]);
    expect((await j.state()).requests[kept.request]).toBeDefined();
    expect(await other.world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'reserved' }]);
  },

  'what an act came to and striking it out: it is sent once more, answered the same way, and done once': async () => {
    const j = await arrived();
    const action = `/desk/cases/${j.id}/acts/accept`;
    const portal = await doomed('outgoing.strikeOut:before:1', 'minzhi-chuangkou');
    const exit = once(portal.process, 'exit');
    // Nobody waits for the striking out, so the officer may have heard the answer already.
    await Promise.allSettled([portal.visitor.fill(`${action}?step=accept`, action, {})]);
    expect((await exit)[1]).toBe('SIGKILL');
    const kept = await waitingFor(j.id);
    const version = (await j.state()).requests[kept.request];
    expect(version).toBeDefined();
    expect(await answered(kept.request)).toEqual({ kind: 'done', version });
    expect((await ledgerOf(other.world, j.id)).filter((event) => event.type === 'accepted')).toHaveLength(1);
  },

  'keeping a submission and sending it: it becomes one case, of the day it was handed in, whoever presses again': async () => {
    const { store } = other.world;
    const portal = await doomed('outgoing.keep(submit):after:1', 'lin');
    const id = await filledIn('a-lin' as ActorId, portal.visitor);
    const before = new Date().toISOString();
    await killedAt(portal.process, submit(portal.visitor, id));
    const after = new Date().toISOString();
    const kept = await waitingFor(id);
    expect(kept.at >= before && kept.at <= after).toBe(true);
    expect(await store.ledger.headOf(id)).toBeUndefined();
    const lin = visitor(other.url);
    await lin.signIn('lin');
    // Whoever presses again meanwhile, at a portal that lives, files nothing more and is told that it is kept.
    expect(await submit(lin, id)).toMatchObject({ status: 303, location: `/cases/${id}?submitted` });
    expect((await lin.get(`/cases/${id}?submitted`)).html).toContain('申请已经收到，正在登记');
    expect(await store.ledger.headOf(id)).toBeUndefined();
    expect(await answered(kept.request)).toEqual({ kind: 'done', version: 1 });
    const { number } = (await store.cases.read(id)) ?? {};
    expect((await lin.get(`/cases/${id}`)).html).toContain(number);
    expect((await store.drafts.read(id))?.submitted).toMatchObject({ number, at: kept.at });
    const events = await ledgerOf(other.world, id);
    expect(events.filter((event) => event.type === 'submitted')).toMatchObject([{ at: kept.at }]);
    expect((await store.letters.allOfCase(id)).map((one) => `${one.template}/${one.channel}`).sort()).toEqual([
      'received/portal',
      'received/sms',
    ]);
  },
};

it.each(Object.keys(stories))('a portal killed with -9 between %s', (name) => told.get(name), 60_000);

const submit = (one: Visitor, id: CaseId) => one.fill(`/drafts/${id}/check`, `/drafts/${id}/submit`, { declare: 'yes' });

/** A draft of Lin's with every section and paper, as the pages would have saved it. */
async function filledIn(owner: ActorId, one: Visitor): Promise<CaseId> {
  const { store, policies } = other.world;
  const id = ((await one.fill('/matters/startup-grant', '/matters/startup-grant', {})).location ?? '').split('/').at(-1) as CaseId;
  const policy = policyFor(policies, 'startup-grant', cast.lin.household.area, today);
  if (!policy) throw new Error('no policy');
  const firm = castFirms.lin;
  const sections = {
    applicant: { certificate: cast.lin.certificate?.certificate ?? '', household: cast.lin.household.area },
    firm: { name: firm.name, uscc: firm.uscc, organisation: firm.organisation, registeredOn: firm.registeredOn, address: firm.address },
    premises: { rents: 'yes', address: firm.address, monthlyRent: '2000', paidOnTime: 'yes' },
    operation: { operating: 'yes', business: '按摩' },
    account: { holder: cast.lin.name, bank: '示例银行', number: cast.lin.card },
    contact: { telephone: cast.lin.telephone, letters: 'sms' },
  };
  for (const [name, typed] of Object.entries(sections)) await store.drafts.saveSection(id, name, typed, 0);
  for (const { item } of evidenceFor(policy, factsOf(answersOf([cast.lin]), today)))
    await store.files.keep({ owner, case: id, item, name: `${item}.pdf`, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4 ${item}`) });
  return id;
}
