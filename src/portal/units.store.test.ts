import { join } from 'node:path';
import { cast, castFirms, sandboxWorld } from '../../sandbox/people';
import { type SandboxPerson } from '../../sandbox/person';
import { registriesApp } from '../../sandbox/registries/app';
import { running } from '../../sandbox/testing';
import { localDate } from '../domain/calendar/instants';
import { longestUntil, type Mandate, type MandateGround, speaksFor } from '../domain/mandates';
import { type ActorId, type CaseId, dayBefore, type Instant, type LocalDate, type OfficeId, type PartyId } from '../domain/values';
import { type MonthDay } from '../domain/calendar/windows';
import { type CaseInput } from '../domain/case/submission';
import { loadPolicies } from '../policies/load';
import { policyFor } from '../policies/pick';
import { projectFolder } from '../root';
import { type Draft } from '../store/drafts';
import { submitDraft } from './cases/submit';
import { type Viewer } from './locals';
import { type Services } from './services';
import { httpRegistries } from '../registries/http';
import { instantNow } from '../store/clock';
import { partiesOf } from '../store/people/mandates';
import { todayInShanghai } from './cases/places';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

let portal: TestPortal;
let registries: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  registries = await running(registriesApp(sandboxWorld()));
  portal = await testPortal({ registries: httpRegistries({ url: registries.url, timeoutMs: 500, retries: 0 }) });
});
afterAll(async () => {
  registries.close();
  await portal.end();
});

let count = 0;
/** Somebody of the sandbox's with a proven account of their own, signed in. */
async function person(who: SandboxPerson): Promise<{ agent: Browser; id: ActorId; login: string }> {
  const login = `unit-${(count += 1)}`;
  const { id } = await testAccount(portal, { login, name: who.name, identity: who.identity });
  return { agent: await signedIn(portal, login), id, login };
}
const send = async (agent: Browser, page: string, address: string, fields: Record<string, string>) => {
  const _csrf = tokenIn((await agent.get(page)).text);
  return agent
    .post(address)
    .type('form')
    .send({ _csrf, ...fields });
};
const parties = async (id: ActorId): Promise<readonly PartyId[]> => (await portal.services.people.actorOf(id))?.parties ?? [];
const firm = castFirms.together;
const today = todayInShanghai();
const clerk = { do: 'name', name: cast.deng.name, identity: cast.deng.identity, until: longestUntil(today) };

/** The representative of the firm, acting for it. */
async function representative() {
  const one = await person(cast.chen);
  const answer = await send(one.agent, '/units', '/units', { uscc: firm.uscc });
  const [party] = await parties(one.id);
  return { ...one, answer, party: party as PartyId, page: `/units/${party}` };
}

describe('whoever the register names', () => {
  it('acts for the unit at once, for a year; a partner of it, or anybody else, does not', async () => {
    const { answer, agent, page, id, party } = await representative();
    expect([answer.status, answer.headers['location']]).toEqual([303, `${page}?given`]);
    const shown = await agent.get(page);
    expect([shown.status, shown.text.includes(firm.name), shown.text.includes('法定代表人')]).toEqual([200, true, true]);
    expect(speaksFor({ id, parties: [party] }, { actor: 'another' as ActorId, party })).toBe(true);
    for (const other of [cast.wu, cast.zhao]) {
      const stranger = await person(other);
      const refused = await send(stranger.agent, '/units', '/units', { uscc: firm.uscc });
      expect([refused.status, refused.text.includes('不是您'), await parties(stranger.id)]).toEqual([422, true, []]);
      expect((await stranger.agent.get(page)).status).toBe(404);
    }
  });

  it.each([
    ['9144030', '18'],
    ['91440309MA5YY9999X', '核对'],
  ])('a code like %s is told at its field, with what was typed', async (uscc, words) => {
    const { agent } = await person(cast.lin);
    const answer = await send(agent, '/units', '/units', { uscc });
    expect([answer.status, answer.text.includes('href="#uscc"'), answer.text.includes(words)]).toEqual([422, true, true]);
    expect(answer.text).toContain(uscc);
  });

  it('twice the same day it is one mandate', async () => {
    const { agent, id, party } = await representative();
    await send(agent, '/units', '/units', { uscc: firm.uscc });
    expect((await portal.services.people.mandatesOf(id)).filter((one) => one.party === party)).toHaveLength(1);
  });
});

