import { readFileSync } from 'node:fs';
import { cast } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { patterns } from '../../src/portal/paths';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

const words = JSON.parse(readFileSync('locales/zh-CN.json', 'utf8')) as { refusal: Record<string, string> };
let portal: PortalWorld;
let j: Journey;
let draft: string;
const visitors: Record<string, Visitor> = {};

/** Lin's case at the visit in Minzhi; and a draft of Lin's. */
const logins = {
  nobody: '',
  owner: 'lin',
  other: 'chen',
  window: 'minzhi-chuangkou',
  inspector: 'minzhi-hecha1',
  agency: 'longhuaqu-fushen',
  approver: 'longhuaqu-shenpi',
  finance: 'longhuaqu-caiwu1',
  supervisor: 'longhuaqu-fuze',
  elsewhere: 'lh-longhua-window1',
  futian: 'ft-approver1',
} as const;
type Who = keyof typeof logins;

beforeAll(async () => {
  portal = await startPortal();
  for (const [who, login] of Object.entries(logins)) {
    const one = visitor(portal.url);
    if (login !== '') await one.signIn(login);
    visitors[who] = one;
  }
  const answers = answersOf([cast.lin]);
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  j = await journey(
    portal.world,
    { ...answers, founders: answers.founders.map((one) => ({ ...one, person: lin.person as PersonId })) },
    undefined,
    lin,
  );
  await j.submit();
  await j.until(opened('accept'));
  const started = await (visitors['owner'] as Visitor).fill('/matters/startup-grant', '/matters/startup-grant', {});
  draft = started.location?.split('/').pop() ?? '';
}, 90_000);
afterAll(() => portal.end());

const all: Who[] = Object.keys(logins) as Who[];
const row = (usual: number, more: Partial<Record<Who, number>> = {}): Record<Who, number> =>
  Object.fromEntries(all.map((who) => [who, more[who] ?? usual])) as Record<Who, number>;
const onlyOfficers = (usual: number, more: Partial<Record<Who, number>> = {}): Record<Who, number> =>
  row(usual, { nobody: 303, owner: 403, other: 403, ...more });
const onlyApplicants = (owner: number, other: number): Record<Who, number> => row(403, { nobody: 303, owner, other });

/** What each account gets at each address by GET. 404 is what a stranger gets, whether or not there is such a case. */
const expected: Record<keyof typeof patterns, Record<Who, number>> = {
  home: row(303, { nobody: 200, owner: 200, other: 200 }),
  signIn: row(303, { nobody: 200 }),
  signOut: row(404),
  // Nothing typed waits to be shown again.
  kept: row(303),
  keptDiscard: row(404),
  language: row(404),
  help: row(200),
  matters: row(200),
  matter: row(200),
  matterCheck: row(200),
  matterInterest: row(404),
  draft: onlyApplicants(200, 404),
  draftSection: onlyApplicants(200, 404),
  draftFiles: onlyApplicants(200, 404),
  draftFile: row(404),
  draftFounders: onlyApplicants(200, 404),
  draftCheck: onlyApplicants(200, 404),
  draftSubmit: row(404),
  draftDiscard: onlyApplicants(200, 404),
  invitation: onlyApplicants(404, 404),
  case: row(303, { owner: 200, other: 404 }),
  caseSupplement: onlyApplicants(303, 404),
  caseWithdraw: onlyApplicants(200, 404),
  caseAccount: onlyApplicants(200, 404),
  caseReceipt: row(404, { nobody: 303, owner: 200, window: 200, inspector: 200, supervisor: 200 }),
  caseHeard: row(404),
  caseRating: onlyApplicants(200, 404),
  caseLetter: row(404, { nobody: 303 }),
  caseFile: row(404, { nobody: 303 }),
  desk: onlyOfficers(200),
  deskClaim: row(404),
  deskPrint: onlyOfficers(200),
  deskDeputy: onlyOfficers(200),
  // The street has it; whoever sits above it may look down; nobody else has had it yet.
  deskCase: onlyOfficers(404, { window: 200, inspector: 200, supervisor: 200 }),
  deskAct: onlyOfficers(404, { window: 200, inspector: 200, supervisor: 200 }),
  deskFinding: row(404),
  batches: onlyOfficers(403, { finance: 200, supervisor: 200 }),
  batch: onlyOfficers(404),
  batchAct: onlyOfficers(404),
  batchReturn: row(404),
  sandboxClock: row(404),
};

const addressOf = (name: keyof typeof patterns): string => {
  const id = name.startsWith('draft') ? draft : j.id;
  return patterns[name]
    .replace(':programme', 'startup-grant')
    .replace(':section', 'firm')
    .replace(':kind', 'accept')
    .replace('*key', `${j.id}/1/nothing/p-lin/portal`)
    .replace(':file', 'no-such-file')
    .replace(':finding', 'no-such-finding')
    .replace(':id', id);
};

it('every pattern has its line', () => expect(Object.keys(expected).sort()).toEqual(Object.keys(patterns).sort()));

describe.each(Object.keys(expected) as (keyof typeof patterns)[])('%s', (name) => {
  it('answers each account as the table says', async () => {
    const got: Partial<Record<Who, number>> = {};
    for (const who of all) got[who] = (await (visitors[who] as Visitor).get(addressOf(name))).status;
    expect(got).toEqual(expected[name]);
  });

  it('takes no form without its token', async () => {
    for (const who of ['owner', 'window'] as const) {
      const { status } = await (visitors[who] as Visitor).post(addressOf(name), { text: 'x' });
      // Choosing a language needs none: it harms nobody.
      expect([name, who, name === 'language' ? 303 : status === 404 ? 404 : 403]).toEqual([name, who, status]);
    }
  });
});

it('a stranger’s look at a case leaves a line in the access log and nothing in the case', async () => {
  const before = (await j.state()).version;
  await (visitors['other'] as Visitor).get(`/cases/${j.id}`);
  const log = await portal.world.store.accessLog.of(j.id);
  expect(log.some((one) => one.what === 'denied' && one.actor === 'a-chen')).toBe(true);
  expect((await j.state()).version).toBe(before);
});

it('an act of another role is refused in words, and a forged or doubled form does nothing twice', async () => {
  const window = visitors['window'] as Visitor;
  const inspector = visitors['inspector'] as Visitor;
  const action = `/desk/cases/${j.id}/acts/accept`;
  const refused = await inspector.fill(`${action}?step=accept`, action, {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain(words.refusal['not-your-office']);
  const forged = await window.fill(`${action}?step=accept`, action, {
    request: 'AAAAAAAAAAAAAAAAAAAAAA.zzz.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  });
  expect(forged.status).toBe(403);
  const { html } = await window.get(`${action}?step=accept`);
  const form = Object.fromEntries(
    ['_csrf', 'request', 'seen', 'step'].map((field) => [
      field,
      new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&#x3D;', '=') ?? '',
    ]),
  );
  const [one, two] = await Promise.all([window.post(action, form), window.post(action, form)]);
  expect([one.status, two.status]).toEqual([303, 303]);
  const state = await j.until(opened('visit'));
  expect(state.accepted).toMatchObject({ deemed: false });
  const rows = [];
  for await (const { event } of portal.world.store.ledger.rowsOf(j.id)) rows.push(event.type);
  expect(rows.filter((type) => type === 'accepted')).toHaveLength(1);
});
