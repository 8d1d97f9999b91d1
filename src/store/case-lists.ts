import { endOfDay } from '../domain/calendar/instants';
import {
  type ActorId,
  type CaseId,
  dayBefore,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PartyId,
  type PersonId,
  type PlaceId,
} from '../domain/values';
import { type CaseRow, type CaseRows, type Match, type Row } from './case-row';

/** More than one draw is ever made over. */
const mostPaid = 20_000;

interface CaseSearch {
  /** Any of these: blind indexes or a number. All cases of the offices if absent; none for an empty list. */
  match?: readonly Match[];
  /** Only cases that these offices have or had; every case if absent (an auditor's search). */
  offices?: OfficeId[];
  programme?: string;
  closed?: boolean;
  /** From 1. */
  page?: number;
  size?: number;
}

/** A case that paid, or is about to, for a place. */
export interface PayingFor {
  id: CaseId;
  number: string;
  programme: string;
  /** Id of the policy file that it was filed under. */
  policy: string;
  place: PlaceId;
}

const newestFirst = { submitted: -1 } as const;

/** Many cases at once: whose they are, what an office decided or paid, and what a search finds. */
export function caseListsOf({ cases, opened, blank }: CaseRows) {
  return {
    /** Cases this person is applicant or partner of, newest first, at most 100. */
    async ofPerson(person: PersonId): Promise<CaseRow[]> {
      return opened(await cases.find({ people: person }).sort(newestFirst).limit(100).lean<Row[]>());
    },

    /** Cases that these units filed, newest first, at most 100. */
    async ofParties(parties: readonly PartyId[]): Promise<CaseRow[]> {
      return opened(
        await cases
          .find({ party: { $in: [...parties] } })
          .sort(newestFirst)
          .limit(100)
          .lean<Row[]>(),
      );
    },

    /**
     * What units filed of these programmes within a time, a page of them by id, for whoever looks at all of them in turn.
     * @param within from the first instant until before the second @param after the last id of the page before; empty at first
     */
    async filedWithin(
      programmes: readonly string[],
      [from, before]: readonly [Instant, Instant],
      after: string,
      limit: number,
    ): Promise<CaseRow[]> {
      const within = { programme: { $in: [...programmes] }, party: { $exists: true }, submitted: { $gte: from, $lt: before } };
      return opened(
        await cases
          .find({ ...within, _id: { $gt: after as CaseId } })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<Row[]>(),
      );
    },

    /** Cases of these programmes that were filed for a place, newest first, at most 200. */
    async ofPlace(place: PlaceId, programmes: readonly string[]): Promise<CaseRow[]> {
      const filed = { 'state.place': place, programme: { $in: [...programmes] } };
      return opened(await cases.find(filed).sort(newestFirst).limit(200).lean<Row[]>());
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

    /** Those of the ids that there are, in no order, with blanks for what is said of people. */
    async blanks(ids: readonly CaseId[]): Promise<CaseRow[]> {
      return (await cases.find({ _id: { $in: [...ids] } }, { sealed: 0, find: 0 }).lean<Row[]>()).map(blank);
    },

    /** Which cases ask back what others of these were paid, by that other. */
    async recovering(ids: readonly CaseId[]): Promise<Map<CaseId, CaseId>> {
      const rows = await cases
        .find({ 'state.after.case': { $in: [...ids] }, 'state.recovery': { $exists: true } }, { 'state.after': 1 })
        .lean<{ _id: CaseId; state: Pick<CaseRow['state'], 'after'> }[]>();
      return new Map(rows.flatMap(({ _id, state }) => (state.after ? [[_id, state.after.case] as const] : [])));
    },

    /** Open cases in which something is or was offered to this unit, oldest first, at most 50. */
    async offeredTo(party: PartyId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.offers.asked.to': party, closed: false }).sort({ submitted: 1 }).limit(50).lean<Row[]>());
    },

    /** Open cases of a place, oldest first. */
    async openAt(place: PlaceId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.place': place, closed: false }).sort({ submitted: 1 }).lean<Row[]>());
    },

    /** Cases an account filed, newest first, at most 100. */
    async ofApplicant(actor: ActorId): Promise<CaseRow[]> {
      return opened(await cases.find({ applicant: actor }).sort(newestFirst).limit(100).lean<Row[]>());
    },

    async ofFirm(firm: string): Promise<CaseRow[]> {
      return opened(await cases.find({ firm }).sort(newestFirst).limit(100).lean<Row[]>());
    },

    /**
     * Those that these offices have or had and that were decided within a time, with blanks for what is said of people.
     * @param within from the first instant until before the second
     */
    async *decidedWithin(offices: readonly OfficeId[], [from, before]: readonly [Instant, Instant]): AsyncGenerator<CaseRow> {
      const decided = { 'state.decided.at': { $gte: from, $lt: before } };
      for await (const row of cases
        .find({ offices: { $in: [...offices] }, ...decided }, { sealed: 0, find: 0 })
        .lean<Row[]>()
        .cursor())
        yield blank(row as unknown as Row);
    },

    /** Those of these programmes that these offices have or had and that nobody has decided yet, oldest first, with blanks for what is said of people. */
    async oldestOpen(offices: readonly OfficeId[], programmes: readonly string[], limit: number): Promise<CaseRow[]> {
      const open = { offices: { $in: [...offices] }, closed: false, programme: { $in: [...programmes] } };
      const rows = await cases
        .find({ ...open, 'state.decided': { $exists: false } }, { sealed: 0, find: 0 })
        .sort({ submitted: 1 })
        .limit(limit)
        .lean<Row[]>();
      return rows.map(blank);
    },

    /** Cases that say they follow this one, as whatever, oldest first, at most 200. */
    async following(id: CaseId): Promise<CaseRow[]> {
      return opened(await cases.find({ 'state.after.case': id }).sort({ submitted: 1 }).limit(200).lean<Row[]>());
    },

    /** Those of one programme that these offices have or had and that were paid within these days, both included; ids and numbers only. */
    async paidWithin(
      offices: readonly OfficeId[],
      programme: string,
      from: LocalDate,
      to: LocalDate,
    ): Promise<{ id: CaseId; number: string }[]> {
      const paid = { $elemMatch: { status: 'paid', on: { $gte: from, $lte: to } } };
      const rows = await cases
        .find({ offices: { $in: [...offices] }, programme, 'state.payments': paid }, { number: 1 })
        .sort({ number: 1 })
        .limit(mostPaid)
        .lean<Pick<Row, '_id' | 'number'>[]>();
      return rows.map(({ _id, number }) => ({ id: _id, number }));
    },

    /** The same of those that were certified within these days. */
    async certifiedWithin(
      offices: readonly OfficeId[],
      programme: string,
      from: LocalDate,
      to: LocalDate,
    ): Promise<{ id: CaseId; number: string }[]> {
      const certified = { $gt: endOfDay(dayBefore(from)), $lte: endOfDay(to) };
      const rows = await cases
        .find({ offices: { $in: [...offices] }, programme, 'state.certificate.at': certified }, { number: 1 })
        .sort({ number: 1 })
        .limit(mostPaid)
        .lean<Pick<Row, '_id' | 'number'>[]>();
      return rows.map(({ _id, number }) => ({ id: _id, number }));
    },

    /** Newest first, with blanks for what is said of people; `more` says that another page follows. */
    async search({ match, offices, programme, closed, page = 1, size = 20 }: CaseSearch): Promise<{ rows: CaseRow[]; more: boolean }> {
      if (match?.length === 0) return { rows: [], more: false };
      const found = await cases
        .find(
          {
            ...(match ? { $or: match.map((all) => ({ $and: all.map((any) => ({ find: { $in: any } })) })) } : {}),
            ...(offices ? { offices: { $in: offices } } : {}),
            ...(programme === undefined ? {} : { programme }),
            ...(closed === undefined ? {} : { closed }),
          },
          { sealed: 0 },
        )
        .sort(newestFirst)
        .skip((page - 1) * size)
        .limit(size + 1)
        .lean<Row[]>();
      return { rows: found.slice(0, size).map(blank), more: found.length > size };
    },
  };
}