describe('a clerk', () => {
  it('is one only after saying yes; then reads, and names nobody', async () => {
    const { agent, page, party } = await representative();
    const deng = await person(cast.deng);
    expect((await send(agent, page, page, clerk)).status).toBe(303);
    expect(await parties(deng.id)).toEqual([]);
    const own = (await deng.agent.get('/units')).text;
    const offer = /\/units\/offers\/[\w-]+/.exec(own)?.[0] ?? '';
    expect((await deng.agent.get('/')).text).toContain('有单位请您担任经办人');
    // Somebody else cannot take it.
    const thief = await person(cast.zhao);
    expect((await send(thief.agent, '/units', offer, { answer: 'accept' })).status).toBe(404);
    expect((await send(deng.agent, '/units', offer, { answer: 'accept' })).headers['location']).toBe(`${page}?given`);
    expect(await parties(deng.id)).toEqual([party]);
    expect((await deng.agent.get(page)).status).toBe(200);
    expect((await send(deng.agent, page, page, { ...clerk, identity: cast.zhao.identity })).status).toBe(404);
    expect((await portal.db.store.notices.ofActor(deng.id, 5)).map((one) => one.template)).toEqual(['mandate-given']);
  });

  it('who declines, or whose offer is taken back, is none, whatever is pressed later', async () => {
    const { agent, page } = await representative();
    for (const way of ['decline', 'take-back']) {
      const deng = await person(cast.xu);
      await send(agent, page, page, { ...clerk, name: cast.xu.name, identity: cast.xu.identity });
      const offer = /\/units\/offers\/[\w-]+/.exec((await deng.agent.get('/units')).text)?.[0] ?? '';
      const id = /name="offer" value="([^"]+)"/.exec((await agent.get(page)).text)?.[1] ?? '';
      if (way === 'decline') await send(deng.agent, '/units', offer, { answer: 'decline' });
      else await send(agent, page, page, { do: 'take-back', offer: id });
      await send(deng.agent, '/units', offer, { answer: 'accept' });
      expect([way, await parties(deng.id)]).toEqual([way, []]);
    }
  });

  it('leaves at once, by the representative or by themselves, and is asked before', async () => {
    const { agent, page } = await representative();
    for (const by of ['representative', 'self']) {
      const luo = await person(cast.luo);
      await send(agent, page, page, { ...clerk, name: cast.luo.name, identity: cast.luo.identity });
      const offer = /\/units\/offers\/[\w-]+/.exec((await luo.agent.get('/units')).text)?.[0] ?? '';
      await send(luo.agent, '/units', offer, { answer: 'accept' });
      const [mandate] = await portal.services.people.mandatesOf(luo.id);
      const who = by === 'self' ? luo.agent : agent;
      const asked = await send(who, page, page, { do: 'end', mandate: mandate?.id ?? '' });
      expect([asked.status, asked.text.includes('立即不能再看'), (await parties(luo.id)).length]).toEqual([200, true, 1]);
      await send(who, page, page, { do: 'end', mandate: mandate?.id ?? '', sure: 'yes' });
      expect([by, await parties(luo.id), (await luo.agent.get(page)).status]).toEqual([by, [], 404]);
    }
  });

  it.each([
    [{ until: '2099-01-01' }, 'until'],
    [{ until: '2020-01-01' }, 'until'],
    [{ identity: '1' }, 'identity'],
    [{ name: '' }, 'name'],
  ])('%j is told at its field, and nothing typed is lost', async (wrong, field) => {
    const { agent, page } = await representative();
    const answer = await send(agent, page, page, { ...clerk, ...wrong });
    expect([answer.status, answer.text.includes(`href="#${field}"`)]).toEqual([422, true]);
    for (const typed of Object.values({ ...clerk, ...wrong }).filter((one) => one !== '' && one !== 'name'))
      expect(answer.text).toContain(typed);
  });
});

