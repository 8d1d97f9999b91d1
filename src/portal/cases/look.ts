import { type Response } from 'express';
import { caseTime } from '../../domain/case/due';
import { mayRead, type Part } from '../../domain/case/may-read';
import { type CaseState } from '../../domain/case/state';
import { hearingPaper } from '../../domain/case/steps/hear';
import { type CaseInput } from '../../domain/case/submission';
import { rowOfItem } from '../../domain/ground/sheet';
import { type Actor } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { type Instant } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { instantNow } from '../../store/clock';
import { type Language } from '../../store/people';
import { viewerOf } from '../middleware/viewer';
import { type Services } from '../services';
import { type Translate } from '../view/words';

/** A case as one officer looks at it: what every part of its pages is made from. */
export interface CaseLook {
  services: Services;
  row: CaseRow;
  state: CaseState;
  input: CaseInput;
  /** As it was snapshotted when the case was filed. */
  policy: Policy;
  actor: Actor;
  t: Translate;
  lang: Language;
  /** By the case's own clock. */
  now: Instant;
  may: (part: Part) => boolean;
}

export async function lookAt(services: Services, row: CaseRow, res: Response): Promise<CaseLook> {
  const { actor } = viewerOf(res);
  const { t, lang } = res.locals;
  const { state } = row;
  const input = await services.store.submissions.read(state.id);
  if (!input) throw new Error(`case ${state.id} has a view and no submission`);
  return {
    services,
    row,
    state,
    input,
    policy: input.rules.policy,
    actor,
    t,
    lang,
    now: caseTime(state, instantNow()),
    may: (part) => (!row.erased || lasting.includes(part)) && mayRead(services.policies.offices, actor, state, row.offices, part),
  };
}

/** What of a case there still is once what it says of people was erased. */
const lasting: readonly Part[] = ['progress', 'decision', 'timeline'];

/** What a paper answers, in words. */
export const itemName = ({ policy, t, lang }: Pick<CaseLook, 'policy' | 't' | 'lang'>, item: string): string =>
  (item === 'answers' ? t('letters.answers') : (officersItem(item, t) ?? rowPaper(item, t))) ??
  policy.evidence.find((one) => one.item === item)?.say[lang] ??
  item;

const addedItems: Readonly<Record<string, string>> = {
  'visit-photo': 'case.photo',
  'board-photo': 'case.boardPhoto',
  'finding-paper': 'case.findingPaper',
  [hearingPaper]: 'hearing.paper',
};

/** What proves a row of the roster. */
export function rowPaper(item: string, t: Translate): string | undefined {
  const row = rowOfItem(item);
  return row === undefined ? undefined : t('rows.paperOf', { number: row + 1 });
}

/** What is added to a case on its way, in words. */
export const officersItem = (item: string, t: Translate): string | undefined => {
  const key = addedItems[item];
  return key && t(key);
};

export const stepName = ({ policy, lang }: Pick<CaseLook, 'policy' | 'lang'>, step: string): string =>
  policy.route.find((one) => one.step === step)?.name[lang] ?? step;
