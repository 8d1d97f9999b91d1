import { createHash } from 'node:crypto';
import { type Request } from 'express';
import { mayRead } from '../../../../domain/case/may-read';
import { kinds } from '../../../../domain/case/steps/kinds';
import { type Actor } from '../../../../domain/offices';
import { type CaseId, type RequestId, type StepId } from '../../../../domain/values';
import { instantNow } from '../../../../store/clock';
import { caseNumberIn } from '../../../../domain/identifiers/case-number';
import { type Services } from '../../../services';
import { type Translate } from '../../../view/words';

/** A list drawn for claiming carries one token, for no case and no step of its own. */
export const listDrawn = ['desk' as CaseId, 'claim' as StepId] as const;

export interface Claimed {
  done: number;
  kept: number;
  /** Those that could not be claimed. */
  missed: { id: CaseId; number?: string; why: string }[];
}

/**
 * 认领所选: each by itself, under an id of its own made from the one issued with the list. What is no task of a case that the officer may
 * see reaches no case: nothing would ever answer for it.
 */
export async function claimAll(services: Services, actor: Actor, tasks: readonly string[], drawn: RequestId): Promise<Claimed> {
  const { engine, store, policies } = services;
  const named = tasks.filter((key) => /^[\w-]{1,64}\/[a-z][a-z0-9-]{0,40}$/.test(key));
  const known = await store.cases.readMany([...new Set(named.map((key) => (key.split('/')[0] ?? '') as CaseId))]);
  const seen = known.filter((row) => mayRead(policies.offices, actor, row.state, row.offices, 'progress')).map(({ state }) => state.id);
  // Of what they may not see not even the number is said.
  const unseen = known.filter(({ state }) => !seen.includes(state.id));
  const claimed = named.filter((key) => seen.some((id) => key.startsWith(`${id}/`)));
  const answers = await Promise.all(
    claimed.map(async (key) => {
      const [id = '', step = ''] = key.split('/');
      const request = createHash('sha256').update(`${drawn}/${key}`).digest('base64url').slice(0, 22) as RequestId;
      // The list says nothing of versions: whoever is first has it, and the others are told.
      const act = { kind: 'claim' as const, step: step as StepId, request, at: instantNow(), seen: 1_000_000_000 };
      return { id: id as CaseId, answer: await engine.act(id as CaseId, act, actor) };
    }),
  );
  const refused = answers.flatMap(({ id, answer }) => (answer.kind === 'refused' ? [{ id, why: answer.refusal.code }] : []));
  return {
    done: answers.filter(({ answer }) => answer.kind === 'done').length,
    kept: answers.filter(({ answer }) => answer.kind === 'kept').length,
    missed: [
      ...refused.flatMap((one) => known.filter(({ state }) => state.id === one.id).map(({ number }) => ({ ...one, number }))),
      ...unseen.map(({ state }) => ({ id: state.id, why: 'not-your-office' })),
    ],
  };
}

/** What came of it, in words; of each that another has, who that is, as far as the reader may see the case. */
export async function saidOf({ store, people, policies }: Services, actor: Actor, req: Request, t: Translate): Promise<string[]> {
  const word = (name: string): string => (typeof req.query[name] === 'string' ? req.query[name] : '');
  if (word('claimed') === '') return [];
  const counts = t('desk.claimed', { done: Number(word('claimed')) || 0, kept: Number(word('kept')) || 0 });
  const numbers = word('missed')
    .split(',')
    .filter((one) => caseNumberIn(one) === one)
    .slice(0, 20);
  const cases = await Promise.all(numbers.map((number) => store.cases.byNumber(number)));
  const seen = cases.flatMap((one) => (one && mayRead(policies.offices, actor, one.state, one.offices, 'progress') ? [one] : []));
  const names = await people.names(seen.flatMap((one) => one.state.obligations.flatMap(({ holders }) => holders)));
  return [
    counts,
    ...seen.map(({ number, state }) => {
      const holder = state.obligations
        .flatMap(({ kind, holders }) => (kinds[kind]?.byLot ? [] : holders.map((one) => names.get(one) ?? '')))
        .join('、');
      return holder ? t('desk.missed', { number, holder }) : t('desk.missedFree', { number });
    }),
  ];
}
