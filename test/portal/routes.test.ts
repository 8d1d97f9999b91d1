import { readFileSync } from 'node:fs';
import { cast } from '../../sandbox/people';
import { sandboxPassword } from '../../sandbox/accounts';
import { guideFiles, guidePaths, rosterPath, samplePath } from '../../sandbox/guide/paths';
import { type Actor, type Role } from '../../src/domain/offices';
import { type ActorId, type CaseId, type OfficeId, type PersonId } from '../../src/domain/values';
import { hashPassword } from '../../src/portal/password';
import { patterns } from '../../src/portal/paths';
import { requestsOf } from '../../src/portal/requests';
import { peopleOf } from '../../src/store/people';
import { actorOf, batchWith, bringTo, filedBy } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { type Batch } from '../support/money';
import { pdfOf } from '../support/papers';
import { isUnlogged } from '../../src/portal/middleware/unlogged';
import { registeredRoutes } from '../support/registered';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

const refusals = JSON.parse(readFileSync('locales/zh-CN/refusal.json', 'utf8')) as Record<string, string>;

/** Lin and Wu's case waits at Minzhi's window; Zhao's is decided and in a batch of Longhua's; Lin has a draft that asks Zhou to join. */
const logins = {
  nobody: '',
  owner: 'lin',
  partner: 'wu',
  invited: 'zhou',
  beneficiary: 'zhao',
  other: 'chen',
  window: 'minzhi-chuangkou',
  inspector: 'minzhi-hecha1',
  agency: 'longhuaqu-fushen',
  approver: 'longhuaqu-shenpi',
  maker: 'longhuaqu-caiwu1',
  finance: 'longhuaqu-caiwu2',
  supervisor: 'longhuaqu-fuze',
  auditor: 'longhua-shenji',
  // An officer's account of Lin's own.
  own: 'lin-chuangkou',
  elsewhere: 'lh-longhua-window1',
  futian: 'ft-approver1',
  otherFinance: 'ft-finance2',
  // Each other role, where the cases never were.
  otherInspector: 'ft-hecha',
  otherReviewer: 'ft-chushen',
  otherSupervisor: 'ft-fuze',
  otherAuditor: 'ft-shenji',
} as const;
type Who = keyof typeof logins;
const all = Object.keys(logins) as Who[];
const applicants: Who[] = ['owner', 'partner', 'invited', 'beneficiary', 'other'];
const strangers: Who[] = ['elsewhere', 'futian', 'otherFinance', 'otherInspector', 'otherReviewer', 'otherSupervisor', 'otherAuditor'];
type Table = Record<Who, number>;

const officer = (login: string, role: Role, office: string) => ({
  login,
  actor: {
    id: `a-${login}` as ActorId,
    person: `p-${login}` as PersonId,
    kind: 'officer' as const,
    posts: [{ role, office: office as OfficeId }],
    deputyFor: [],
  },
});
const extra: { login: string; actor: Actor }[] = [
  officer('ft-hecha', 'inspector', 'ft-meilin'),
  officer('ft-chushen', 'reviewer', 'ft-meilin'),
  officer('ft-fuze', 'supervisor', 'ft'),
  officer('ft-shenji', 'auditor', 'ft'),
  officer('longhua-shenji', 'auditor', 'lh'),
  {
    login: 'lin-chuangkou',
    actor: {
      id: 'a-lin-chuangkou' as ActorId,
      person: 'p-lin' as PersonId,
      kind: 'officer',
      posts: [{ role: 'window', office: 'lh-minzhi' as OfficeId }],
      deputyFor: [],
    },
  },
];

let portal: PortalWorld;
let open: Journey;
let decided: Journey;
let batch: Batch;
const ids = { draft: '', draftFile: '', token: '', file: '', paper: '', received: '', printed: '', granted: '' };
const visitors = {} as Record<Who, Visitor>;
const csrf = {} as Record<Who, string>;
const idOf = (who: Who): ActorId => extra.find((one) => one.login === logins[who])?.actor.id ?? actorOf(logins[who]).id;

beforeAll(async () => {
  portal = await startPortal();
  const { world } = portal;
  const people = peopleOf(world.db.connection, world.keys);
  const passwordHash = await hashPassword(sandboxPassword);
  for (const one of extra) {
    const made = { ...one, passwordHash, name: '某人', phone: '13700000000', letters: 'sms', language: 'zh-CN' } as const;
    if (!(await people.add(made))) throw new Error(`${one.login} could not be made`);
  }
  for (const who of all) {
    visitors[who] = visitor(portal.url);
    if (who !== 'nobody') await visitors[who].signIn(logins[who]);
    csrf[who] = hidden((await visitors[who].get(who === 'nobody' ? '/sign-in' : '/help')).html, '_csrf');
    if (csrf[who] === '') throw new Error(`${who} has no token`);
  }
  open = await filedBy(world, 'lin', { with: ['wu'], channels: ['portal', 'paper'], papers: ['identity-card'] });
  decided = await filedBy(world, 'zhao', { papers: ['identity-card'] });
  await bringTo(decided, 'pay');
  batch = await batchWith(world, [decided.id]);
  ids.file = (await world.store.files.listFor(open.id))[0]?.id ?? '';
  ids.paper = (await world.store.files.listFor(decided.id))[0]?.id ?? '';
  const [letters, more] = [await world.store.letters.allOfCase(open.id), await world.store.letters.allOfCase(decided.id)];
  ids.received = letters.find((one) => one.channel === 'portal')?.key ?? '';
  ids.printed = letters.find((one) => one.channel === 'paper')?.key ?? '';
  ids.granted = more.find((one) => one.template === 'granted')?.key ?? '';

  const owner = visitors.owner;
  ids.draft = ((await owner.fill('/matters/startup-grant', '/matters/startup-grant', {})).location ?? '').split('/').pop() ?? '';
  const page = `/drafts/${ids.draft}`;
  await owner.upload(`${page}/files`, `${page}/files`, { item: 'identity-card' }, [['身份证.pdf', pdfOf('draft')]]);
  const { name, identity, certificate, household } = cast.zhou;
  const zhou = { name, identity, certificate: certificate?.certificate ?? '', household: household.area };
  await owner.fill(`${page}/partners`, `${page}/partners`, zhou);
  ids.draftFile = (await world.store.files.listFor(ids.draft as CaseId))[0]?.id ?? '';
  ids.token = (await world.store.drafts.read(ids.draft as CaseId))?.partners[0]?.token ?? '';
  for (const [what, id] of Object.entries(ids)) if (id === '') throw new Error(`there is no ${what}`);
}, 120_000);
afterAll(() => portal.end());

