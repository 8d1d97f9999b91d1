import { type PartyId } from '../values';
import { type CaseState, type Offer, type Offers } from './state';

/** The offer that waits for its answer; undefined where nobody is asked. */
export const standingOffer = ({ offers, obligations }: Pick<CaseState, 'offers' | 'obligations'>): Offer | undefined =>
  obligations.some(({ kind }) => kind === 'offer') ? offers?.asked.find(({ answer }) => answer === undefined) : undefined;

/** Who is asked next: the first of the order who has not been asked yet. */
export const nextInLine = ({ order, asked }: Pick<Offers, 'order' | 'asked'>): PartyId | undefined =>
  order.find((one) => !asked.some(({ to }) => to === one));

/** Who took it; undefined until somebody has. */
export const takenBy = ({ offers }: Pick<CaseState, 'offers'>): PartyId | undefined =>
  offers?.asked.find(({ answer }) => answer === 'taken')?.to;

/** The order is at its end, and nobody has taken it. */
export const isSpent = (state: Pick<CaseState, 'offers' | 'obligations'>): boolean =>
  state.offers !== undefined &&
  takenBy(state) === undefined &&
  standingOffer(state) === undefined &&
  nextInLine(state.offers) === undefined;
