import { hashOf } from '../canonical';
import { type Localised } from '../ground/localised';
import { type Fen, type Hash } from '../values';

/**
 * What the public reads of one case (policy research §10): a masked name and the matter's plain title, never kind or grade of disability;
 * the amount only where the policy's step says so.
 */
export interface NoticeRow {
  name: string;
  term: Localised;
  fen?: Fen;
}

/** What the ledger commits to as a row is put up and as it is taken down. */
export const hashOfRow = ({ name, term, fen }: NoticeRow): Hash => hashOf({ name, term, ...(fen === undefined ? {} : { fen }) });