const row = (usual: number, ...more: Partial<Table>[]): Table =>
  Object.assign(Object.fromEntries(all.map((who) => [who, usual])), ...more) as Table;
const each = (whom: readonly Who[], status: number): Partial<Table> => Object.fromEntries(whom.map((who) => [who, status]));
/** Nobody is asked to sign in; applicants are told that this is for officers. */
const officersOnly = (usual: number, ...more: Partial<Table>[]): Table => row(usual, { nobody: 303 }, each(applicants, 403), ...more);
const applicantsOnly = (usual: number, ...more: Partial<Table>[]): Table => row(403, { nobody: 303 }, each(applicants, usual), ...more);

/** Who has had the open case, or sits above who has. */
const street: Who[] = ['window', 'inspector'];
/** Who has had the decided case, and may read its papers. */
const handlers: Who[] = [...street, 'agency', 'approver', 'supervisor'];
const money: Who[] = ['maker', 'finance'];
/** Who looks after places of a district, and its orders. */
const desks: Who[] = ['agency', 'approver', 'supervisor', 'futian', 'otherSupervisor'];
const auditors: Who[] = ['auditor', 'otherAuditor'];
const withoutAddress: Who[] = [...money, 'auditor', 'otherFinance', 'otherAuditor'];

interface Line {
  pattern: keyof typeof patterns;
  /** Which of several, where a pattern has more than one line. */
  what?: string;
  address: () => string;
  expected: Table;
}
const line = (pattern: keyof typeof patterns, address: string | (() => string), expected: Table, what?: string): Line => ({
  pattern,
  address: typeof address === 'string' ? () => address : address,
  expected,
  ...(what === undefined ? {} : { what }),
});

