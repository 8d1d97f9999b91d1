import { type CaseId, type CertificateCode, type LocalDate, type Month, type OrderId, type PartyId, type PlaceId } from '../domain/values';

/** The shape of each address, for routers. Pages build addresses with `paths` only. */
export const patterns = {
  home: '/',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  forgotten: '/sign-in/forgotten',
  signUp: '/sign-up',
  signOut: '/sign-out',
  own: '/account',
  ownTelephone: '/account/telephone',
  ownEmail: '/account/email',
  ownPassword: '/account/password',
  ownSessions: '/account/sessions',
  ownIdentity: '/account/identity',
  ownIdentityGo: '/account/identity/go',
  ownIdentityBack: '/account/identity/back',
  units: '/units',
  rosterCheck: '/roster-check',
  rosterTemplate: '/roster-check/template/:type',
  unit: '/units/:id',
  unitOffer: '/units/offers/:id',
  place: '/places/:id',
  placeManage: '/places/:id/manage',
  placeResidents: '/places/:id/residents',
  placeResident: '/places/:id/residents/:stay',
  placeMonths: '/places/:id/months',
  placeMonth: '/places/:id/months/:month',
  placeMonthCheck: '/places/:id/months/:month/check',
  placeMonthConfirm: '/places/:id/months/:month/confirm',
  placeSheet: '/places/:id/months/:month/sheet',
  placeDays: '/places/:id/days',
  placeDay: '/places/:id/days/:day',
  placeStanding: '/places/:id/standing',
  placeProducts: '/places/:id/products',
  placeOrders: '/places/:id/orders',
  placeOrder: '/places/:id/orders/:order',
  placePieceWages: '/places/:id/piece-wages/:month',
  products: '/products',
  orders: '/orders',
  orderNew: '/orders/new',
  order: '/orders/:id',
  kept: '/kept',
  keptDiscard: '/kept/discard',
  language: '/language',
  unsent: '/unsent',
  help: '/help',
  notices: '/notices',
  noticesOf: '/notices/:id',
  noticeObject: '/notices/:id/:row',
  objection: '/objections/:id',
  certificates: '/certificates',
  certificate: '/certificates/:code',
  homes: '/homes',
  levy: '/levy',
  employed: '/employed',
  employedObject: '/employed/:id',
  stays: '/stays',
  stayLetter: '/stays/:id/:stay/letter',
  stayLetterEnd: '/stays/:id/:stay/letters/:key',
  matters: '/matters',
  matter: '/matters/:programme',
  matterCheck: '/matters/:programme/check',
  matterBlank: '/matters/:programme/blank-form',
  matterInterest: '/matters/:programme/interest',
  draft: '/drafts/:id',
  draftSection: '/drafts/:id/sections/:section',
  draftRoster: '/drafts/:id/roster',
  draftRosterTemplate: '/drafts/:id/roster/template/:type',
  draftFiles: '/drafts/:id/files',
  draftPartners: '/drafts/:id/partners',
  draftCheck: '/drafts/:id/check',
  draftSubmit: '/drafts/:id/submit',
  draftDiscard: '/drafts/:id/discard',
  invitation: '/invitations/:id',
  case: '/cases/:id',
  caseSupplement: '/cases/:id/supplement',
  caseRows: '/cases/:id/rows',
  caseHearing: '/cases/:id/hearing',
  caseWithdraw: '/cases/:id/withdraw',
  caseAccount: '/cases/:id/account',
  caseReceipt: '/cases/:id/receipt',
  caseCertificate: '/cases/:id/certificate',
  caseSubmitted: '/cases/:id/submitted',
  caseLooks: '/cases/:id/looks',
  caseCorrect: '/cases/:id/correct',
  caseRating: '/cases/:id/rating',
  caseHeard: '/cases/:id/heard',
  caseLetter: '/cases/:id/letters/*key',
  caseFile: '/cases/:id/files/:file',
  casePage: '/cases/:id/files/:file/pages/:n',
  casePaper: '/cases/:id/papers/:file',
  desk: '/desk',
  deskClaim: '/desk/claim',
  deskSearch: '/desk/search',
  deskPrint: '/desk/print',
  deskDeputy: '/desk/deputy',
  deskRealName: '/desk/real-name',
  deskMandate: '/desk/mandates',
  deskPlaces: '/desk/places',
  deskOccupancy: '/desk/places/occupancy',
  deskFigures: '/desk/places/figures',
  deskFiguresCsv: '/desk/places/figures/csv',
  deskPlaceNew: '/desk/places/new',
  deskPlaceDays: '/desk/places/:id/days',
  deskCase: '/desk/cases/:id',
  deskPaper: '/desk/cases/:id/papers/:file',
  deskAct: '/desk/cases/:id/acts/:kind',
  deskRows: '/desk/cases/:id/rows',
  deskYears: '/desk/cases/:id/years',
  deskUnmask: '/desk/cases/:id/unmask',
  deskRecover: '/desk/cases/:id/recover',
  deskLookAgain: '/desk/cases/:id/look-again',
  deskOver: '/desk/cases/:id/over/:programme',
  deskSeries: '/desk/cases/:id/series',
  successors: '/successors',
  placeName: '/places/:id/name',
  placeClose: '/places/:id/close',
  placeHandOver: '/places/:id/hand-over',
  handOver: '/hand-overs/:id',
  spotChecks: '/spot-checks',
  spotCheck: '/spot-checks/:id',
  transmissions: '/transmissions',
  transmissionFile: '/transmissions/file',
  batches: '/batches',
  batch: '/batches/:id',
  batchAct: '/batches/:id/acts/:kind',
  batchReturn: '/batches/:id/bank-return',
  month: '/month',
  monthCsv: '/month/csv',
  log: '/log',
  logExport: '/log/export',
} as const;

