import { type Services } from '../services';
import { typedIn } from './draft';
import { type DraftPage } from './draft-access';
import { marksFor } from './prefill';

/**
 * Asks the registries of what a linked draft took over from the case before, as is done when somebody saves a part: so that no paper is
 * asked for which they stand for. What they say is kept; what nobody answered for is asked again the next time.
 */
export async function withCarriedAsked(
  { store, registries, policies }: { store: Pick<Services['store'], 'drafts'> } & Pick<Services, 'registries' | 'policies'>,
  page: DraftPage,
): Promise<DraftPage> {
  const { draft, policy, identity } = page;
  // What a person saved was asked about then.
  const carried = draft.after ? Object.keys(draft.sections).filter((part) => draft.saves[part] === 1) : [];
  const marked = carried.map(async (part) => {
    const typed = typedIn(draft, part) ?? {};
    const marks = await marksFor({ registries, policies }, part, typed, { identity, policy, before: undefined });
    return Object.keys(marks).length > 0 && store.drafts.saveSection(draft.caseId, part, { ...typed, ...marks }, 1);
  });
  if (!(await Promise.all(marked)).some(Boolean)) return page;
  return { ...page, draft: (await store.drafts.read(draft.caseId)) ?? draft };
}