/** What each account gets by GET. 404 is what a stranger gets, whether or not there is such a case. */
const reads: Line[] = [
  line('home', '/', row(303, { nobody: 200 }, each(applicants, 200))),
  line('signIn', '/sign-in', row(303, { nobody: 200 })),
  line('signInCode', '/sign-in/code', row(303, { nobody: 200 })),
  line('forgotten', '/sign-in/forgotten', row(303, { nobody: 200 })),
  line('signUp', '/sign-up', row(303, { nobody: 200 })),
  line('own', '/account', row(200, { nobody: 303 })),
  line('ownTelephone', () => `/account/telephone?draft=${ids.draft}`, row(200, { nobody: 303 })),
  line('ownEmail', '/account/email', row(200, { nobody: 303 })),
  line('ownPassword', '/account/password', row(200, { nobody: 303 })),
  line('ownSessions', '/account/sessions', row(200, { nobody: 303 })),
  line('ownIdentity', '/account/identity', applicantsOnly(200)),
  // No service is configured in this world: the page says the other way.
  line('ownIdentityGo', '/account/identity/go', applicantsOnly(200)),
  // Whoever is proven already and comes back by an old address is led to the page that says so.
  line('ownIdentityBack', '/account/identity/back?code=x&state=y', applicantsOnly(303)),
  line('signOut', '/sign-out', row(303)),
  // Nothing typed waits to be shown again.
  line('kept', '/kept', row(303)),
  line('keptDiscard', '/kept/discard', row(303)),
  line('language', '/language', row(303)),
  line('unsent', '/unsent', row(303)),
  line('help', '/help', row(200)),
  line('notices', '/notices', row(200)),
  line('noticesOf', '/notices/wj-hutang', row(200)),
  // A row that does not stand, and an objection that nobody made; `notices.test.ts` has those that do.
  line('noticeObject', '/notices/wj-hutang/none', row(410)),
  line('objection', '/objections/o-none', row(404)),
  line('matters', '/matters', row(200)),
  line('matter', '/matters/startup-grant', row(200)),
  line('matterCheck', '/matters/startup-grant/check', row(200)),
  line('matterBlank', '/matters/startup-grant/blank-form', row(200)),
  line('matterInterest', '/matters/startup-grant/interest', row(303)),
  line('certificates', '/certificates', row(200)),
  // No case of this world was certified; `certificates.test.ts` has one that was.
  line('certificate', '/certificates/0123456789abcdef0123456789abcdef', row(404)),
  line('levy', '/levy', row(200)),
  line('homes', '/homes', row(200)),
  line('employed', '/employed', applicantsOnly(200)),
  // Nobody counts any of them; `employed.store.test.ts` has somebody whom a unit counts.
  line('employedObject', '/employed/none', applicantsOnly(404)),
  // Nobody of this world is enrolled anywhere or guards anybody; `day-book.store.test.ts` has those who do.
  line('stays', '/stays', applicantsOnly(200)),
  line('stayLetter', '/stays/none/none/letter', applicantsOnly(404)),
  line('stayLetterEnd', '/stays/none/none/letters/none', applicantsOnly(404)),
  line('units', '/units', applicantsOnly(200)),
  line('rosterCheck', '/roster-check', applicantsOnly(200)),
  line('rosterTemplate', '/roster-check/template/csv', applicantsOnly(200)),
  line('rosterTemplate', '/roster-check/template/exe', applicantsOnly(404), 'of no such kind'),
  line('unit', '/units/none', applicantsOnly(404)),
  line('unitOffer', '/units/offers/none', row(303)),
  // There is no place in this world; `places.store.test.ts` has some.
  line('place', '/places/none', row(404, { nobody: 303 })),
  line('placeManage', '/places/none/manage', applicantsOnly(404)),
  line('placeResidents', '/places/none/residents', row(404, { nobody: 303 })),
  line('placeResident', '/places/none/residents/new', row(404, { nobody: 303 })),
  line('placeMonths', '/places/none/months', row(404, { nobody: 303 })),
  line('placeMonth', '/places/none/months/2026-10', row(404, { nobody: 303 })),
  line('placeMonthCheck', '/places/none/months/2026-10/check', row(303)),
  line('placeMonthConfirm', '/places/none/months/2026-10/confirm', applicantsOnly(404)),
  line('placeSheet', '/places/none/months/2026-10/sheet', applicantsOnly(404)),
  line('placeDays', '/places/none/days', applicantsOnly(404)),
  line('placeDay', '/places/none/days/2026-10-01', applicantsOnly(404)),
  line('placeStanding', '/places/none/standing', applicantsOnly(404)),
  line('placeProducts', '/places/none/products', row(404, { nobody: 303 })),
  line('placeOrders', '/places/none/orders', row(404, { nobody: 303 })),
  line('placeOrder', '/places/none/orders/none', row(404, { nobody: 303 })),
  line('placePieceWages', '/places/none/piece-wages/2026-10', row(404, { nobody: 303 })),
  line('products', '/products', row(200)),
  line('orders', '/orders', row(403, { nobody: 303 }, each(applicants, 200), each(desks, 200))),
  // Without a product of a home there is nothing to order: the catalogue has them.
  line('orderNew', '/orders/new', row(403, { nobody: 303 }, each(applicants, 303), each(desks, 200))),
  // `orders.store.test.ts` has some.
  line('order', '/orders/none', row(404, { nobody: 303 })),
  // `hand-over.test.ts` has one that is under way.
  line('placeHandOver', '/places/none/hand-over', officersOnly(404)),
  line('placeName', '/places/none/name', officersOnly(404)),
  line('placeClose', '/places/none/close', officersOnly(404)),
  line('handOver', '/hand-overs/none', row(404, { nobody: 303 })),
  line('successors', '/successors', officersOnly(200)),
  line('draft', () => `/drafts/${ids.draft}`, applicantsOnly(404, { owner: 200 })),
  line('draft', () => `/drafts/${open.id}`, applicantsOnly(404), 'under a case’s id'),
  line('draftSection', () => `/drafts/${ids.draft}/sections/firm`, applicantsOnly(404, { owner: 200 })),
  line('draftFiles', () => `/drafts/${ids.draft}/files`, applicantsOnly(404, { owner: 200 })),
  // The grant of the others' draft has no roster: that of a unit is in the test of units.
  line('draftRoster', () => `/drafts/${ids.draft}/roster`, applicantsOnly(404)),
  line('draftRosterTemplate', () => `/drafts/${ids.draft}/roster/template/csv`, applicantsOnly(404)),
  line('draftPartners', () => `/drafts/${ids.draft}/partners`, applicantsOnly(404, { owner: 200 })),
  line('draftCheck', () => `/drafts/${ids.draft}/check`, applicantsOnly(404, { owner: 200 })),
  line('draftSubmit', () => `/drafts/${ids.draft}/submit`, row(303)),
  line('draftDiscard', () => `/drafts/${ids.draft}/discard`, applicantsOnly(404, { owner: 200 })),
  line('invitation', () => `/invitations/${ids.token}`, applicantsOnly(404, { invited: 200 })),
  // A post opens nothing of one's own case; what a founder may know, they may know under any account of theirs.
  line('case', () => `/cases/${open.id}`, row(303, each(applicants, 404), { owner: 200, partner: 200 })),
  line('case', () => `/cases/${batch.id}`, row(303, each(applicants, 404)), 'under a batch’s id'),
  line('caseSupplement', () => `/cases/${open.id}/supplement`, applicantsOnly(404, { owner: 303 })),
  // The grant has no roster: `rows.test.ts` has a case that has.
  line('caseRows', () => `/cases/${open.id}/rows`, applicantsOnly(404)),
  // Nobody is heard in the grant: `test/hearing` has a case where somebody is.
  line('caseHearing', () => `/cases/${open.id}/hearing`, applicantsOnly(404, { owner: 303 })),
  line('caseWithdraw', () => `/cases/${open.id}/withdraw`, applicantsOnly(404, { owner: 200 })),
  line('caseAccount', () => `/cases/${open.id}/account`, applicantsOnly(404, { owner: 303 })),
  line(
    'caseReceipt',
    () => `/cases/${open.id}/receipt`,
    row(404, { nobody: 303, owner: 200, partner: 200, supervisor: 200, auditor: 200, own: 200 }, each(street, 200)),
  ),
  line('caseCertificate', () => `/cases/${decided.id}/certificate`, row(404, { nobody: 303 })),
  line('caseSubmitted', () => `/cases/${open.id}/submitted`, applicantsOnly(404, { owner: 200 })),
  line('caseLooks', () => `/cases/${open.id}/looks`, applicantsOnly(404, { owner: 200 })),
  line('caseHeard', () => `/cases/${open.id}/heard`, row(303)),
  // It is not granted; `corrections.store.test.ts` has those that are.
  line('caseCorrect', () => `/cases/${open.id}/correct`, applicantsOnly(404)),
  line('caseRating', () => `/cases/${open.id}/rating`, applicantsOnly(404, { owner: 303 })),
  line(
    'caseLetter',
    () => `/cases/${open.id}/letters/${ids.received}`,
    row(404, { nobody: 303, owner: 200, own: 200, supervisor: 200 }, each(street, 200)),
    'of the papers received',
  ),
  line(
    'caseLetter',
    () => `/cases/${decided.id}/letters/${ids.granted}`,
    row(404, { nobody: 303, beneficiary: 200, auditor: 200, own: 200 }, each(handlers, 200), each(money, 200)),
    'of the decision',
  ),
  line('caseLetter', () => `/cases/${open.id}/letters/${ids.granted}`, row(404, { nobody: 303 }), 'of another case'),
  line(
    'caseFile',
    () => `/cases/${open.id}/files/${ids.file}`,
    row(404, { nobody: 303, owner: 200, supervisor: 200 }, each(street, 200)),
    'of the open case',
  ),
  line(
    'caseFile',
    () => `/cases/${decided.id}/files/${ids.paper}`,
    row(404, { nobody: 303, beneficiary: 200, own: 200 }, each(handlers, 200)),
    'of the decided case',
  ),
  line('caseFile', () => `/cases/${ids.draft}/files/${ids.draftFile}`, row(404, { nobody: 303, owner: 200 }), 'of a draft'),
  line('caseFile', () => `/cases/${open.id}/files/${ids.paper}`, row(404, { nobody: 303 }), 'of another case'),
  // A page of a paper is seen by whoever may have the paper.
  line(
    'casePage',
    () => `/cases/${open.id}/files/${ids.file}/pages/1`,
    row(404, { nobody: 303, owner: 200, supervisor: 200 }, each(street, 200)),
    'of the open case',
  ),
  line('casePage', () => `/cases/${open.id}/files/${ids.file}/pages/2`, row(404, { nobody: 303 }), 'that it does not have'),
  line('casePage', () => `/cases/${ids.draft}/files/${ids.draftFile}/pages/1`, row(404, { nobody: 303, owner: 200 }), 'of a draft'),
  line('casePage', () => `/cases/${open.id}/files/${ids.paper}/pages/1`, row(404, { nobody: 303 }), 'of another case'),
  line('casePaper', () => `/cases/${open.id}/papers/${ids.file}`, applicantsOnly(404, { owner: 200 })),
  line('casePaper', () => `/cases/${ids.draft}/papers/${ids.draftFile}`, applicantsOnly(404, { owner: 200 }), 'of a draft'),
  line('desk', '/desk', officersOnly(200)),
  line('deskSearch', '/desk/search', row(303)),
  line('deskClaim', '/desk/claim', row(303)),
  // Addresses, whole: for posts that write to applicants.
  line('deskPrint', '/desk/print', officersOnly(200, each(withoutAddress, 403))),
  line('deskDeputy', '/desk/deputy', officersOnly(200)),
  // The street has it; whoever sits above it may look down; nobody else has had it yet.
  line('deskRealName', '/desk/real-name', officersOnly(403, { window: 200, own: 200, elsewhere: 200 })),
  // For a district's offices and a city's.
  line('deskPlaces', '/desk/places', officersOnly(403, each(desks, 200))),
  line('deskOccupancy', '/desk/places/occupancy', officersOnly(403, each(desks, 200))),
  line('deskFigures', '/desk/places/figures', officersOnly(403, each(desks, 200))),
  line('deskFiguresCsv', '/desk/places/figures/csv', officersOnly(403, each(desks, 200))),
  line('deskPlaceNew', '/desk/places/new', officersOnly(403, { supervisor: 200, otherSupervisor: 200 })),
  line('deskPlaceDays', '/desk/places/none/days', officersOnly(404)),
  line('deskMandate', '/desk/mandates', officersOnly(403, { window: 200, own: 200, elsewhere: 200 })),
  line('deskCase', () => `/desk/cases/${open.id}`, officersOnly(404, each([...street, 'supervisor', 'auditor', 'own'], 200))),
  line('deskCase', () => `/desk/cases/${decided.id}`, officersOnly(200, each(strangers, 404)), 'decided'),
  line('deskPaper', () => `/desk/cases/${open.id}/papers/${ids.file}`, officersOnly(404, each([...street, 'supervisor'], 200))),
  line('deskPaper', () => `/desk/cases/${open.id}/papers/${ids.paper}`, officersOnly(404), 'of another case'),
  line('deskAct', () => `/desk/cases/${open.id}/acts/accept`, officersOnly(404, each([...street, 'supervisor', 'auditor', 'own'], 200))),
  // The form shows the finding itself; and an inspector's, who lives where.
  line(
    'deskAct',
    () => `/desk/cases/${decided.id}/acts/settle-finding?step=check`,
    officersOnly(404, each([...handlers, 'auditor', 'own'], 200)),
    'settle-finding',
  ),
  line('deskAct', () => `/desk/cases/${decided.id}/acts/inspect?step=visit`, officersOnly(404, each([...handlers, 'own'], 200)), 'inspect'),
  line('deskRows', () => `/desk/cases/${open.id}/rows`, officersOnly(404)),
  line('deskYears', () => `/desk/cases/${open.id}/years`, officersOnly(404)),
  line('deskUnmask', () => `/desk/cases/${open.id}/unmask`, officersOnly(404, each([...street, 'supervisor'], 200))),
  line('deskLookAgain', () => `/desk/cases/${open.id}/look-again`, officersOnly(404)),
  line('deskOver', () => `/desk/cases/${open.id}/over/spot-check`, officersOnly(404)),
  line('deskRecover', () => `/desk/cases/${open.id}/recover`, officersOnly(404)),
  line('deskSeries', () => `/desk/cases/${open.id}/series`, officersOnly(404, each([...street, 'supervisor', 'auditor', 'own'], 200))),
  line('spotChecks', '/spot-checks', officersOnly(403, each(['supervisor', 'otherSupervisor'], 200))),
  line('spotCheck', '/spot-checks/none', officersOnly(403, each(['supervisor', 'otherSupervisor'], 404))),
  // Each is shown what waits at posts of theirs, which is nothing here.
  line('transmissions', '/transmissions', officersOnly(200)),
  line('transmissionFile', '/transmissions/file', officersOnly(200)),
  line('batches', '/batches', officersOnly(403, each([...money, 'otherFinance', 'supervisor', 'otherSupervisor'], 200))),
  line('batch', () => `/batches/${batch.id}`, officersOnly(404, each([...money, 'approver', 'supervisor', 'auditor'], 200))),
  line('batch', () => `/batches/${decided.id}`, officersOnly(404), 'under a case’s id'),
  // Asked before there is anything to release, it leads back to the batch.
  line(
    'batchAct',
    () => `/batches/${batch.id}/acts/release-payment`,
    officersOnly(404, each([...money, 'approver', 'supervisor', 'auditor'], 303)),
  ),
  line('batchReturn', () => `/batches/${batch.id}/bank-return`, row(303)),
  line('month', '/month', officersOnly(403, each(['window', 'supervisor', 'own', 'elsewhere', 'otherSupervisor'], 200))),
  line(
    'monthCsv',
    '/month/csv?month=2026-11',
    officersOnly(403, each(['window', 'supervisor', 'own', 'elsewhere', 'otherSupervisor'], 200)),
  ),
  line('log', '/log', officersOnly(403, each(auditors, 200))),
  line('logExport', '/log/export', row(303)),
];

