import { type ActorId, type PartyId, type PersonId } from '../../domain/values';
import { type CaseRow, type CaseRows, newestFirst, type Row } from './row';

/** Cases by whom they are of: people, units, the account that filed, the firm that is spoken of. */
export function casesOfApplicants({ cases, opened }: CaseRows) {
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

    /** Cases an account filed, newest first, at most 100. */
    async ofApplicant(actor: ActorId): Promise<CaseRow[]> {
      return opened(await cases.find({ applicant: actor }).sort(newestFirst).limit(100).lean<Row[]>());
    },

    async ofFirm(firm: string): Promise<CaseRow[]> {
      return opened(await cases.find({ firm }).sort(newestFirst).limit(100).lean<Row[]>());
    },
  };
}
