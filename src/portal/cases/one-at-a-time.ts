import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical';
import { type CaseId } from '../../domain/values';
import { type Services } from '../services';

type Store = Pick<Services['store'], 'cases' | 'submissions' | 'texts'>;

/**
 * The id of the one case that may be open of what it is made of: whoever asks for it in two windows has one. Of those that were dealt with
 * each had its own. It looks like an id drawn at random.
 * @param kind the letter that ids of such cases begin with
 * @param of whose it is and what it is about
 * @param tail what ids of such cases end with
 */
export async function openId({ cases }: Pick<Store, 'cases'>, kind: string, of: readonly string[], tail?: string): Promise<CaseId> {
  for (let n = 0; ; n += 1) {
    const key = createHash('sha256')
      .update(JSON.stringify([kind, ...of, n]))
      .digest('base64url');
    const id = [kind, key.slice(0, 22), ...(tail === undefined ? [] : [tail])].join('-') as CaseId;
    if ((await cases.read(id))?.state.outcome === undefined) return id;
  }
}

/** Whether the case was filed with other words than these, which were not taken then. @param part as the answers of such a case have it */
export async function saidOtherwise(
  { submissions, texts }: Omit<Store, 'cases'>,
  id: CaseId,
  part: Record<string, unknown>,
): Promise<boolean> {
  const filed = await submissions.read(id);
  const answers = (filed && (await texts.readJson(filed.submission.answers.id))) as Record<string, unknown> | undefined;
  return Object.entries(part).some(([name, words]) => canonicalJson(answers?.[name] ?? null) !== canonicalJson(words));
}