interface Attempt {
  pattern: keyof typeof patterns;
  what: string;
  address: () => string;
  /** What its form's token was issued for. */
  on: () => [target: string, step: string];
  fields: () => Record<string, string>;
  file?: [field: string, name: string];
  /** `may`: has the right, and is not tried here. */
  expected: Table;
}
const may = 0;
const attempt = (
  pattern: keyof typeof patterns,
  what: string,
  address: string | (() => string),
  on: () => [string, string],
  fields: Record<string, string> | (() => Record<string, string>),
  expected: Table,
  file?: [string, string],
): Attempt => ({
  pattern,
  what,
  address: typeof address === 'string' ? () => address : address,
  on,
  fields: typeof fields === 'function' ? fields : () => fields,
  expected,
  ...(file ? { file } : {}),
});
const act = (kind: string, step: string, fields: Record<string, string>, expected: Table, file?: [string, string]): Attempt =>
  attempt(
    'deskAct',
    kind,
    () => `/desk/cases/${open.id}/acts/${kind}`,
    () => [open.id, step],
    { step, ...fields },
    expected,
    file,
  );
const onBatch = (kind: string, fields: () => Record<string, string>, expected: Table): Attempt =>
  attempt(
    'batchAct',
    kind,
    () => `/batches/${batch.id}/acts/${kind}`,
    () => [batch.id, 'compose'],
    () => ({ step: 'compose', ...fields() }),
    expected,
  );
const onDraft = (pattern: keyof typeof patterns, end: string, fields: Record<string, string>, file?: [string, string]): Attempt =>
  attempt(
    pattern,
    `of another’s draft${end}`,
    () => `/drafts/${ids.draft}${end}`,
    () => [ids.draft, 'declare'],
    fields,
    applicantsOnly(404, { owner: may }),
    file,
  );
