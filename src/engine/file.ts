import { type CaseId, type RequestId } from '../domain/values';
import { type Filed } from '../store/outgoing';
import { type Store } from '../store/store';

/** The one request by which a case is submitted. */
export const submitRequest = (id: CaseId): RequestId => `submit-${id}` as RequestId;

/**
 * What a submission that was kept leaves in its places before its case starts: frozen, its papers with it, its draft closed. Of rosters only
 * the one that is filed stays: the rows as they were typed, and those of whoever pressed at the same moment and came second, are nobody's any
 * more. May run twice.
 */
export async function file(store: Pick<Store, 'submissions' | 'files' | 'drafts' | 'sheets'>, { input, extras }: Filed): Promise<void> {
  const { id, evidence, number, at, sheet } = input.submission;
  await store.submissions.keep(input, extras);
  await store.files.freeze(
    id,
    evidence.map((one) => one.file),
  );
  await store.drafts.close(id, { number, at });
  if (sheet) await store.sheets.prune(id, sheet.sheet);
}
