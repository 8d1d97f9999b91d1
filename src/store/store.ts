import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { accessLogOf } from './access-log';
import { budgetsOf } from './budgets';
import { caseKeysOf } from './case-keys';
import { casesOf } from './cases';
import { certificatesOf } from './certificates';
import { claimsOf } from './claims';
import { codesOf } from './codes';
import { ensureIndexes } from './collection';
import { contestsOf } from './contests';
import { countersOf } from './counters';
import { drawsOf } from './draws';
import { draftsOf } from './drafts';
import { filesOf } from './files';
import { personMonthsOf } from './person-months';
import { rowResultsOf } from './row-results';
import { sheetsOf } from './sheets';
import { headingsOf } from './headings';
import { interestOf } from './interest';
import { invitationsOf } from './invitations';
import { ledgerOf } from './ledger';
import { lettersOf } from './letters';
import { limitsOf } from './limits';
import { mandateOffersOf } from './mandate-offers';
import { unsentOf } from './unsent';
import { noticesOf } from './notices';
import { ordersOf } from './orders';
import { outgoingOf } from './outgoing';
import { pageImagesOf } from './page-images';
import { partiesOf } from './parties';
import { passingsOf } from './passings';
import { pieceWagesOf } from './piece-wages';
import { placeDaysOf } from './place-days';
import { placeMonthsOf } from './place-months';
import { placesOf } from './places';
import { postingsOf } from './postings';
import { processesOf } from './processes';
import { productsOf } from './products';
import { ratingsOf } from './ratings';
import { registryRepliesOf } from './registry-replies';
import { rotationsOf } from './rotations';
import { sessionsOf } from './sessions';
import { settingsOf } from './settings';
import { standingsOf } from './standings';
import { staysOf } from './stays';
import { personNumbersOf } from './stays/numbers';
import { personStaysOf } from './stays/of-person';
import { submissionsOf } from './submissions';
import { successorsOf } from './successors';
import { tasksOf } from './tasks';
import { textsOf } from './texts';
import { thingsOf } from './things';
import { uploadsOf } from './uploads';

/** Every collection of the portal and the worker over one connection. Nothing is cached: other processes write too. */
export function createStore({ connection, keys }: { connection: Connection; keys: Keys }) {
  const pageImages = pageImagesOf(connection, keys);
  const caseKeys = caseKeysOf(connection, keys);
  const things = thingsOf(connection, keys);
  const counters = countersOf(connection);
  const personMonths = personMonthsOf(connection, things);
  return {
    accessLog: accessLogOf(connection, keys),
    budgets: budgetsOf(connection),
    caseKeys,
    cases: casesOf(connection, caseKeys),
    certificates: certificatesOf(connection),
    claims: claimsOf(connection),
    codes: codesOf(connection, keys),
    contests: contestsOf(connection),
    counters,
    drafts: draftsOf(connection, keys),
    draws: drawsOf(connection),
    files: filesOf(connection, keys, pageImages),
    headings: headingsOf(connection),
    interest: interestOf(connection),
    invitations: invitationsOf(connection),
    ledger: ledgerOf(connection, caseKeys),
    letters: lettersOf(connection, keys),
    limits: limitsOf(connection, keys),
    unsent: unsentOf(connection, keys),
    mandateOffers: mandateOffersOf(connection, keys),
    notices: noticesOf(connection, keys),
    postings: postingsOf(connection),
    personMonths,
    processes: processesOf(connection),
    products: productsOf(connection),
    orders: ordersOf(connection, keys),
    outgoing: outgoingOf(connection, keys),
    pageImages,
    parties: partiesOf(connection, keys, things),
    passings: passingsOf(connection),
    pieceWages: pieceWagesOf(connection, keys),
    placeDays: placeDaysOf(connection, keys),
    placeMonths: placeMonthsOf(connection, keys),
    places: placesOf(connection, keys, counters),
    rotations: rotationsOf(connection),
    ratings: ratingsOf(connection),
    registryReplies: registryRepliesOf(connection, keys),
    rowResults: rowResultsOf(connection, keys),
    sessions: sessionsOf(connection),
    settings: settingsOf(connection, keys),
    sheets: sheetsOf(connection, keys),
    standings: standingsOf(connection),
    stays: staysOf(connection, keys, things),
    personNumbers: personNumbersOf(connection, things, personMonths),
    personStays: personStaysOf(connection, keys),
    submissions: submissionsOf(connection, keys),
    successors: successorsOf(connection),
    tasks: tasksOf(connection),
    texts: textsOf(connection, keys),
    things,
    uploads: uploadsOf(connection),
    ensureIndexes: (): Promise<void> => ensureIndexes(connection),
  };
}

export type Store = ReturnType<typeof createStore>;
