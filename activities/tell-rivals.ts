import { byKind } from '../src/domain/case/acts';
import { machine } from '../src/domain/offices';
import { type CaseId, type Instant, type RequestId } from '../src/domain/values';
import { type Store } from '../src/store/store';

/**
 * Has other cases look again, each once for this case, by an act that the drain of `outgoing` delivers; one that is past its check refuses,
 * and whoever filed it is asked to correct it (`ask-corrections.ts`).
 * @param why of a further telling: once for this reason too; `released`: it says so no more, and nobody has anything to correct
 */
export async function tellRivals(
  { outgoing, contests }: Pick<Store, 'outgoing' | 'contests'>,
  id: CaseId,
  rivals: ReadonlySet<CaseId>,
  why?: `${'released' | 'judged'}${string}`,
): Promise<void> {
  const at = new Date().toISOString() as Instant;
  for (const target of rivals) {
    if (!why?.startsWith('released')) await contests.found(target, id, at);
    const request = `rows-again/${target}/${id}${why ? `/${why}` : ''}` as RequestId;
    const body = { kind: 'rows-again' as const, step: byKind, request, at, seen: 0, awaited: true as const };
    await outgoing.keep({ kind: 'act', request, target, actor: machine.id, author: machine.id, step: byKind, at, body });
  }
}
