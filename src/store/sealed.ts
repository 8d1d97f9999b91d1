import { sealedCaseKeys } from './case-keys';
import { type CaseRow } from './cases';
import { sealedCodes } from './codes';
import { sealedDrafts } from './drafts';
import { sealedFiles } from './files/row';
import { sealedLetters } from './letters';
import { sealedNotices } from './notices';
import { sealedOutgoing } from './outgoing-row';
import { sealedParked } from './parked';
import { sealedPeople } from './people';
import { sealedReplies } from './registry-replies';
import { copiedIndexes, sealedSubmissions } from './submissions';
import { sealedTexts } from './texts';
import { sealedUnsent } from './unsent';
import { sealedMandateOffers } from './mandate-offers';
import { sealedParties } from './parties';
import { sealedOrders } from './orders';
import { sealedPieceWages } from './piece-wages';
import { sealedPlaceDays } from './place-days/row';
import { sealedPlaceMonths } from './place-months/row';
import { sealedPlaces } from './places/row';
import { sealedStays } from './stays';
import { sealedRowResults } from './row-results';
import { sealedSheets } from './sheets';
import { sealedThings } from './things';
import { type SealedRows } from './sealed-rows';

/**
 * Every collection that holds anything sealed or indexed under our keys, in the order in which a rotation goes through them: who is
 * found by a number first, papers last. A collection that is missing here would stand in the way of a key's retirement for ever, or
 * be lost by it.
 */
export const sealedCollections: readonly SealedRows[] = [
  sealedPeople,
  sealedDrafts,
  sealedSubmissions,
  sealedMandateOffers,
  sealedParties,
  sealedPlaces,
  sealedStays,
  sealedPlaceMonths,
  sealedPlaceDays,
  sealedOrders,
  sealedPieceWages,
  sealedThings,
  sealedCaseKeys,
  copiedIndexes<CaseRow>('cases', ['find', 'firm'], (row) => row._id),
  sealedOutgoing,
  sealedLetters,
  sealedNotices,
  sealedCodes,
  sealedReplies,
  sealedSheets,
  sealedRowResults,
  sealedParked,
  sealedUnsent,
  sealedTexts,
  sealedFiles,
];
