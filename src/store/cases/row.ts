import { type Connection } from 'mongoose';
import { type Hidden, revealState } from '../../domain/case/private';
import { type CaseState } from '../../domain/case/state';
import { type ActorId, type CaseId, type Instant, type OfficeId, type PartyId, type PersonId } from '../../domain/values';
import { openWith, type Sealed } from '../../sealing/seal';
import { type CaseKeys } from '../case-keys';
import { collectionOf, json } from '../collection';
import { type Stage } from '../stage';
import { writerOf } from '../writer';

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

export interface Row extends CaseRow {
  /** The part of the state that is said of people, under the case's own key. */
  sealed?: Sealed;
}

/** More than one draw is ever made over. */
export const mostPaid = 20_000;

export const newestFirst = { submitted: -1 } as const;

/** Where what is said of people is sealed. */
export const place = (id: CaseId) => ({ collection: 'cases', id, field: 'sealed' });

/** The rows of the view, and how one that was read becomes whole again. */
export function caseRowsOf(connection: Connection, caseKeys: CaseKeys) {
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
      [{ 'state.place': 1 }, { sparse: true }],
      [{ 'state.offers.asked.to': 1 }, { sparse: true }],
      [{ 'state.place': 1 }, { sparse: true }],
      [{ 'state.decided.at': 1 }, { sparse: true }],
      [{ find: 1, submitted: -1 }],
      [{ offices: 1, submitted: -1 }],
      [{ offices: 1, submitted: 1 }, { partialFilterExpression: { closed: false } }],
      [{ submitted: -1 }],
    ],
  );
  const write = writerOf<Row>(connection, 'cases');

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

  return { cases, write, opened, openedOne, blank };
}

export type CaseRows = ReturnType<typeof caseRowsOf>;
