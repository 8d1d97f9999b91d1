import { type Connection } from 'mongoose';
import { endOfDay } from '../domain/calendar/instants';
import { concealState, type Hidden, revealState } from '../domain/case/private';
import { type CaseState } from '../domain/case/state';
import {
  type ActorId,
  type CaseId,
  dayBefore,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PartyId,
  type PersonId,
} from '../domain/values';
import { openWith, type Sealed, sealWith } from '../sealing/seal';
import { type CaseKeys } from './case-keys';
import { collectionOf, json } from './collection';
import { foldForward } from './fold';
import { stageOf, type Stage } from './stage';
import { writerOf } from './writer';

/** What the submission knows of a case and its events do not hold: a masked name, tokens to find it by, the firm. */
export interface CaseExtras {
  /** 张* */
  masked: string;
  /** Blind-index tokens and the number: whatever a search may match whole. */
  find: string[];
  /** A random id or blind index of the firm; never its number. */
  firm?: string;
  /** Only a rebuild gives them: every office the case ever was at. Otherwise each fold adds those of the open steps. */
  offices?: OfficeId[];
}

/** One case as pages read it. */
export interface CaseRow {
  _id: CaseId;
  /** What is said of people in it is blank in a search, and once it was erased. */
  state: CaseState;
  number: string;
  programme: string;
  applicant: ActorId;
  /** Everybody who benefits, each once; of a unit's case nobody but them. */
  people: PersonId[];
  /** The unit that applied. */
  party?: PartyId;
  firm?: string;
  /** Offices that have or had it. */
  offices: OfficeId[];
  stage: Stage;
  version: number;
  submitted: Instant;
  closed: boolean;
  masked?: string;
  find?: string[];
  /** When what is said of people in it was erased (已按法定程序清除). */
  erased?: Instant;
}

/** All of these stand among what a case is found by, each in one of its spellings. */
export type Match = readonly (readonly string[])[];

interface Row extends CaseRow {
  /** The part of the state that is said of people, under the case's own key. */
  sealed?: Sealed;
}

/** More than one draw is ever made over. */
const mostPaid = 20_000;

const place = (id: CaseId) => ({ collection: 'cases', id, field: 'sealed' });

export interface CaseSearch {
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

/** The view: the fold of each case's ledger, kept by `record` and made again by `ledger rebuild`. */
export function casesOf(connection: Connection, caseKeys: CaseKeys) {
  const cases = collectionOf<Row>(
    connection,
    'cases',
    {
      state: json,
      sealed: String,
      erased: String,
      number: String,
      programme: String,
      applicant: String,
      people: [String],
      party: String,
      firm: String,
      offices: [String],
      stage: String,
      version: Number,
      submitted: String,
      closed: Boolean,
      masked: String,
      find: [String],
    },
    [
      [{ number: 1 }],
      [{ applicant: 1, submitted: -1 }],
      [{ people: 1, submitted: -1 }],
      [{ party: 1, submitted: -1 }, { sparse: true }],
      [{ firm: 1, submitted: -1 }],
      [{ 'state.after.case': 1 }, { sparse: true }],
      [{ 'state.decided.at': 1 }, { sparse: true }],
      [{ find: 1, submitted: -1 }],
      [{ offices: 1, submitted: -1 }],
      [{ submitted: -1 }],
    ],
  );
  const write = writerOf<Row>(connection, 'cases');
  const newestFirst = { submitted: -1 } as const;

  /** Whole again, by one look at the keys for all of them. */
  async function opened(rows: readonly Row[]): Promise<CaseRow[]> {
    if (rows.length === 0) return [];
    const found = await caseKeys.of(rows.map((row) => row._id));
    return rows.map((row) => {
      const { sealed, ...rest } = row;
      const key = found.get(row._id);
      return key && sealed ? { ...rest, state: revealState(row.state, openWith(key, place(row._id), sealed) as Hidden) } : blank(row);
    });
  }
  const openedOne = async (row: Row | null): Promise<CaseRow | undefined> => (row ? (await opened([row]))[0] : undefined);
  const blank = ({ sealed: _sealed, ...row }: Row): CaseRow => ({ ...row, state: revealState(row.state) });

  return {
    /** Writes the state if it is newer than the stored one; true if it was. A lost race is no error: the newer state stands. */
    async fold(state: CaseState, extras?: CaseExtras & { erased?: Instant }): Promise<boolean> {
      const offices = extras?.offices ?? state.obligations.map((one) => one.office);
      const { open, hidden } = concealState(state);
      const kept = extras?.erased
        ? { erased: extras.erased }
        : { sealed: sealWith(await caseKeys.toWrite(state.id), place(state.id), hidden) };
      return foldForward({ model: cases, write }, state.id, state.version, {
        $set: {
          state: open,
          ...kept,
          number: state.number,
          programme: state.programme,
          applicant: state.applicant.actor,
          people: [...new Set([...(state.applicant.party ? [] : [state.applicant.person]), ...state.beneficiaries])],
          ...(state.applicant.party ? { party: state.applicant.party } : {}),
          stage: stageOf(state),
          version: state.version,
          submitted: state.submitted,
          closed: state.closed !== undefined,
          ...(extras ? { masked: extras.masked, find: extras.find } : {}),
          ...(extras?.firm === undefined ? {} : { firm: extras.firm }),
        },
        $addToSet: { offices: { $each: offices } },
      });
    },

    /** What is said of people goes, and by what it was found, save its number; what happened, and when, stays. */
    async erase(id: CaseId, number: string, at: Instant): Promise<void> {
      await cases.updateOne({ _id: id }, { $set: { erased: at, masked: '', find: [number] }, $unset: { sealed: 1, firm: 1 } });
    },

    /** For a rebuild only: the view is made again from the ledger right after. */
    async forget(id: CaseId): Promise<void> {
      await cases.deleteOne({ _id: id });
    },

    /** Every view there is. */
    async *allIds(): AsyncGenerator<CaseId> {
      for await (const row of cases.find({}, { _id: 1 }).lean<CaseRow>().cursor()) yield (row as CaseRow)._id;
    },

    /** Those still open. */
    async *openIds(): AsyncGenerator<CaseId> {
      for await (const row of cases.find({ closed: false }, { _id: 1 }).lean<CaseRow>().cursor()) yield (row as CaseRow)._id;
    },

    /** How many were filed by `until` and are open, or were until `since`: Temporal still has their histories, as they were encrypted. */
    withHistories: (until: Instant, since: Instant): Promise<number> =>
      cases.countDocuments({ submitted: { $lte: until }, $or: [{ closed: false }, { 'state.closed': { $gt: since } }] }),

    async read(id: CaseId): Promise<CaseRow | undefined> {
      return openedOne(await cases.findById(id).lean<Row | null>());
    },

    /** Those of the ids that there are, in no order. */
    async readMany(ids: readonly CaseId[]): Promise<CaseRow[]> {
      return opened(await cases.find({ _id: { $in: [...ids] } }).lean<Row[]>());
    },

    async byNumber(number: string): Promise<CaseRow | undefined> {
      return openedOne(await cases.findOne({ number }).lean<Row | null>());
    },

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
