import { type OfficeId } from '../../domain/values';
import { type CaseRow, type CaseRows, type Match, newestFirst, type Row } from './row';

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

/** What officers look for. */
export function caseSearchOf({ cases, blank }: CaseRows) {
  return {
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
