import { type Connection } from 'mongoose';
import { type CaseState } from '../domain/case/state';
import { type Programme } from '../domain/policy/policy';
import { type ActorId, type AreaCode, type CaseId, type Instant, type OfficeId, type PersonId } from '../domain/values';
import { collectionOf, json } from './collection';
import { foldForward } from './fold';
import { stageOf, type Stage } from './stage';

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
  state: CaseState;
  number: string;
  programme: Programme;
  area: AreaCode;
  applicant: ActorId;
  /** Applicant and founders, each once. */
  people: PersonId[];
  firm?: string;
  /** Offices that have or had it. */
  offices: OfficeId[];
  stage: Stage;
  version: number;
  submitted: Instant;
  closed: boolean;
  masked?: string;
  find?: string[];
}

/** All of these stand among what a case is found by, each in one of its spellings. */
export type Match = readonly (readonly string[])[];

export interface CaseSearch {
  /** Any of these: blind indexes or a number. All cases of the offices if absent; none for an empty list. */
  match?: readonly Match[];
  /** Only cases that these offices have or had; every case if absent (an auditor's search). */
  offices?: OfficeId[];
  programme?: Programme;
  closed?: boolean;
  /** From 1. */
  page?: number;
  size?: number;
}

/** The view: the fold of each case's ledger, kept by `record` and made again by `ledger rebuild`. */
export function casesOf(connection: Connection) {
  const cases = collectionOf<CaseRow>(
    connection,
    'cases',
    {
      state: json,
      number: String,
      programme: String,
      area: String,
      applicant: String,
      people: [String],
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
      [{ firm: 1, submitted: -1 }],
      [{ find: 1, submitted: -1 }],
      [{ offices: 1, submitted: -1 }],
      [{ submitted: -1 }],
    ],
  );
  const newestFirst = { submitted: -1 } as const;

  return {
    /** Writes the state if it is newer than the stored one; true if it was. A lost race is no error: the newer state stands. */
    fold(state: CaseState, extras?: CaseExtras): Promise<boolean> {
      const offices = extras?.offices ?? state.obligations.map((one) => one.office);
      return foldForward(cases, state.id, state.version, {
        $set: {
          state,
          number: state.number,
          programme: state.programme,
          area: state.area,
          applicant: state.applicant.actor,
          people: [...new Set([state.applicant.person, ...state.founders])],
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
      return (await cases.findById(id).lean<CaseRow | null>()) ?? undefined;
    },

    /** Those of the ids that there are, in no order. */
    readMany(ids: readonly CaseId[]): Promise<CaseRow[]> {
      return cases.find({ _id: { $in: [...ids] } }).lean<CaseRow[]>();
    },

    async byNumber(number: string): Promise<CaseRow | undefined> {
      return (await cases.findOne({ number }).lean<CaseRow | null>()) ?? undefined;
    },

    /** Cases this person is applicant or founder of, newest first, at most 100. */
    ofPerson(person: PersonId): Promise<CaseRow[]> {
      return cases.find({ people: person }).sort(newestFirst).limit(100).lean<CaseRow[]>();
    },

    /** Cases an account filed, newest first, at most 100. */
    ofApplicant(actor: ActorId): Promise<CaseRow[]> {
      return cases.find({ applicant: actor }).sort(newestFirst).limit(100).lean<CaseRow[]>();
    },

    ofFirm(firm: string): Promise<CaseRow[]> {
      return cases.find({ firm }).sort(newestFirst).limit(100).lean<CaseRow[]>();
    },

    /** Newest first; `more` says that another page follows. */
    async search({ match, offices, programme, closed, page = 1, size = 20 }: CaseSearch): Promise<{ rows: CaseRow[]; more: boolean }> {
      if (match?.length === 0) return { rows: [], more: false };
      const found = await cases
        .find({
          ...(match ? { $or: match.map((all) => ({ $and: all.map((any) => ({ find: { $in: any } })) })) } : {}),
          ...(offices ? { offices: { $in: offices } } : {}),
          ...(programme === undefined ? {} : { programme }),
          ...(closed === undefined ? {} : { closed }),
        })
        .sort(newestFirst)
        .skip((page - 1) * size)
        .limit(size + 1)
        .lean<CaseRow[]>();
      return { rows: found.slice(0, size), more: found.length > size };
    },
  };
}