export type Query = Readonly<Record<string, string | number | undefined>>;

const part = encodeURIComponent;
const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)] as [string, string]],
    ),
  );
  return search.size > 0 ? `${path}?${search.toString()}` : path;
};

/** Every address of the portal. Parts are escaped; a query leaves out what is empty. */
export const paths = {
  home: '/',
  /** @param back a path of ours to go to afterwards */
  signIn: (back?: string) => withQuery('/sign-in', { back }),
  /** The three ways by a code; @param back as above */
  signInCode: (back?: string) => withQuery('/sign-in/code', { back }),
  forgotten: (back?: string) => withQuery('/sign-in/forgotten', { back }),
  signUp: (back?: string) => withQuery('/sign-up', { back }),
  signOut: '/sign-out',
  own: '/account',
  /** @param query `draft`: whose contact section the new number or address stands in */
  ownTelephone: (query?: Query) => withQuery('/account/telephone', query),
  ownEmail: (query?: Query) => withQuery('/account/email', query),
  ownPassword: '/account/password',
  ownSessions: '/account/sessions',
  /** @param back a path of ours to go to once it is proven */
  ownIdentity: (back?: string) => withQuery('/account/identity', { back }),
  ownIdentityGo: (back?: string) => withQuery('/account/identity/go', { back }),
  ownIdentityBack: '/account/identity/back',
  units: '/units',
  rosterCheck: '/roster-check',
  rosterTemplate: (type: 'xlsx' | 'csv') => `/roster-check/template/${type}`,
  unit: (id: PartyId) => `/units/${part(id)}`,
  unitOffer: (id: string) => `/units/offers/${part(id)}`,
  /** A place of a unit, for whoever speaks for it. */
  place: (id: PlaceId) => `/places/${part(id)}`,
  placeManage: (id: PlaceId, query?: Query) => withQuery(`/places/${part(id)}/manage`, query),
  placeResidents: (id: PlaceId, query?: Query) => withQuery(`/places/${part(id)}/residents`, query),
  /** @param stay `new`: of somebody who is to be enrolled */
  placeResident: (id: PlaceId, stay: string, query?: Query) => withQuery(`/places/${part(id)}/residents/${part(stay)}`, query),
  placeMonths: (id: PlaceId) => `/places/${part(id)}/months`,
  /** Its roster of a month. @param query `print`, `correct`: what the page is opened for */
  placeMonth: (id: PlaceId, month: Month, query?: Query) => withQuery(`/places/${part(id)}/months/${part(month)}`, query),
  placeMonthCheck: (id: PlaceId, month: Month) => `/places/${part(id)}/months/${part(month)}/check`,
  placeMonthConfirm: (id: PlaceId, month: Month) => `/places/${part(id)}/months/${part(month)}/confirm`,
  /** Its sign-in sheet of a month, to print. */
  placeSheet: (id: PlaceId, month: Month) => `/places/${part(id)}/months/${part(month)}/sheet`,
  /** Its day book, opened at today. */
  placeDays: (id: PlaceId) => `/places/${part(id)}/days`,
  /** @param query `fetch`: whom somebody fetches; `timed`: with times to enter; `done`, `struck`: which entry was written or struck out */
  placeDay: (id: PlaceId, day: LocalDate, query?: Query) => withQuery(`/places/${part(id)}/days/${part(day)}`, query),
  /** Who may fetch whom, and what is taken every day. */
  placeStanding: (id: PlaceId, query?: Query) => withQuery(`/places/${part(id)}/standing`, query),
  /** What it makes, for the catalogue. @param query `product`: which one is put right; `done`: what was done */
  placeProducts: (id: PlaceId, query?: Query) => withQuery(`/places/${part(id)}/products`, query),
  /** The orders of which it was offered a lot. @param query `turn`: only those that ask this of it; `page` */
  placeOrders: (id: PlaceId, query?: Query) => withQuery(`/places/${part(id)}/orders`, query),
  /** Its lots of one order: answered, and delivered. @param query `done`: which act was done */
  placeOrder: (id: PlaceId, order: OrderId, query?: Query) => withQuery(`/places/${part(id)}/orders/${part(order)}`, query),
  /** Who made how many pieces in a month, and what they get for it. */
  placePieceWages: (id: PlaceId, month: Month) => `/places/${part(id)}/piece-wages/${part(month)}`,
  /** What homes make, for anybody. @param query `words`, `kind`, `district` */
  products: (query?: Query) => withQuery('/products', query),
  /** The reader's own orders, or those of the office's desk. @param query `stage`: only those that stand so */
  orders: (query?: Query) => withQuery('/orders', query),
  /** @param query `product`: of which product */
  orderNew: (query?: Query) => withQuery('/orders/new', query),
  /** @param query `done`: which act was done */
  order: (id: OrderId, query?: Query) => withQuery(`/orders/${part(id)}`, query),
  /** Where the office puts its name or area right, and where it is closed. */
  placeName: (id: PlaceId) => `/places/${part(id)}/name`,
  placeClose: (id: PlaceId) => `/places/${part(id)}/close`,
  /** Where its hand-over to another operator begins. */
  placeHandOver: (id: PlaceId) => `/places/${part(id)}/hand-over`,
  /** How far a hand-over is, and where it is answered. @param query `said`: what was done */
  handOver: (id: CaseId, query?: Query) => withQuery(`/hand-overs/${part(id)}`, query),
  /** 备选承接企业库. */
  successors: '/successors',
  kept: '/kept',
  keptDiscard: '/kept/discard',
  language: '/language',
  unsent: '/unsent',
  help: '/help',
  notices: '/notices',
  noticesOf: (office: string) => `/notices/${part(office)}`,
  /** @param row a posting's public name */
  /** @param query `another`: somebody else's, from the same browser */
  noticeObject: (office: string, row: string, query?: Query) => withQuery(`/notices/${part(office)}/${part(row)}`, query),
  objection: (id: CaseId) => `/objections/${part(id)}`,
  certificates: '/certificates',
  /** Whether it is genuine, for anybody who has its code. */
  certificate: (code: CertificateCode) => `/certificates/${part(code)}`,
  /** The places that are registered, homes with their stars. @param query `on`: as of which day; `words`, `kind`, `district`, `stars` */
  homes: (query?: Query) => withQuery('/homes', query),
  /** What the levy of an employer would be; the address holds what was typed, we keep none. */
  levy: '/levy',
  /** Which units count the reader as staff. */
  employed: '/employed',
  employedObject: (id: CaseId) => `/employed/${part(id)}`,
  /** In which places the reader is enrolled, and those whose guardian they are. @param query `done`: what was done */
  stays: (query?: Query) => withQuery('/stays', query),
  /** Where a guardian names somebody who may fetch their ward, and ends what they named. @param stay of that place @param key the letter's */
  stayLetter: (id: PlaceId, stay: string) => `/stays/${part(id)}/${part(stay)}/letter`,
  stayLetterEnd: (id: PlaceId, stay: string, key: string) => `/stays/${part(id)}/${part(stay)}/letters/${part(key)}`,
  matters: '/matters',
  /** @param query `place`: which place's, by its policy's area */
  matter: (programme: string, query?: Query) => withQuery(`/matters/${part(programme)}`, query),
  matterCheck: (programme: string, query?: Query) => withQuery(`/matters/${part(programme)}/check`, query),
  /** The form to print and fill in by pen. */
  matterBlank: (programme: string, query?: Query) => withQuery(`/matters/${part(programme)}/blank-form`, query),
  matterInterest: (programme: string) => `/matters/${part(programme)}/interest`,
  draft: (id: CaseId) => `/drafts/${part(id)}`,
  draftSection: (id: CaseId, section: string) => `/drafts/${part(id)}/sections/${part(section)}`,
  /** @param query `kept`, `removed`: how many just were */
  draftFiles: (id: CaseId, query?: Query) => withQuery(`/drafts/${part(id)}/files`, query),
  draftRoster: (id: CaseId, query?: Query) => withQuery(`/drafts/${part(id)}/roster`, query),
  draftRosterTemplate: (id: CaseId, type: 'xlsx' | 'csv') => `/drafts/${part(id)}/roster/template/${type}`,
  draftPartners: (id: CaseId) => `/drafts/${part(id)}/partners`,
  draftCheck: (id: CaseId) => `/drafts/${part(id)}/check`,
  draftSubmit: (id: CaseId) => `/drafts/${part(id)}/submit`,
  draftDiscard: (id: CaseId) => `/drafts/${part(id)}/discard`,
  invitation: (id: string) => `/invitations/${part(id)}`,
  case: (id: CaseId) => `/cases/${part(id)}`,
  caseHearing: (id: CaseId) => `/cases/${part(id)}/hearing`,
  caseSupplement: (id: CaseId) => `/cases/${part(id)}/supplement`,
  /** Its roster, row by row. @param query `from`: the first row shown */
  caseRows: (id: CaseId, query?: Query) => withQuery(`/cases/${part(id)}/rows`, query),
  caseWithdraw: (id: CaseId) => `/cases/${part(id)}/withdraw`,
  caseAccount: (id: CaseId) => `/cases/${part(id)}/account`,
  caseReceipt: (id: CaseId) => `/cases/${part(id)}/receipt`,
  caseCertificate: (id: CaseId) => `/cases/${part(id)}/certificate`,
  caseSubmitted: (id: CaseId) => `/cases/${part(id)}/submitted`,
  /** Who has looked at it. */
  caseLooks: (id: CaseId, query?: Query) => withQuery(`/cases/${part(id)}/looks`, query),
  caseHeard: (id: CaseId) => `/cases/${part(id)}/heard`,
  caseCorrect: (id: CaseId) => `/cases/${part(id)}/correct`,
  caseRating: (id: CaseId) => `/cases/${part(id)}/rating`,
  /** @param key a letter's key; its slashes stay slashes */
  caseLetter: (id: CaseId, key: string) => `/cases/${part(id)}/letters/${key.split('/').map(part).join('/')}`,
  caseFile: (id: CaseId, file: string) => `/cases/${part(id)}/files/${part(file)}`,
  /** One page of a paper as a picture. @param query `size`: thumb, page or large; `turn`: quarters to the right */
  casePage: (id: CaseId, file: string, n: number, query?: Query) => withQuery(`/cases/${part(id)}/files/${part(file)}/pages/${n}`, query),
  /** A paper to be read on a page. @param query `page`, `zoom`, `turn` */
  casePaper: (id: CaseId, file: string, query?: Query) => withQuery(`/cases/${part(id)}/papers/${part(file)}`, query),
  desk: (query?: Query) => withQuery('/desk', query),
  deskClaim: '/desk/claim',
  deskSearch: '/desk/search',
  deskPrint: '/desk/print',
  deskDeputy: '/desk/deputy',
  deskRealName: '/desk/real-name',
  deskMandate: '/desk/mandates',
  /** Places of the office's area. @param query `place`: by name or number; `kind`; `endangered`: only where a subsidy is */
  deskPlaces: (query?: Query) => withQuery('/desk/places', query),
  /** @param query `months`: how many back; `district`: its places one by one; `kind`: of places */
  deskOccupancy: (query?: Query) => withQuery('/desk/places/occupancy', query),
  /** @param query `on`: as of which day */
  deskFigures: (query?: Query) => withQuery('/desk/places/figures', query),
  deskFiguresCsv: (query?: Query) => withQuery('/desk/places/figures/csv', query),
  /** Where a home is registered by the office. */
  deskPlaceNew: '/desk/places/new',
  /** What a place's day book comes to, by month. */
  deskPlaceDays: (id: PlaceId) => `/desk/places/${part(id)}/days`,
  /** @param query `paper`, `page`, `zoom`, `turn`: what is open beside the case */
  deskCase: (id: CaseId, query?: Query) => withQuery(`/desk/cases/${part(id)}`, query),
  deskPaper: (id: CaseId, file: string, query?: Query) => withQuery(`/desk/cases/${part(id)}/papers/${part(file)}`, query),
  /** @param query `show`: open, judged or all; `from`: the first row shown; `all`: every box ticked */
  deskRows: (id: CaseId, query?: Query) => withQuery(`/desk/cases/${part(id)}/rows`, query),
  /** The same unit a year before, and what has changed. */
  deskYears: (id: CaseId) => `/desk/cases/${part(id)}/years`,
  deskUnmask: (id: CaseId) => `/desk/cases/${part(id)}/unmask`,
  deskSeries: (id: CaseId) => `/desk/cases/${part(id)}/series`,
  deskRecover: (id: CaseId) => `/desk/cases/${part(id)}/recover`,
  deskOver: (id: CaseId, programme: string) => `/desk/cases/${part(id)}/over/${part(programme)}`,
  deskLookAgain: (id: CaseId) => `/desk/cases/${part(id)}/look-again`,
  spotChecks: '/spot-checks',
  spotCheck: (id: string) => `/spot-checks/${part(id)}`,
  deskAct: (id: CaseId, kind: string) => `/desk/cases/${part(id)}/acts/${part(kind)}`,
  /** @param query `receiver`: which authority's */
  transmissions: (query?: Query) => withQuery('/transmissions', query),
  transmissionFile: (query?: Query) => withQuery('/transmissions/file', query),
  batches: (query?: Query) => withQuery('/batches', query),
  batch: (id: CaseId) => `/batches/${part(id)}`,
  batchAct: (id: CaseId, kind: string) => `/batches/${part(id)}/acts/${part(kind)}`,
  batchReturn: (id: CaseId) => `/batches/${part(id)}/bank-return`,
  /** What was decided in a month. @param query `month`: 2026-11 */
  month: (query?: Query) => withQuery('/month', query),
  monthCsv: (query?: Query) => withQuery('/month/csv', query),
  log: (query?: Query) => withQuery('/log', query),
  logExport: '/log/export',
} as const;

/** A path of ours out of what a browser sent, or the home page: never another host's, however it is spelt. */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given)) return paths.home;
  const base = 'http://own.invalid';
  if (!URL.canParse(given, base)) return paths.home;
  const url = new URL(given, base);
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : paths.home;
}
