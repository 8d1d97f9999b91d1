import { endOfDay } from '../../domain/calendar/instants';
import { type CaseId, dayBefore, type Instant, type LocalDate, type OfficeId } from '../../domain/values';
import { type CaseRow, type CaseRows, mostPaid, type Row } from './row';

/** What was filed, decided, paid and certified within a time, for whoever counts or looks at all of it; and what has waited longest. */
export function casesWithin({ cases, opened, blank }: CaseRows) {
  return {
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
  };
}
