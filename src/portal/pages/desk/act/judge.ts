import { type Act, type ActBodies, type ActKind, type Refusal } from '../../../../domain/case/acts';
import { availableActs } from '../../../../domain/case/available';
import { decide } from '../../../../domain/case/decide';
import { type CaseEvent } from '../../../../domain/case/events';
import { refusalFor } from '../../../../domain/case/refusal';
import { type RequestId } from '../../../../domain/values';
import { instantNow } from '../../../../store/clock';
import { refusalWords } from '../../../cases/refusal-words';
import { type ActPage } from './page';

/** An act as it would be entered now, before any of its words or files are kept. */
export const actNow = ({ kind, step }: ActPage, body: ActBodies[ActKind], seen: number): Act =>
  ({ ...body, kind, step, request: 'not-entered' as RequestId, at: instantNow(), seen }) as unknown as Act;

/** The same judgement as the workflow's, on what pages know: nothing is kept for an act that will be refused. */
export const judge = ({ look }: ActPage, act: Act): Refusal | undefined =>
  refusalFor(look.input.rules, look.state, act, look.actor, look.now);

/** What an act that is not refused would make happen: for the letter and the amount shown before it is entered. */
export const foreseen = ({ look }: ActPage, act: Act): CaseEvent[] => decide(look.input.rules, look.state, act, look.actor, look.now);

/** Why this act cannot be entered whatever its form says; undefined if it can. */
export function standsAgainst({ look, kind, step }: ActPage): Refusal | undefined {
  const found = availableActs(look.input.rules, look.state, look.actor, look.now).find((one) => one.kind === kind && one.step === step);
  return found ? found.refusal : { code: look.state.outcome ? 'case-closed' : 'step-not-open' };
}

/** A refusal of what was typed, at the field that it speaks of; undefined for one that no other content would mend. */
export function atField(page: ActPage, refusal: Refusal): Record<string, string> | undefined {
  const { kind, look } = page;
  const { code, detail } = refusal;
  const field =
    code === 'date-out-of-range'
      ? dateFields[kind]
      : code === 'checklist-incomplete'
        ? `check-${detail ?? ''}`
        : code === 'marks-incomplete' || code === 'mark-out-of-range'
          ? `mark-${detail ?? ''}`
          : code === 'no-items' || detail !== undefined
            ? fields[code]
            : undefined;
  if (!field) return undefined;
  return { [field]: code === 'date-out-of-range' ? look.t(`act.outOfRange.${kind}`, { detail }) : refusalWords(refusal, look) };
}

const dateFields: Partial<Record<ActKind, string>> = { extend: 'days', appoint: 'day', 'accept-conditionally': 'by' };
const fields: Partial<Record<Refusal['code'], string>> = {
  'sum-out-of-range': 'yuan',
  'no-items': 'items',
  'unknown-item': 'items',
  'not-minor': 'items',
  'unknown-clause': 'clause',
  'cannot-return-there': 'to',
  'unknown-finding': 'finding',
  'finding-settled': 'finding',
  'no-such-scorer': 'scorer',
  'already-scored': 'scorer',
};
