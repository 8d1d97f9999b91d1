import { type Router } from 'express';
import { noticePages } from './pages/notices/notices';
import { certificateLookUpPages } from './pages/certificates/look-up';
import { certificatePrintPages } from './pages/certificates/print';
import { seriesPages } from './pages/after-payment/series';
import { lookAgainPages } from './pages/after-payment/look-again';
import { overPages } from './pages/after-payment/over';
import { recoverPages } from './pages/after-payment/recover';
import { spotCheckPages } from './pages/after-payment/spot-checks';
import { helpPages } from './pages/help';
import { homeSignedOutPages } from './pages/home-signed-out';
import { heardPages } from './pages/heard';
import { keptPages } from './pages/kept';
import { languagePages } from './pages/language';
import { unsentPages } from './pages/unsent';
import { postOnlyPages } from './pages/post-only';
import { ownAccountPages } from './pages/accounts/own-account';
import { byCodePages } from './pages/accounts/by-code';
import { ownContactPages } from './pages/accounts/own-contact';
import { ownPasswordPages } from './pages/accounts/own-password';
import { deskMandatePages } from './pages/desk/mandates';
import { ownUnitPages } from './pages/units/own-units';
import { rosterCheckPages } from './pages/units/roster-check';
import { unitPages } from './pages/units/unit';
import { closePlacePages } from './pages/places/close';
import { namePlacePages } from './pages/places/name';
import { registerPlacePages } from './pages/places/register';
import { beginHandOverPages } from './pages/places/begin-hand-over';
import { frozenPages } from './pages/places/frozen';
import { handOverPages } from './pages/places/hand-over';
import { successorPages } from './pages/places/successors';
import { placePages } from './pages/places/place';
import { placeManagePages } from './pages/places/manage';
import { residentListPages } from './pages/places/residents';
import { residentPages } from './pages/places/resident';
import { monthListPages } from './pages/places/months';
import { monthPages as placeMonthPages } from './pages/places/month';
import { placeFigurePages } from './pages/places/figures';
import { occupancyPages } from './pages/places/occupancy';
import { monthActPages } from './pages/places/month-acts';
import { deskPlacePages } from './pages/places/desk';
import { dayPages } from './pages/places/days';
import { standingPages } from './pages/places/standing';
import { sheetPages } from './pages/places/sheet';
import { deskDayPages } from './pages/places/desk-days';
import { cataloguePages } from './pages/orders/catalogue';
import { orderListPages } from './pages/orders/list';
import { beginOrderPages } from './pages/orders/begin';
import { orderPages } from './pages/orders/order';
import { placeProductPages } from './pages/orders/place-products';
import { placeOrderListPages } from './pages/orders/place-orders';
import { placeOrderPages } from './pages/orders/place-order';
import { pieceWagePages } from './pages/orders/piece-wages';
import { ownSessionPages } from './pages/accounts/own-sessions';
import { ownIdentityPages } from './pages/accounts/own-identity';
import { signInPages } from './pages/sign-in';
import { employedPages } from './pages/employed/employed';
import { stayLetterPages } from './pages/stays/letter';
import { stayPages } from './pages/stays/stays';
import { homeRegisterPages } from './pages/homes/register';
import { levyPages } from './pages/units/levy';
import { blankFormPages } from './pages/applicant/blank-form';
import { applicantActPages } from './pages/applicant/case-acts';
import { correctPages } from './pages/applicant/correct';
import { applicantCasePages } from './pages/applicant/case';
import { applicantHomePages } from './pages/applicant/home';
import { checkPages } from './pages/applicant/check';
import { draftPages } from './pages/applicant/draft';
import { filePages } from './pages/applicant/files';
import { rosterPages } from './pages/applicant/roster';
import { partnerPages } from './pages/applicant/partners';
import { invitationPages } from './pages/applicant/invitation';
import { letterPages } from './pages/applicant/letters';
import { lookPages } from './pages/applicant/looks';
import { matterPages } from './pages/applicant/matters';
import { preCheckPages } from './pages/applicant/pre-check';
import { ratingPages } from './pages/applicant/rating';
import { submittedPages } from './pages/applicant/submitted';
import { receiptPages } from './pages/applicant/receipt';
import { caseRowPages } from './pages/applicant/rows';
import { sectionPages } from './pages/applicant/section';
import { hearingPages } from './pages/applicant/hearing';
import { supplementPages } from './pages/applicant/supplement';
import { paperFilePages } from './pages/papers/files';
import { paperPages } from './pages/papers/papers';
import { unmaskPages } from './pages/desk/unmask';
import { deskRowPages } from './pages/desk/rows/rows';
import { deskYearPages } from './pages/desk/rows/years';
import { actPages } from './pages/desk/acts';
import { transmissionPages } from './pages/transmissions/transmissions';
import { batchPages } from './pages/batches/batches';
import { monthPages } from './pages/month/month';
import { logPages } from './pages/log/log';
import { deskPages } from './pages/desk/desk';
import { deputyPages } from './pages/desk/deputy';
import { realNamePages } from './pages/desk/real-name';
import { printPages } from './pages/desk/print';
import { officerCasePages } from './pages/desk/officer-case';
import { type Services } from './services';

/** Every module of pages, asked in this order. A new one adds its line here. */
export const pages: readonly ((services: Services) => Router)[] = [
  homeSignedOutPages,
  helpPages,
  noticePages,
  certificateLookUpPages,
  homeRegisterPages,
  cataloguePages,
  signInPages,
  byCodePages,
  ownAccountPages,
  ownContactPages,
  ownPasswordPages,
  ownSessionPages,
  ownIdentityPages,
  ownUnitPages,
  unitPages,
  frozenPages,
  placePages,
  placeManagePages,
  residentListPages,
  residentPages,
  monthListPages,
  placeMonthPages,
  monthActPages,
  deskPlacePages,
  occupancyPages,
  placeFigurePages,
  dayPages,
  standingPages,
  sheetPages,
  deskDayPages,
  placeProductPages,
  placeOrderListPages,
  placeOrderPages,
  pieceWagePages,
  orderListPages,
  beginOrderPages,
  orderPages,
  registerPlacePages,
  namePlacePages,
  closePlacePages,
  beginHandOverPages,
  handOverPages,
  successorPages,
  rosterCheckPages,
  keptPages,
  heardPages,
  languagePages,
  unsentPages,
  applicantHomePages,
  levyPages,
  employedPages,
  stayPages,
  stayLetterPages,
  matterPages,
  blankFormPages,
  preCheckPages,
  draftPages,
  sectionPages,
  rosterPages,
  partnerPages,
  invitationPages,
  filePages,
  checkPages,
  applicantCasePages,
  correctPages,
  receiptPages,
  certificatePrintPages,
  submittedPages,
  lookPages,
  letterPages,
  supplementPages,
  hearingPages,
  caseRowPages,
  applicantActPages,
  ratingPages,
  paperFilePages,
  paperPages,
  deskPages,
  printPages,
  deputyPages,
  realNamePages,
  deskMandatePages,
  officerCasePages,
  actPages,
  deskRowPages,
  deskYearPages,
  unmaskPages,
  recoverPages,
  overPages,
  lookAgainPages,
  seriesPages,
  spotCheckPages,
  transmissionPages,
  batchPages,
  monthPages,
  logPages,
  postOnlyPages,
];
