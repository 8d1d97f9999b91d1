import { type Actor } from '../../domain/offices';
import { type CaseId } from '../../domain/values';
import { type Outgoing } from '../../store/outgoing';
import { type Services } from '../services';
import { type Translate } from '../view/words';

export interface Unheard {
  /** The request it was kept under. */
  key: string;
  what: string;
  reason: string;
  /** What they had typed, if anything. */
  words?: string;
  at: string;
}

/** What was refused to somebody after they were told that it is kept: what it was, why, and what they had typed. */
export async function unheardBy({ store, people }: Services, id: CaseId, actor: Actor, t: Translate): Promise<Unheard[]> {
  const rows = await store.outgoing.unheardOf(id, actor.id);
  const texts = await store.texts.readMany(rows.flatMap((row) => textOf(row) ?? []));
  const names = await people.names(
    rows.flatMap(({ answer }) => (answer?.kind === 'refused' && answer.refusal.holder ? [answer.refusal.holder] : [])),
  );
  return rows.flatMap((row) => {
    if (row.kind !== 'act' || row.answer?.kind !== 'refused') return [];
    const { code, detail = '', holder } = row.answer.refusal;
    const words = texts.get(textOf(row) ?? '')?.text;
    return [
      {
        key: row.request,
        what: t(`act.${row.body.kind}.button`),
        reason: t(`refusal.${code}`, { detail, holder: (holder && names.get(holder)) ?? '' }),
        at: row.at,
        ...(words === undefined ? {} : { words }),
      },
    ];
  });
}

const textOf = (row: Outgoing): string | undefined => (row.kind === 'act' && 'text' in row.body ? row.body.text?.id : undefined);
