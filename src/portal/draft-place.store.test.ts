import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseInput } from '../domain/case/submission';
import { localDate } from '../domain/calendar/instants';
import { type Answers } from '../domain/form/answers';
import { type Facts } from '../domain/ground/facts';
import { longestUntil } from '../domain/mandates';
import { type Place } from '../domain/places/place';
import { contactPart } from '../domain/programmes/common/contact';
import { placeArea, placeHolder, placeOf, placePart, type OfPlace } from '../domain/programmes/common/place';
import { programme } from '../domain/programmes/programme';
import { register } from '../domain/programmes/registry';
import { type AreaCode, type CaseId, type LocalDate, type OfficeId, type PartyId, type PlaceId } from '../domain/values';
import { loadPolicies } from '../policies/load';
import { instantNow } from '../store/clock';
import { type Browser, signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

/** A matter that units file for a place of theirs, and no other: none of the project's own. */
register(
  programme<OfPlace, Facts>({
    name: 'place-trial',
    story: 'placeTrial',
    filedBy: 'unit',
    place: { kinds: ['home'], part: placePart.id },
    route: { order: [['accept'], ['decide'], ['deliver']], needed: ['decide'] },
    form: [placePart, contactPart],
    corrects: ['contact'],
    visitShows: ['place.address'],
    facts: (_answers, on) => ({ on }),
    shape: z.strictObject({ on: z.iso.date() }) as unknown as z.ZodType<Facts>,
    situations: {},
    comparisons: [],
    rules: {},
    results: {},
    subjects: { place: placeHolder },
    area: { premises: placeArea },
  }),
);

const step = (name: string, kind: string, role: string) =>
  `  - { step: ${name}, kind: ${kind}, name: { zh-CN: ${name}, en: ${name} }, role: ${role}, level: street, unit: federation, workingDays: 3, from: ours }`;
const yaml = `# For tests only: no rule of any real place.
programme: place-trial
area: "440300"
areaName: { zh-CN: 深圳市, en: Shenzhen }
term: { zh-CN: 机构试报, en: Trial of a place }
summary: { zh-CN: 仅供测试，不是政策。, en: For tests only; not policy. }
jurisdiction: premises
limits: { statutory: 20, promised: 10, unit: working-days, from: ours }
once: { item: trial, per: place, period: ever }
document: { title: 仅供测试的示例, issued: 2026-01-01, validFrom: 2026-01-01 }
sources:
  ours: { grade: PD, title: 仅供测试的示例，不是政策 }
eligibility: []
evidence: []
route:
${step('intake', 'accept', 'window')}
${step('decision', 'decide', 'approver')}
${step('notice', 'deliver', 'window')}
separate: []
grounds:
  - { clause: no, say: { zh-CN: 不行, en: No }, from: ours }
examples: []
sandbox: true
`;

let portal: TestPortal;
const filed: CaseInput[] = [];
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-places-'));
  cpSync('policies', dir, { recursive: true });
  mkdirSync(join(dir, '440300'), { recursive: true });
  writeFileSync(join(dir, '440300', 'place-trial.2026-01-01.yaml'), yaml);
  const { loaded, problems } = loadPolicies(dir, { sandbox: true });
  expect(problems).toEqual([]);
  portal = await testPortal({
    policies: { ...loaded, calendar: { version: 'none', holidays: [], makeUp: [], provisionalYears: [], from: 2026, to: 2026 } },
    engine: {
      submit: (input) => {
        filed.push(input);
        return Promise.resolve({ kind: 'kept' } as never);
      },
      act: () => Promise.reject(new Error('none')),
      drain: () => Promise.resolve(undefined as never),
    },
  });
});
afterAll(() => portal.end());

