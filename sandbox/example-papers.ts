import { type Policy } from '../src/domain/policy/policy';
import { type ActorId } from '../src/domain/values';
import { neededPapers } from '../src/portal/cases/draft';
import { type Services } from '../src/portal/services';
import { type Draft } from '../src/store/drafts';
import { examplePaper } from './papers';

/** Hands in an example of every paper that a draft still lacks. What is there stays. @returns how many were added */
export async function addExamplePapers({ store }: Pick<Services, 'store'>, draft: Draft, policy: Policy, owner: ActorId): Promise<number> {
  const there = await store.files.listFor(draft.caseId);
  const missing = neededPapers(draft, policy).filter((one) => one.required && !there.some((file) => file.item === one.item));
  for (const { item, say } of missing)
    await store.files.keep({
      owner,
      case: draft.caseId,
      item,
      name: `${say['zh-CN']}.pdf`,
      type: 'application/pdf',
      pages: 1,
      bytes: examplePaper([say.en ?? item, `Example for ${owner}`, 'Made for trying out; nothing in it is real.']),
    });
  return missing.length;
}
