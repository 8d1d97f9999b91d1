import { type Hash, type Instant, type LocalDate, type PartyId, type PlaceId, type TextRef } from '../../values';

/** What was offered to a unit: since when, until when, and what it answered. */
export interface Offer {
  to: PartyId;
  at: Instant;
  until: Instant;
  /** `over`: no answer by the date. */
  answer?: 'taken' | 'declined' | 'over';
  answered?: Instant;
  /** Why it declined. */
  text?: TextRef;
}

/** 征询承接: in which order units are asked, and those who were. */
export interface Offers {
  order: PartyId[];
  asked: Offer[];
}

/** 交接: what passes from whom to whom, since when; how many people were counted as it began, and anew. */
export interface Passing {
  place: PlaceId;
  from: PartyId;
  to: PartyId;
  on: LocalDate;
  count: number;
  hash: Hash;
  passed?: number;
  missing?: number;
}
