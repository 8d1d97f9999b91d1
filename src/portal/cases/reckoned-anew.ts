import { type CaseState } from '../../domain/case/state';
import { type Replacement } from '../../domain/case/steps/basis';
import { type Answers } from '../../domain/form/answers';
import { type Localised } from '../../domain/ground/localised';
import { formatYuan } from '../../domain/money';
import { award } from '../../domain/policy/award';
import { eligibility, mayQualify } from '../../domain/policy/eligibility';
import { programmeNamed } from '../../domain/programmes';
import { type CaseId, type Fen } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { replacementBy, replacementOf } from '../../store/replaced';
import { type Store } from '../../store/store';
import { plainDate } from '../view/formats';
import { type Translate } from '../view/words';
import { reckonedBy } from './filed-facts';
import { paidIn } from './open-about';

type Reads = Pick<Store, 'cases' | 'submissions' | 'texts'>;

/** What a case that was paid would have come to upon the figures that have replaced those it was paid on. Nothing is changed by it. */
export interface ReckonedAnew extends Replacement {
  paid: Fen;
  anew: Fen;
}

/**
 * By the rules and the minimum wages that it was filed with, and the record of the correction (of several, the last one).
 * @returns undefined where nothing was paid, nothing was replaced, or what it said is not there any more
 */
export async function reckonedAnew(store: Reads, state: CaseState): Promise<ReckonedAnew | undefined> {
  const { restsOnRecord, facts: factsOf } = programmeNamed(state.programme);
  const paid = paidIn(state);
  const last = restsOnRecord && state.after && paid > 0 ? await lastReplacement(store, state.after.case) : undefined;
  const filed = last && (await store.submissions.read(state.id));
  const answers = filed && ((await store.texts.readJson(state.answers.id)) as Answers | undefined);
  if (!last || !filed || !answers || !state.after) return undefined;
  const { policy, minimumWages = [] } = filed.rules;
  const facts = reckonedBy(minimumWages, policy, factsOf(answers, state.facts.on, { ...state.after, facts: last.state.facts }));
  if (!facts) return undefined;
  const anew = mayQualify(eligibility(policy, facts)) ? (award(policy, facts)?.value ?? 0) : 0;
  return { ...replacementBy(last), paid, anew: anew as Fen };
}

/** A correction may have been corrected in its turn. */
async function lastReplacement(store: Pick<Store, 'cases'>, of: CaseId): Promise<CaseRow | undefined> {
  const next = await replacementOf(store, { case: of, relation: '' });
  return next && ((await lastReplacement(store, next.state.id)) ?? next);
}

/** The same in one sentence: what replaced what, what was paid, what it would be, and the difference. */
export function anewWords({ number, on, paid, anew }: ReckonedAnew, t: Translate, lang: keyof Localised): string {
  const sign = paid > anew ? 'over' : paid < anew ? 'under' : 'even';
  const yuan = (fen: number): string => formatYuan(Math.abs(fen) as Fen);
  return t(`anew.${sign}`, { number, on: plainDate(on, lang), paid: yuan(paid), anew: yuan(anew), difference: yuan(paid - anew) });
}