describe('a letter of authorisation', () => {
  it('is registered at a window, for whoever has a proven account, and not for oneself', async () => {
    const post = { role: 'window', office: '440300-federation' as OfficeId } as const;
    const own = cast.qian;
    await testAccount(portal, { login: 'unit-window', posts: [post], identity: own.identity });
    const agent = await signedIn(portal, 'unit-window');
    const tan = await person(cast.tan);
    const letter = { uscc: castFirms.su.uscc, identity: cast.tan.identity, until: longestUntil(today), seen: 'yes' };
    const register = (fields: Record<string, string>) => send(agent, '/desk/mandates', '/desk/mandates', { ...letter, ...fields });
    expect((await register({ seen: '' })).text).toContain('href="#seen"');
    expect((await register({ identity: cast.ye.identity })).text).toContain('没有已认证的账号');
    const done = await register({});
    expect([done.status, done.text.includes(castFirms.su.name)]).toEqual([200, true]);
    expect(await parties(tan.id)).toHaveLength(1);
    expect((await portal.services.people.mandatesOf(tan.id))[0]).toMatchObject({ ground: 'letter', until: longestUntil(today) });
    const lines = await portal.db.store.accessLog.by((await portal.services.people.byLogin('unit-window'))?.actor.id as ActorId);
    expect(lines.map((one) => one.what)).toContain('mandate');
  });
});