let count = 0;
/** Somebody who speaks for a unit of their own. */
async function clerk() {
  count += 1;
  const login = `place-${count}`;
  const uscc = `91440309MA5PL${String(count).padStart(5, '0')}`;
  const unit = await portal.db.store.parties.named({ uscc, name: `示例企业${count}` });
  const { id } = await testAccount(portal, { login, name: '经办', identity: `44030919900101${String(1000 + count)}` });
  await mandate(id, unit.id);
  return { agent: await signedIn(portal, login), id, unit };
}
const mandate = (id: string, party: PartyId, until: LocalDate = longestUntil(localDate(instantNow()))) =>
  portal.services.people.giveMandate(id as never, {
    id: `m-${id}-${party}`,
    party,
    ground: 'letter',
    from: instantNow(),
    until,
    by: 'x' as never,
  });
const place = (operator: PartyId, name: string, more: Partial<Place> = {}) =>
  portal.db.store.places.register({
    key: `${operator}/${name}`,
    kind: 'home',
    name,
    area: '440309002' as AreaCode,
    address: '民治街道示例路 1 号',
    operator,
    capacity: 40,
    rooms: 8,
    opened: '2024-01-01' as LocalDate,
    sandbox: true,
    ...more,
  });
const send = async (agent: Browser, page: string, address: string, fields: Record<string, string>) => {
  const _csrf = tokenIn((await agent.get(page)).text);
  return agent
    .post(address)
    .type('form')
    .send({ _csrf, ...fields });
};
const matter = '/matters/place-trial';
const begin = (agent: Browser, fields: Record<string, string> = {}) => send(agent, matter, matter, fields);

it('a unit with one such place begins for it; its other places and closed ones are none', async () => {
  const { agent, unit } = await clerk();
  const { id } = await place(unit.id, '示例之家一');
  await place(unit.id, '星工坊', { kind: 'star-workshop' });
  const gone = await place(unit.id, '旧家');
  await portal.db.store.places.close(gone.id, '2026-01-31' as LocalDate);
  const begun = await begin(agent);
  expect([begun.status, begun.headers['location']]).toEqual([303, expect.stringMatching(/^\/drafts\/c/)]);
  const address = begun.headers['location'] as string;
  const draft = await agent.get(address);
  const part = `${address}/sections/place`;
  for (const words of ['示例之家一', `href="${part}"`, '已完成']) expect(draft.text).toContain(words);
  // What the register says is put right in the register.
  expect((await agent.get(part)).headers['location']).toBe(`/places/${id}`);
  const own = await agent.get(`/places/${id}`);
  for (const words of [unit.name, '机构试报', '开始申报', `name="unit" value="${unit.id}"`, `name="at" value="${id}"`])
    expect(own.text).toContain(words);
});

it('with several it is asked for which, and may have a draft for each; the same again is the same', async () => {
  const { agent, unit } = await clerk();
  const [one, other] = [await place(unit.id, '东家'), await place(unit.id, '西家')];
  const asked = await begin(agent);
  expect([asked.status, asked.text.includes('东家'), asked.text.includes('西家')]).toEqual([200, true, true]);
  const drafts: string[] = [];
  for (const { id } of [one, other, one]) drafts.push((await begin(agent, { unit: unit.id, at: id })).headers['location'] as string);
  expect([new Set(drafts).size, drafts[0]]).toEqual([2, drafts[2]]);
  const home = (await agent.get('/')).text;
  for (const words of ['东家：', '西家：']) expect(home).toContain(words);
});

it('nobody begins for a place of another unit, nor one without any', async () => {
  const [one, other] = [await clerk(), await clerk()];
  const theirs = await place(other.unit.id, '别人的家');
  const answer = await begin(one.agent, { unit: one.unit.id, at: theirs.id });
  expect([answer.status, answer.text.includes('没有登记')]).toEqual([422, true]);
  expect((await begin(one.agent, { unit: other.unit.id, at: theirs.id })).status).toBe(422);
  expect((await one.agent.get(`/places/${theirs.id}`)).status).toBe(404);
  expect((await one.agent.get('/places/330402-home-999')).status).toBe(404);
});

/** A draft with all that is to be typed. */
async function filledIn() {
  const speaker = await clerk();
  const home = await place(speaker.unit.id, '示例之家');
  const draft = (await begin(speaker.agent)).headers['location'] as string;
  await send(speaker.agent, `${draft}/sections/contact`, `${draft}/sections/contact`, { telephone: '13800138000', letters: 'sms' });
  return { ...speaker, home, draft };
}

