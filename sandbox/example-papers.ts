import { type Policy } from '../src/domain/policy/policy';
import { type ActorId, type CaseId } from '../src/domain/values';
import { neededPapers } from '../src/portal/cases/draft';
import { policyById } from '../src/portal/cases/places';
import { answersItem, type AskedFor } from '../src/portal/cases/supplement';
import { type Services } from '../src/portal/services';
import { type CaseRow } from '../src/store/cases';
import { type Draft } from '../src/store/drafts';
import { examplePaper } from './papers';

/** Hands in an example of every paper that a draft still lacks. What is there stays. @returns how many were added */
export async function addExamplePapers({ store }: Pick<Services, 'store'>, draft: Draft, policy: Policy, owner: ActorId): Promise<number> {
  const there = await store.files.listFor(draft.caseId);
  const missing = neededPapers({ draft, policy, identity: '' }).filter(
    (one) => one.required && !there.some((file) => file.item === one.item),
  );
  for (const { item, say } of missing) await keepExample(store, { owner, case: draft.caseId, item, name: say['zh-CN'], english: say.en });
  return missing.length;
}

/** Hands in an example of every paper that an applicant is asked for and has not handed in since. */
export async function addPapersAskedFor(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  { state }: CaseRow,
  { items }: AskedFor,
  owner: ActorId,
): Promise<void> {
  const there = (await store.files.listFor(state.id)).filter((file) => !state.evidence.some((one) => one.file === file.id));
  for (const { item } of items.filter((one) => one.item !== answersItem && !there.some((file) => file.item === one.item))) {
    const say = policyById({ policies }, state.policy)?.evidence.find((one) => one.item === item)?.say;
    await keepExample(store, { owner, case: state.id, item, name: say?.['zh-CN'] ?? item, english: say?.en });
  }
}

interface Example {
  owner: ActorId;
  case: CaseId;
  item: string;
  name: string;
  english: string | undefined;
}

async function keepExample({ files }: Services['store'], { name, english, ...of }: Example): Promise<void> {
  await files.keep({
    ...of,
    name: `${name}.pdf`,
    type: 'application/pdf',
    pages: 1,
    bytes: examplePaper([english ?? of.item, `Example for ${of.owner}`, 'Made for trying out; nothing in it is real.']),
  });
}