const onCase = (
  pattern: keyof typeof patterns,
  end: string,
  fields: Record<string, string>,
  owner = may,
  file?: [string, string],
): Attempt =>
  attempt(
    pattern,
    `of another’s case${end}`,
    () => `/cases/${open.id}${end}`,
    () => [open.id, 'case'],
    fields,
    applicantsOnly(404, { owner }),
    file,
  );

/** Those who see the open case, and may not do this; those who do not see it. */
const seers: Who[] = [...street, 'supervisor', 'auditor', 'own'];
const seen = (...more: Partial<Table>[]): Table => officersOnly(404, each(seers, 409), ...more);
const picture: [string, string] = ['files', '照片.jpg'];

/** Forms with a session, a token of the session and a token of the form, sent by whoever has no right to. */
const attempts: Attempt[] = [
  onDraft('draftSection', '/sections/firm', { uscc: '123', name: '别人的店' }),
  onDraft('draftRoster', '/roster', { do: 'mend' }),
  onDraft('draftPartners', '/partners', { name: '某人', identity: cast.ma.identity, household: '440309002' }),
  onDraft('draftFiles', '/files', { item: 'identity-card' }, ['files', '别人.pdf']),
  onDraft('draftSubmit', '/submit', { declare: 'yes' }),
  // Throwing away what is not there, or not one's own, comes to the same: nothing.
  { ...onDraft('draftDiscard', '/discard', {}), expected: applicantsOnly(303, { owner: may }) },
  attempt(
    'invitation',
    'to somebody else',
    () => `/invitations/${ids.token}`,
    () => ['', ''],
    { answer: 'confirm' },
    applicantsOnly(404, { invited: may }),
  ),
  ...(
    [
      ['placeManage', '/manage', { do: 'place-data', capacity: '1' }],
      ['placeResident', '/residents/new', { do: 'save', name: '某人' }],
      ['placeMonth', '/months/2026-10', { do: 'save' }],
      ['placeMonthCheck', '/months/2026-10/check', {}],
      ['placeMonthConfirm', '/months/2026-10/confirm', { seen: '1' }],
      ['placeDay', '/days/2026-10-01', { do: 'in', stay: 'x.0' }],
      ['placeStanding', '/standing', { do: 'letter' }],
      ['placeProducts', '/products', { do: 'save' }],
      ['placeOrder', '/orders/none', { do: 'accept', of: '1' }],
      ['placePieceWages', '/piece-wages/2026-10', {}],
    ] as [keyof typeof patterns, string, Record<string, string>][]
  ).map(([pattern, end, fields]) =>
    attempt(pattern, `of no place of theirs${end}`, `/places/none${end}`, () => ['', ''], fields, applicantsOnly(404)),
  ),
  attempt('placeResidents', 'of no place of theirs', '/places/none/residents', () => ['', ''], { text: '某人' }, row(404, { nobody: 303 })),
  attempt('order', 'that is not theirs', '/orders/none', () => ['', ''], { do: 'cancel' }, row(404, { nobody: 303 })),
  attempt(
    'orderNew',
    'of no product, and with nothing said',
    '/orders/new',
    () => ['', ''],
    { product: 'none' },
    row(403, { nobody: 303 }, each(applicants, 404), each(desks, 422)),
  ),
  onCase('caseWithdraw', '/withdraw', { text: '不办了' }),
  onCase('caseSupplement', '/supplement', { 'words-answers': '改好了' }, may, ['files-identity-card', '别人.pdf']),
  onCase('caseRows', '/rows', {}, 404, ['files-row-1', '别人.pdf']),
  onCase('caseHearing', '/hearing', { text: '不是这样' }, 409, ['files-hearing-paper', '别人.pdf']),
  onCase('caseAccount', '/account', { holder: '某人', bank: '某银行', number: cast.wu.card }, 409),
  // That an answer was heard is only ever said of one's own: of another's it changes nothing.
  attempt(
    'caseHeard',
    'of another’s',
    () => `/cases/${open.id}/heard`,
    () => ['', ''],
    { heard: 'no-such-request' },
    row(303),
  ),
  onCase('caseRating', '/rating', { score: '1' }),
  onCase('caseCorrect', '/correct', {}, 404),
  ...(
    [
      ['stayLetter', '/letter', { 'letter-name': '某人', 'letter-relation': 'sibling' }],
      ['stayLetterEnd', '/letters/none', {}],
    ] as [keyof typeof patterns, string, Record<string, string>][]
  ).map(([pattern, end, fields]) =>
    attempt(pattern, `of no ward of theirs${end}`, `/stays/none/none${end}`, () => ['none/none', 'letter'], fields, applicantsOnly(404)),
  ),
  attempt(
    'employedObject',
    'where nobody counts them',
    '/employed/none',
    () => ['none', 'employed'],
    { kind: 'other', text: '不对' },
    applicantsOnly(404),
  ),
  attempt(
    'deskOver',
    'what nobody begins so',
    () => `/desk/cases/${open.id}/over/spot-check`,
    () => [open.id, 'over-spot-check'],
    { what: '不对' },
    officersOnly(404),
  ),
  attempt(
    'deskLookAgain',
    'of what was not granted',
    () => `/desk/cases/${open.id}/look-again`,
    () => [open.id, 'look-again'],
    { what: 'correct' },
    officersOnly(404),
  ),
  attempt(
    'deskClaim',
    'by applicants',
    '/desk/claim',
    () => ['desk', 'claim'],
    () => ({ task: `${open.id}/accept` }),
    officersOnly(303, { window: may }),
  ),
  attempt(
    'deskPrint',
    'of another office’s letter',
    '/desk/print',
    () => [open.id, 'posted'],
    () => ({ letter: ids.printed }),
    officersOnly(404, { window: may, inspector: may }, each(withoutAddress, 403)),
  ),
  attempt(
    'deskUnmask',
    'of a case not theirs',
    () => `/desk/cases/${open.id}/unmask`,
    () => [open.id, ''],
    { field: 'applicant.name', reason: '看看' },
    officersOnly(404, each([...street, 'supervisor'], may)),
  ),
  attempt(
    'deskRows',
    'of a case without a roster',
    () => `/desk/cases/${open.id}/rows`,
    () => [open.id, 'verify'],
    { row: '0', verdict: 'accept', text: '看过' },
    officersOnly(404),
  ),
  attempt('deskSearch', 'by applicants', '/desk/search', () => ['', ''], { text: '林' }, officersOnly(303)),
  // To look and to export is not to change anything: an auditor is asked for what is missing.
  attempt('log', 'asked for nobody', '/log', () => ['', ''], { who: 'no-such-login' }, officersOnly(403, each(auditors, 422))),
  attempt('logExport', 'without a reason', '/log/export', () => ['', ''], { reason: ' ' }, officersOnly(403, each(auditors, 422))),
  attempt(
    'deskRecover',
    'where nothing was paid',
    () => `/desk/cases/${open.id}/recover`,
    () => [open.id, 'recover'],
    {},
    officersOnly(404),
  ),
  attempt(
    'deskSeries',
    'that is not theirs to stop',
    () => `/desk/cases/${open.id}/series`,
    () => [open.id, 'series'],
    { what: 'stop' },
    officersOnly(404, each([...street, 'auditor', 'own'], 403), { supervisor: may }),
  ),
  attempt('successors', 'of an area not theirs', '/successors', () => ['', ''], { do: 'add', area: '330402' }, officersOnly(403)),
  attempt('placeHandOver', 'of no place', '/places/none/hand-over', () => ['none', 'hand-over'], { reason: '停业' }, officersOnly(404)),
  attempt('placeName', 'of no place', '/places/none/name', () => ['', ''], { name: '某某之家', sure: 'yes' }, officersOnly(404)),
  attempt('placeClose', 'of no place', '/places/none/close', () => ['', ''], { reason: '停业', sure: 'yes' }, officersOnly(404)),
  attempt(
    'deskPlaceNew',
    'of a home without a name',
    '/desk/places/new',
    () => ['', ''],
    { sure: 'yes' },
    officersOnly(403, { supervisor: 422, otherSupervisor: 422 }),
  ),
  attempt('handOver', 'of no case', '/hand-overs/none', () => ['none', 'offer'], { do: 'take', sure: 'yes' }, row(404, { nobody: 303 })),
  attempt(
    'spotChecks',
    'of nothing',
    '/spot-checks',
    () => ['spot-checks', 'draw'],
    {},
    officersOnly(403, each(['supervisor', 'otherSupervisor'], 422)),
  ),
  attempt('deskDeputy', 'by applicants', '/desk/deputy', () => ['', ''], { deputy: 'a-minzhi-fuze' }, officersOnly(303)),
  attempt(
    'deskRealName',
    'by whoever sits at no window',
    '/desk/real-name',
    () => ['', ''],
    { step: 'find', telephone: cast.wu.telephone, name: cast.wu.name, identity: cast.wu.identity, seen: 'yes' },
    officersOnly(403, { window: may, own: may, elsewhere: may }),
  ),
  attempt('units', 'of nobody’s', '/units', () => ['', ''], { uscc: 'none' }, applicantsOnly(422)),
  attempt('transmissions', 'without a file', '/transmissions', () => ['transmissions', 'returned'], {}, officersOnly(422)),
  attempt('rosterCheck', 'without a file', '/roster-check', () => ['', ''], {}, applicantsOnly(422)),
  attempt('unit', 'that is not theirs', '/units/none', () => ['', ''], { do: 'name' }, applicantsOnly(404)),
  attempt('unitOffer', 'made to nobody', '/units/offers/none', () => ['', ''], { answer: 'accept' }, applicantsOnly(404)),
  attempt(
    'deskMandate',
    'by whoever sits at no window',
    '/desk/mandates',
    () => ['', ''],
    { uscc: 'none' },
    officersOnly(403, { window: 422, own: 422, elsewhere: 422 }),
  ),
  attempt(
    'deskPlaceDays',
    'of no place',
    '/desk/places/none/days',
    () => ['', ''],
    { day: '2026-10-01', reason: '看看' },
    officersOnly(404),
  ),
  act('accept', 'accept', {}, seen({ window: may })),
  act('accept-conditionally', 'accept', { items: 'registration-form', by: '2026-12-01', text: '稍后' }, seen({ window: may })),
  act('request-supplement', 'accept', { items: 'identity-card', 'words-identity-card': '请补' }, seen({ window: may })),
  act('refuse-acceptance', 'accept', { clause: 'out-of-scope', text: '不属于' }, seen({ window: may })),
  act('claim', 'accept', {}, seen({ window: may })),
  act('release', 'accept', {}, seen({ window: 409 })),
  act('reassign', 'accept', { to: 'a-minzhi-chuangkou', text: '请办' }, seen({ window: 409, supervisor: may })),
  act('extend', 'accept', { days: '3', text: '材料多' }, seen({ window: 409, supervisor: may })),
  act('message', 'case', { text: '您好' }, seen({ window: may })),
  act('note', 'case', { text: '备注' }, seen({ window: may, inspector: may, supervisor: may })),
  act(
    'inspect',
    'visit',
    { 'check-operating': 'yes', 'check-premises-as-stated': 'yes', 'check-founder-present': 'yes', text: '属实' },
    seen({ auditor: 404, own: 404 }),
    picture,
  ),
  act('advance', 'street-review', { text: '同意' }, seen()),
  act('grant', 'decide', {}, seen()),
  act('refuse', 'decide', { clause: 'out-of-scope', text: '不属于' }, seen()),
  act('return', 'decide', { to: 'street-review', text: '再核' }, seen()),
  act('deliver', 'deliver', { how: 'online' }, seen()),
  attempt(
    'batches',
    'with another’s case',
    '/batches',
    () => ['batches', 'begin'],
    () => ({ case: decided.id }),
    officersOnly(403, { maker: may, finance: may, otherFinance: 422 }),
  ),
  onBatch('compose', () => ({}), officersOnly(404, { maker: may, finance: may }, each(['approver', 'supervisor', 'auditor'], 409))),
  onBatch(
    'add-rows',
    () => ({ case: decided.id }),
    officersOnly(404, { maker: may, finance: may }, each(['approver', 'supervisor', 'auditor'], 409)),
  ),
  onBatch(
    'remove-row',
    () => ({ case: decided.id }),
    officersOnly(404, { maker: may, finance: may }, each(['approver', 'supervisor', 'auditor'], 409)),
  ),
  onBatch('release-payment', () => ({}), officersOnly(404, each([...money, 'approver', 'supervisor', 'auditor'], 409))),
  onBatch('return', () => ({ text: '再核' }), officersOnly(404, each([...money, 'approver', 'supervisor', 'auditor'], 409))),
  attempt(
    'batchReturn',
    'of another office’s batch',
    () => `/batches/${batch.id}/bank-return`,
    () => ['', ''],
    {},
    officersOnly(404, { maker: may, finance: may, approver: 403, supervisor: 403, auditor: 403 }),
    ['files', '回盘.csv'],
  ),
];

