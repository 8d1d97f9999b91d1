import { type Act } from '../../domain/case/acts';
import { type Actor } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { type CaseRow } from '../../store/cases';
import { type Language } from '../../store/people';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { refusalWords } from './refusal-words';

export interface Unheard {
  /** The request it was kept under. */
  key: string;
  what: string;
  reason: string;
  /** What they had typed, if anything. */
  words: string[];
  at: string;
}

/** What was refused to somebody after they were told that it is kept: what it was, why, and what they had typed. */
export async function unheardBy(
  { store, people }: Services,
  row: CaseRow,
  actor: Actor,
  { policy, t, lang }: { policy: Policy; t: Translate; lang: Language },
): Promise<Unheard[]> {
  const rows = await store.outgoing.unheardOf(row.state.id, actor.id);
  const acts = rows.flatMap((one) =>
    one.kind === 'act' && one.answer?.kind === 'refused' ? [{ ...one, refusal: one.answer.refusal }] : [],
  );
  const texts = await store.texts.readMany(acts.flatMap(({ body }) => typedIn(body)));
  const names = await people.names(acts.flatMap(({ refusal }) => (refusal.holder ? [refusal.holder] : [])));
  return acts.map(({ request, body, refusal, at }) => ({
    key: request,
    what: t(`act.${body.kind}.button`),
    reason: refusalWords(refusal, { policy, actor, t, lang }, (refusal.holder && names.get(refusal.holder)) ?? ''),
    at,
    words: typedIn(body).flatMap((id) => texts.get(id)?.text ?? []),
  }));
}

/** Ids of the words that an act carries. */
const typedIn = (act: Act): string[] => [
  ...('text' in act && act.text ? [act.text.id] : []),
  ...(act.kind === 'request-supplement' ? act.items.map((one) => one.text.id) : []),
];
