import { type CaseId, type RequestId } from '../domain/values';
import { type Filed } from '../store/outgoing';
import { type Store } from '../store/store';

/** The one request by which a case is submitted. */
export const submitRequest = (id: CaseId): RequestId => `submit-${id}` as RequestId;

/** What a submission that was kept leaves in its places before its case starts: frozen, its papers with it, its draft closed. May run twice. */
export async function file(store: Pick<Store, 'submissions' | 'files' | 'drafts'>, { input, extras }: Filed): Promise<void> {
  const { id, evidence, number, at } = input.submission;
  await store.submissions.keep(input, extras);
  await store.files.freeze(
    id,
    evidence.map((one) => one.file),
  );
  await store.drafts.close(id, { number, at });
}