/** Forms that anybody may send, and those tried elsewhere: signing in and out, a language, a matter begun. */
const openToAll: (keyof typeof patterns)[] = [
  'noticeObject',
  'certificates',
  'signIn',
  'signInCode',
  'forgotten',
  'signUp',
  'own',
  'ownTelephone',
  'ownEmail',
  'ownPassword',
  'ownSessions',
  'signOut',
  'language',
  'unsent',
  'keptDiscard',
  'matter',
  'matterInterest',
];

/** For every account, four at a time. */
async function fewAtOnce(one: (who: Who) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 4) await Promise.all(all.slice(at, at + 4).map(one));
}

it('every route that the portal answers is one of the addresses, and has its row by its method', () => {
  // The guide around the sandbox has a test of its own, below.
  const guide = Object.values(guidePaths).flatMap((path) => [`GET ${path}`, `POST ${path}`]);
  const files = Object.values(guideFiles).map((path) => `GET ${path}`);
  const noPages = ['GET /healthz', 'GET /readyz', 'GET /metrics', ...guide, ...files];
  const address = (pattern: keyof typeof patterns): string => patterns[pattern];
  const rows = [
    ...reads.map((one) => `GET ${address(one.pattern)}`),
    ...[...attempts.map((one) => one.pattern), ...openToAll].map((pattern) => `POST ${address(pattern)}`),
  ];
  expect(registeredRoutes(portal.app).filter((one) => !noPages.includes(one) && !rows.includes(one))).toEqual([]);
});