describe('whoever tries more than they may', () => {
  const { policies, offices } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;
  const policy = policyFor({ policies }, 'startup-grant', cast.lin.household.area, today);
  beforeAll(() => void Object.assign(portal.services.policies, { policies, offices }));

  const yesterday = dayBefore(today);
  const offerIn = (page: string): string => /\/units\/offers\/[\w-]+/.exec(page)?.[0] ?? '';
  /** A representative of a firm of their own, by the store. */
  async function speaker(until: LocalDate, ground: MandateGround = 'representative', who: SandboxPerson = cast.jiang) {
    const one = await person(who);
    const unit = await portal.db.store.parties.named({ uscc: castFirms.su.uscc, name: castFirms.su.name });
    await portal.services.people.giveMandate(one.id, { id: `m-${one.id}`, party: unit.id, ground, from: instantNow(), until, by: one.id });
    return { ...one, unit, page: `/units/${unit.id}` };
  }
  const offer = async (party: PartyId, by: ActorId, who: SandboxPerson, until = longestUntil(today)) =>
    portal.db.store.mandateOffers.make({ party, name: who.name, identity: who.identity, until, by });

  it('acts on the last day of a mandate, and on no later one', async () => {
    for (const [until, status] of [
      [today, 200],
      [yesterday, 404],
    ] as const) {
      const { agent, page } = await speaker(until);
      expect([until, (await agent.get(page)).status]).toEqual([until, status]);
    }
    expect(partiesOf({ mandates: [{ until: today, party: 'u' } as Mandate] }, localDate(`${today}T15:59:59.999Z` as Instant))).toEqual([
      'u',
    ]);
    expect(partiesOf({ mandates: [{ until: today, party: 'u' } as Mandate] }, localDate(`${today}T16:00:00.000Z` as Instant))).toEqual([]);
  });

  it('ends no mandate of another unit, and none without the token of the page', async () => {
    const { agent, page } = await representative();
    const other = await speaker(today);
    const end = { do: 'end', mandate: `m-${other.id}`, sure: 'yes' };
    expect((await send(agent, page, page, end)).status).toBe(404);
    expect((await send(agent, page, other.page, end)).status).toBe(404);
    expect((await other.agent.post(other.page).type('form').send(end)).status).toBe(403);
    expect(await parties(other.id)).toEqual([other.unit.id]);
  });

  it('does not name themselves', async () => {
    const { agent, page } = await representative();
    const answer = await send(agent, page, page, { ...clerk, name: cast.chen.name, identity: cast.chen.identity });
    expect([answer.status, answer.text.includes('href="#identity"')]).toEqual([422, true]);
  });

  it('takes up no offer whose last day is past, nor one of a representative who was ended', async () => {
    const { id, agent, page, unit } = await speaker(today);
    const late = await person(cast.tan);
    await offer(unit.id, id, cast.tan, yesterday);
    expect(offerIn((await late.agent.get('/units')).text)).toBe('');
    expect((await late.agent.get('/')).text).not.toContain('有单位请您担任经办人');
    await offer(unit.id, id, cast.tan);
    const open = offerIn((await late.agent.get('/units')).text);
    await send(agent, page, page, { do: 'end', mandate: `m-${id}`, sure: 'yes' });
    await send(late.agent, '/units', open, { answer: 'accept' });
    expect([open === '', await parties(late.id)]).toEqual([false, []]);
  });

  it('accepts one offer in two tabs at once, and has one mandate', async () => {
    const { id, unit } = await speaker(today);
    const twice = await person(cast.lin);
    await offer(unit.id, id, cast.lin);
    const page = (await twice.agent.get('/units')).text;
    const answer = { _csrf: tokenIn(page), answer: 'accept' };
    await Promise.all([1, 2, 3].map(() => twice.agent.post(offerIn(page)).type('form').send(answer)));
    expect(await portal.services.people.mandatesOf(twice.id)).toHaveLength(1);
  });

  it('who was ended and comes again the same day is given a mandate that holds', async () => {
    const { agent, id, page } = await representative();
    const [mandate] = (await portal.services.people.mandatesOf(id)).filter(({ ended }) => !ended);
    await send(agent, page, page, { do: 'end', mandate: mandate?.id ?? '', sure: 'yes' });
    expect(await parties(id)).toEqual([]);
    await send(agent, '/units', '/units', { uscc: firm.uscc });
    expect([await parties(id), (await agent.get(page)).status]).toEqual([[mandate?.party], 200]);
    await send(agent, page, page, { do: 'end', mandate: mandate?.id ?? '', sure: 'yes' });
    expect(await parties(id)).toEqual([]);
  });

  it('reads a unit’s draft while they speak for it, and nobody else does', async () => {
    const filer = await speaker(today, 'letter');
    const colleague = await speaker(today, 'letter', cast.xu);
    const stranger = await person(cast.deng);
    const draft = await portal.db.store.drafts.create({
      owner: filer.id,
      party: filer.unit.id,
      programme: 'startup-grant',
      policy: policy?.id ?? '',
    });
    const statuses = async () =>
      Promise.all([filer, colleague, stranger].map(async ({ agent }) => (await agent.get(`/drafts/${draft.caseId}`)).status));
    expect(await statuses()).toEqual([200, 200, 404]);
    await send(filer.agent, filer.page, filer.page, { do: 'end', mandate: `m-${filer.id}`, sure: 'yes' });
    expect(await statuses()).toEqual([404, 200, 404]);
    await portal.services.people.close(colleague.id);
    expect((await colleague.agent.get(filer.page)).status).not.toBe(200);
    expect((await portal.services.people.speakersOf(filer.unit.id)).map(({ id }) => id)).not.toContain(colleague.id);
  });

  it('files as the unit what they filled in for it, so that the case is the unit’s and not their own', async () => {
    const { id: owner, unit } = await speaker(today, 'letter', cast.lin);
    const { store } = portal.db;
    const { caseId } = await store.drafts.create({ owner, party: unit.id, programme: 'startup-grant', policy: policy?.id ?? '' });
    const { name, uscc, organisation, registeredOn, address } = castFirms.lin;
    const sections = {
      applicant: { certificate: cast.lin.certificate?.certificate ?? '', household: cast.lin.household.area },
      firm: { name, uscc, organisation, registeredOn, address },
      premises: { rents: 'yes', address, monthlyRent: '2000', paidOnTime: 'yes' },
      operation: { operating: 'yes', business: '按摩' },
      account: { holder: cast.lin.name, bank: '示例银行', number: cast.lin.card },
      contact: { telephone: cast.lin.telephone, letters: 'sms' },
    };
    for (const [section, typed] of Object.entries(sections)) await store.drafts.saveSection(caseId, section, typed, 0);
    for (const { item } of policy?.evidence ?? [])
      await store.files.keep({
        owner,
        case: caseId,
        item,
        name: `${item}.pdf`,
        type: 'application/pdf',
        bytes: Buffer.from(`%PDF-1.4 ${item}`),
      });
    const filed: CaseInput[] = [];
    const engine = { submit: (input: CaseInput) => (filed.push(input), Promise.resolve({ kind: 'kept' })) };
    const draft = (await store.drafts.read(caseId)) as Draft;
    const viewer = { actor: await portal.services.people.actorOf(owner), name: cast.lin.name } as Viewer;
    const services = { ...portal.services, engine } as unknown as Services;
    // Where it is taken within a window only, the last of its seconds is in time and the next is not.
    const window = { opens: '03-01' as MonthDay, closes: '10-31' as MonthDay, from: '' };
    const windowed = { ...services.policies, policies: services.policies.policies.map((one) => ({ ...one, window })) };
    const filedAt = (at: string) =>
      submitDraft({ ...services, policies: windowed }, draft, viewer, cast.lin.identity, draft.version, at as Instant);
    expect([(await filedAt('2026-10-31T16:00:00.000Z')).kind, filed.length]).toEqual(['shut', 0]);
    const corrects = { ...draft, after: { case: 'c-first' as CaseId, relation: 'correction' } };
    const late = '2026-12-15T04:00:00.000Z' as Instant;
    const corrected = await submitDraft({ ...services, policies: windowed }, corrects, viewer, cast.lin.identity, draft.version, late);
    expect([corrected.kind, filed.length]).toEqual(['submitted', 1]);
    filed.length = 0;
    expect([(await filedAt('2026-10-31T15:59:59.999Z')).kind, filed.length]).toEqual(['submitted', 1]);
    filed.length = 0;
    const done = await submitDraft(services, draft, viewer, cast.lin.identity, draft.version, instantNow());
    expect([done.kind, filed[0]?.submission.applicant.party, filed[0]?.submission.beneficiaries]).toEqual(['submitted', unit.id, []]);
  });

  it('an officer registers neither their own number under another account, nor the same letter without effect once it was ended', async () => {
    const post = { role: 'window', office: '440300-federation' as OfficeId } as const;
    await testAccount(portal, { login: 'unit-window-2', posts: [post], identity: cast.luo.identity });
    const agent = await signedIn(portal, 'unit-window-2');
    const second = await person(cast.luo);
    const letter = { uscc: castFirms.su.uscc, identity: cast.luo.identity, until: longestUntil(today), seen: 'yes' };
    expect((await send(agent, '/desk/mandates', '/desk/mandates', letter)).text).toContain('不能给自己登记');
    expect(await parties(second.id)).toEqual([]);
    const ye = await person(cast.ye);
    for (const _time of [1, 2]) {
      await send(agent, '/desk/mandates', '/desk/mandates', { ...letter, identity: cast.ye.identity });
      const [held] = (await portal.services.people.mandatesOf(ye.id)).filter(({ ended }) => !ended);
      expect(await parties(ye.id)).toEqual([held?.party]);
      await portal.services.people.endMandate(held?.id ?? '', held?.party as PartyId, ye.id);
      expect(await parties(ye.id)).toEqual([]);
    }
  });
});
