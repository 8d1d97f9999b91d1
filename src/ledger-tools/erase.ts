import { blanked } from '../domain/case/private';
import { type ActorId, type CaseId, type Instant } from '../domain/values';
import { instantNow } from '../store/clock';
import { type CaseRow } from '../store/cases';
import { type Store } from '../store/store';

/** For how long what a case says of people is kept after it was closed, as files of subsidies are; a project default. */
export const retentionYears = 10;

/** Why a case may not be erased now, or undefined. `open` cannot be forced: the case could not go on. @param now by everybody's clock */
export function erasureRefused({ state }: CaseRow, now: Instant): 'open' | 'retention' | undefined {
  if (!state.closed) return 'open';
  const until = new Date(state.closed);
  until.setUTCFullYear(until.getUTCFullYear() + retentionYears);
  return until.toISOString() > now ? 'retention' : undefined;
}

/**
 * Erases what a closed case says of people: its key, so that ledger and view hold noise and blanks, then all that stands sealed beside
 * them. What happened, when, by whom and to which amount stays, and is proven as before. Logged before anything is done. It may be run
 * again, also after it died on the way: the view is marked last.
 */
export async function eraseCase(store: Store, { _id: id, number }: CaseRow, by: ActorId, why: string): Promise<void> {
  const at = instantNow();
  // Not among the case's own texts: it stays when they go.
  const reason = await store.texts.keep(why, { author: by });
  await store.accessLog.append({ at, actor: by, what: 'erase', case: id, reason });
  await store.caseKeys.erase(id, { at, by, reason });
  const parts = [store.texts, store.files, store.registryReplies, store.sheets, store.rowResults, store.personMonths];
  for (const part of [...parts, store.letters, store.outgoing, store.drafts]) await part.erase(id);
  await eraseSubmission(store, id);
  await store.tasks.erase(id);
  await store.cases.erase(id, number, at);
}

async function eraseSubmission({ submissions }: Pick<Store, 'submissions'>, id: CaseId): Promise<void> {
  const input = await submissions.read(id);
  if (!input) return;
  const { submission } = input;
  const { actor: by, person } = submission.applicant;
  const event = blanked({ type: 'submitted', submission, at: submission.at, by, person });
  if (event.type === 'submitted') await submissions.erase({ ...input, submission: event.submission });
}