it('every pattern has its line, and every form of one’s own its attempt', () => {
  expect([...new Set(reads.map((one) => one.pattern))].sort()).toEqual(Object.keys(patterns).sort());
  const tried = [...new Set([...attempts.map((one) => one.pattern), ...openToAll])];
  const readOnly = [
    'home',
    'ownIdentity',
    'ownIdentityGo',
    'ownIdentityBack',
    'kept',
    'draftRosterTemplate',
    'levy',
    'homes',
    'employed',
    'stays',
    'rosterTemplate',
    'help',
    'notices',
    'noticesOf',
    'objection',
    'transmissionFile',
    'certificate',
    'caseCertificate',
    'matters',
    'matterBlank',
    'matterCheck',
    'place',
    'placeMonths',
    'placeSheet',
    'placeDays',
    'placeOrders',
    'products',
    'orders',
    'deskPlaces',
    'deskOccupancy',
    'deskFigures',
    'deskFiguresCsv',
    'draft',
    'draftCheck',
    'case',
    'caseReceipt',
    'caseSubmitted',
    'caseLooks',
    'deskYears',
  ];
  const more = [
    'spotCheck',
    'caseLetter',
    'caseFile',
    'casePage',
    'casePaper',
    'desk',
    'deskCase',
    'deskPaper',
    'batch',
    'month',
    'monthCsv',
  ];
  expect([...tried, ...readOnly, ...more].sort()).toEqual(Object.keys(patterns).sort());
});

it.each(reads.map((one) => [`${one.pattern} ${one.what ?? ''}`.trim(), one] as const))(
  'GET %s answers each account as the table says',
  async (_what, { address, expected }) => {
    const got: Partial<Table> = {};
    await fewAtOnce(async (who) => (got[who] = (await visitors[who].get(address())).status));
    expect(got).toEqual(expected);
  },
);

it('the guide around the sandbox is for everybody, and its forms for whoever carries a token of their session', async () => {
  const { guide, ...forms } = guidePaths;
  for (const who of all) {
    for (const address of [guide, samplePath(1), rosterPath('lufan.csv')])
      expect([who, address, (await visitors[who].get(address)).status]).toEqual([who, address, 200]);
    for (const address of Object.values(forms)) {
      expect([who, address, (await visitors[who].get(address)).status]).toEqual([who, address, 404]);
      expect([who, address, (await visitors[who].post(address, { case: open.id, days: '5', login: 'lin' })).status]).toEqual([
        who,
        address,
        403,
      ]);
    }
  }
  expect((await open.state()).offset).toBe(0);
});

/** A form as whoever holds its tokens would send it. */
async function send(who: Who, { address, on, fields, file }: Attempt, token: boolean): Promise<number> {
  const [target, step] = on();
  const request = who === 'nobody' ? '' : requestsOf(portal.world.keys).issue(idOf(who), target as CaseId, step as never);
  const body = { ...(token ? { _csrf: csrf[who] } : {}), request, seen: '1000000', ...fields() };
  if (!file) return (await visitors[who].post(address(), body)).status;
  return multipart(who, address(), body, file);
}
async function multipart(who: Who, address: string, body: Record<string, string>, [field, name]: [string, string]): Promise<number> {
  const form = new FormData();
  for (const [one, value] of Object.entries(body)) form.append(one, value);
  form.append(field, new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(`${who}${address}`)])]), name);
  return (await visitors[who].send(address, { method: 'POST', headers: { origin: portal.url }, body: form })).status;
}

/** Everything that a form could leave behind: in ledgers, among papers, in the draft, the invitation, and the letters to be printed. */
async function traces(): Promise<unknown> {
  const { store, db, keys } = portal.world;
  const ledgers = [];
  for (const id of [open.id, decided.id, batch.id]) {
    const events = [];
    for await (const { event } of store.ledger.rowsOf(id)) events.push(event.type);
    const letters = (await store.letters.allOfCase(id)).map(({ key, state }) => [key, state]);
    ledgers.push({ events, letters, files: (await store.files.listFor(id)).map((file) => file.id) });
  }
  const draft = await store.drafts.read(ids.draft as CaseId);
  const files = (await store.files.listFor(ids.draft as CaseId)).map((file) => file.id);
  const deputies = (
    await Promise.all(['a-minzhi-chuangkou', 'a-minzhi-fuze'].map((id) => peopleOf(db.connection, keys).actorOf(id as never)))
  ).map((one) => one?.deputyFor);
  return { ledgers, draft, files, deputies };
}

