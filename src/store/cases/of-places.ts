import { type CaseId, type PartyId, type PlaceId } from '../../domain/values';
import { type CaseRow, type CaseRows, mostPaid, newestFirst, type Row } from './row';

/** A case that paid, or is about to, for a place. */
export interface PayingFor {
  id: CaseId;
  number: string;
  programme: string;
  /** Id of the policy file that it was filed under. */
  policy: string;
  place: PlaceId;
}

/** Cases by the place that they are for, or that was offered in them. */
export function casesOfPlaces({ cases, opened }: CaseRows) {
  return {
    /** Cases of these programmes that were filed for a place, newest first, at most 200. */
    async ofPlace(place: PlaceId, programmes: readonly string[]): Promise<CaseRow[]> {
      const filed = { 'state.place': place, programme: { $in: [...programmes] } };
      return opened(await cases.find(filed).sort(newestFirst).limit(200).lean<Row[]>());
    },

    /** Open cases of a place, oldest first. */
    async openAt(place: PlaceId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.place': place, closed: false }).sort({ submitted: 1 }).lean<Row[]>());
    },

    /** Open cases in which something is or was offered to this unit, oldest first, at most 50. */
    async offeredTo(party: PartyId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.offers.asked.to': party, closed: false }).sort({ submitted: 1 }).limit(50).lean<Row[]>());
    },

    /** Cases of these programmes, filed for one of these places, that came to a payment. */
    async payingFor(places: readonly PlaceId[], programmes: readonly string[]): Promise<PayingFor[]> {
      const paying = { 'state.place': { $in: [...places] }, programme: { $in: [...programmes] }, 'state.payments.0': { $exists: true } };
      const rows = await cases
        .find(paying, { number: 1, programme: 1, 'state.place': 1, 'state.policy': 1 })
        .limit(mostPaid)
        .lean<(Pick<Row, '_id' | 'number' | 'programme'> & { state: { place: PlaceId; policy: string } })[]>();
      return rows.map(({ _id, number, programme, state: { place, policy } }) => ({ id: _id, number, programme, policy, place }));
    },
  };
}