it('what the register says is filed as it is on that day, and is nowhere to be typed', async () => {
  const { agent, home, draft, unit } = await filledIn();
  const section = `${draft}/sections/place`;
  expect((await agent.get(section)).headers['location']).toBe(`/places/${home.id}`);
  expect((await send(agent, draft, section, { id: 'x', name: '假的' })).status).toBe(404);
  await portal.db.store.places.change(home.id, { capacity: 45 }, 0);
  // Whatever somebody wrote into the draft's own words is nothing.
  await portal.db.store.drafts.saveSection(draft.split('/').pop() as CaseId, 'place', { id: 'x', name: '假的', area: '440309001' }, 0);
  const check = await agent.get(`${draft}/check`);
  expect([check.text.includes('45'), check.text.includes('假的')]).toEqual([true, false]);
  const answer = await send(agent, `${draft}/check`, `${draft}/submit`, { declare: 'yes', ...hiddenIn(check.text) });
  expect(answer.status).toBe(303);
  const input = filed.at(-1)?.submission;
  const answers = (await portal.db.store.texts.readJson(input?.answers.id ?? '')) as Answers & OfPlace;
  expect(answers.place).toEqual({
    id: home.id,
    name: '示例之家',
    area: '440309002',
    address: '民治街道示例路 1 号',
    capacity: 45,
    rooms: 8,
  });
  expect([input?.area, input?.applicant.party, placeOf(answers, 'place')]).toEqual(['440309002', unit.id, home.id]);
  expect(input?.subjects).toEqual([await portal.db.store.things.idOf('place', home.id)]);
});

const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/name="(request|seen)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

it('once another unit runs it there is nothing to file, which is said', async () => {
  const { agent, home, draft, unit } = await filledIn();
  const shown = await agent.get(`${draft}/check`);
  const next = await portal.db.store.parties.named({ uscc: '91440309MA5NEXT0001', name: '接手企业' });
  expect(await portal.db.store.places.passOn(home.id, unit.id, next.id, 'hand-over-1')).toBe(true);
  const check = await agent.get(`${draft}/check`);
  expect(check.text).toContain('不由贵单位承办');
  const before = filed.length;
  const answer = await send(agent, `${draft}/check`, `${draft}/submit`, { declare: 'yes', ...hiddenIn(shown.text) });
  expect([answer.status, filed.length]).toEqual([422, before]);
  expect((await agent.get(`/places/${home.id}`)).status).toBe(404);
});

describe('the page of a place', () => {
  const officer = async (login: string, role: string, office: string): Promise<Browser> => {
    await testAccount(portal, { login, posts: [{ role: role as never, office: office as OfficeId }] });
    return signedIn(portal, login);
  };

  it('is for its district and its city, and for no other officer', async () => {
    const { unit } = await clerk();
    const { id } = await place(unit.id, '示例之家');
    const status = async (agent: Browser) => (await agent.get(`/places/${id}`)).status;
    expect(await status(await officer('o-district', 'reviewer', 'lh'))).toBe(200);
    expect(await status(await officer('o-other', 'reviewer', 'ft'))).toBe(404);
    expect(await status(await officer('o-street', 'window', 'lh-minzhi'))).toBe(404);
    expect(await status(await officer('o-auditor', 'auditor', 'lh'))).toBe(404);
    expect(await status(await officer('o-finance', 'finance', 'lh'))).toBe(404);
    const nothing = await portal.db.store.places.find('440309-home-777' as PlaceId);
    expect(nothing).toBeUndefined();
  });

  it('is shut for whoever speaks for the unit no more', async () => {
    const one = await clerk();
    const { id } = await place(one.unit.id, '示例之家');
    expect((await one.agent.get(`/places/${id}`)).status).toBe(200);
    await portal.services.people.endMandate(`m-${one.id}-${one.unit.id}`, one.unit.id, one.id);
    expect((await one.agent.get(`/places/${id}`)).status).toBe(404);
  });
});