describe('a form sent without the right to', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await traces();
  });

  it.each(attempts.map((one) => [`${one.pattern} ${one.what}`, one] as const))('%s is refused, and leaves nothing', async (_what, one) => {
    const got: Partial<Table> = {};
    await fewAtOnce(async (who) => (got[who] = one.expected[who] === may ? may : await send(who, one, true)));
    expect(got).toEqual(one.expected);
    expect(await traces()).toEqual(before);
  });

  it.each(attempts.map((one) => [`${one.pattern} ${one.what}`, one] as const))(
    '%s is refused without its token, whoever sends it',
    async (_what, one) => {
      for (const who of ['owner', 'window', 'maker'] as const) {
        const status = await send(who, one, false);
        expect([who, status === 404 ? 403 : status]).toEqual([who, 403]);
      }
    },
  );

  it.each(attempts.filter((one) => !one.file).map((one) => [`${one.pattern} ${one.what}`, one] as const))(
    '%s is refused as a form with files, without its token, whoever sends it',
    async (_what, one) => {
      for (const who of ['owner', 'window', 'maker'] as const) {
        const status = await multipart(who, one.address(), one.fields(), ['files', '照片.jpg']);
        expect([who, status === 404 ? 403 : status]).toEqual([who, 403]);
      }
    },
  );

  it('and none of a matter begun, a wish left, a language or a way out, as a form with files', async () => {
    for (const address of ['/matters/startup-grant', '/matters/startup-grant/interest', '/kept/discard', '/sign-out'])
      for (const who of ['other', 'nobody'] as const)
        expect([address, await multipart(who, address, {}, ['files', 'a.jpg'])]).toEqual([address, 403]);
    expect((await visitors.other.get('/')).status).toBe(200);
  });

  it('and nothing is left of any that came without its token', async () => expect(await traces()).toEqual(before));
});

it('every request of both tables left its line, with who it was; a form its own before anything was done', async () => {
  const rows = await portal.world.db.connection
    .collection('access-log')
    .find({}, { projection: { method: 1, path: 1, actor: 1, status: 1 } })
    .toArray();
  const there = new Set(
    rows.map(({ method, path, actor, status }) => [method, path, actor ?? '', status === undefined ? 'before' : 'after'].join(' ')),
  );
  const actorOf = (who: Who): string => (who === 'nobody' ? '' : idOf(who));
  const missing: string[] = [];
  const want = (...words: string[]): void => void (there.has(words.join(' ')) || missing.push(words.join(' ')));
  for (const { pattern } of reads)
    for (const who of all) {
      const forAll = isUnlogged('GET', patterns[pattern], who !== 'nobody');
      if (!forAll) want('GET', patterns[pattern], actorOf(who), 'after');
    }
  for (const { pattern, expected } of attempts)
    for (const who of all)
      if (expected[who] !== may) {
        want('POST', patterns[pattern], actorOf(who), 'before');
        want('POST', patterns[pattern], actorOf(who), 'after');
      }
  expect(missing).toEqual([]);
});

it('a stranger’s look at a case leaves a line in the access log, and so does an act refused', async () => {
  const log = await portal.world.store.accessLog.of(open.id, 2_000);
  expect(log).toContainEqual(expect.objectContaining({ what: 'denied', actor: 'a-chen' }));
  expect(log).toContainEqual(expect.objectContaining({ what: 'denied', actor: 'a-minzhi-hecha1', why: 'not-your-office' }));
  expect(log).toContainEqual(expect.objectContaining({ what: 'denied', actor: 'a-lin-chuangkou', why: 'duties-separate' }));
});

it('an act of another role is refused in words, and a forged or doubled form does nothing twice', async () => {
  const { window, inspector } = visitors;
  const action = `/desk/cases/${open.id}/acts/accept`;
  const refused = await inspector.fill(`${action}?step=accept`, action, {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain(refusals['not-your-office']);
  const forged = await window.fill(`${action}?step=accept`, action, {
    request: 'AAAAAAAAAAAAAAAAAAAAAA.zzz.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  });
  expect(forged.status).toBe(403);
  const { html } = await window.get(`${action}?step=accept`);
  const form = Object.fromEntries(['_csrf', 'request', 'seen', 'step'].map((field) => [field, hidden(html, field)]));
  const [one, two] = await Promise.all([window.post(action, form), window.post(action, form)]);
  expect([one.status, two.status]).toEqual([303, 303]);
  const state = await open.until(opened('visit'));
  expect(state.accepted).toMatchObject({ deemed: false });
  const rows = [];
  for await (const { event } of portal.world.store.ledger.rowsOf(open.id)) rows.push(event.type);
  expect(rows.filter((type) => type === 'accepted')).toHaveLength(1);
});

it('an auditor finds who looked at what of the offices below, follows a line to its like, and takes the lines along with a reason', async () => {
  const { auditor, otherAuditor } = visitors;
  const number = (await open.state()).number;
  const ask = (who: Visitor, fields: Record<string, string>) => who.fill('/log', '/log', fields);
  const found = await ask(auditor, { who: 'minzhi-hecha1', number, what: 'denied' });
  expect(found.location).toMatch(new RegExp(`^/log\\?actor=a-minzhi-hecha1&case=${open.id}&what=denied`));
  const page = await auditor.get(found.location ?? '');
  expect(page.html).toContain('罗核查');
  expect(page.html).toContain('not-your-office');
  // Applicants stand there as ids: nobody's name who is no officer.
  const applicants = await auditor.get(`/log?case=${open.id}&result=done`);
  expect(applicants.html).toContain('a-lin');
  expect(applicants.html).not.toContain(cast.lin.name);
  const like = /href="(\/log\?ips[^"]+)"/.exec(page.html)?.[1] ?? 'no link';
  expect((await auditor.get(like.replaceAll('&#x3D;', '='))).html).toContain('罗核查');

  // Of another district's case they see what their own people tried, and nothing of what its offices did.
  const elsewhere = await otherAuditor.get((await ask(otherAuditor, { number })).location ?? '/log');
  expect(elsewhere.html).toContain('ft-shenji');
  for (const theirs of ['罗核查', 'a-lin']) expect(elsewhere.html).not.toContain(theirs);
  expect((await ask(otherAuditor, { who: 'minzhi-hecha1' })).html).toContain('没有这个账号的记录');
  expect((await ask(auditor, { who: 'ft-meilin-reviewer4' })).html).toContain('没有这个账号的记录');
  expect((await otherAuditor.get(`/log?case=${batch.id}&what=import`)).html).toContain('没有符合条件的记录');
  for (const wrong of [{ from: '前天' }, { address: 'localhost' }, { number: '1' }]) expect((await ask(auditor, wrong)).status).toBe(422);

  const csv = await auditor.fill('/log', '/log/export', { case: open.id, what: 'denied', reason: '季度审计' });
  const [head = '', ...lines] = csv.html.replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(head).toContain('时间,姓名,账号编号');
  expect(lines.length).toBeGreaterThan(0);
  for (const one of lines) expect(one).toContain('被拒绝');
  const exported = await auditor.get('/log?what=export');
  expect(exported.html).toContain('季度审计');
  expect(exported.html).toContain(`/log/export ${lines.length}`);
});
