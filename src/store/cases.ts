import { type Connection } from 'mongoose';
import { concealState } from '../domain/case/private';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type Instant } from '../domain/values';
import { sealWith } from '../sealing/seal';
import { type CaseKeys } from './case-keys';
import { casesFollowing } from './cases/following';
import { casesOfApplicants } from './cases/of-applicants';
import { casesOfPlaces } from './cases/of-places';
import { type CaseExtras, type CaseRow, caseRowsOf, place, type Row } from './cases/row';
import { caseSearchOf } from './cases/search';
import { casesWithin } from './cases/within';
import { foldForward } from './fold';
import { stageOf } from './stage';

export { type CaseRow, type Match } from './cases/row';

/** The view: the fold of each case's ledger, kept by `record` and made again by `ledger rebuild`. */
export function casesOf(connection: Connection, caseKeys: CaseKeys) {
  const held = caseRowsOf(connection, caseKeys);
  const { cases, write, opened, openedOne, blank } = held;

  return {
    ...casesOfApplicants(held),
    ...casesOfPlaces(held),
    ...casesWithin(held),
    ...casesFollowing(held),
    ...caseSearchOf(held),

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

    /** Those of the ids that there are, in no order, with blanks for what is said of people. */
    async blanks(ids: readonly CaseId[]): Promise<CaseRow[]> {
      return (await cases.find({ _id: { $in: [...ids] } }, { sealed: 0, find: 0 }).lean<Row[]>()).map(blank);
    },

    async byNumber(number: string): Promise<CaseRow | undefined> {
      return openedOne(await cases.findOne({ number }).lean<Row | null>());
    },
  };
}
