import { type LetterOrder } from '../src/domain/case/letters';
import { type CaseEvent } from '../src/domain/case/events';
import { openHearing } from '../src/domain/case/steps/hear';
import { type CaseState } from '../src/domain/case/state';
import { type OfficeId } from '../src/domain/values';
import { type LetterParams } from '../src/letters/params';
import { type NewLetter, letterKey } from '../src/store/letters';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Folded } from './fold-onto';
import { recipientsOf } from './letter-recipients';
import { type Ports } from './ports';

/** Letters to keep for one event: in the portal always, and by the channel the applicant chose. Officers read theirs on the desk. */
export async function letterRows(
  orders: LetterOrder[],
  folded: Folded,
  extras: SubmissionExtras | undefined,
  ports: Pick<Ports, 'holdersOf' | 'speakersOf'>,
  said?: LetterParams['said'],
): Promise<NewLetter[]> {
  const { row, state } = folded;
  const params = { ...paramsOf(folded), ...(said ? { said } : {}) };
  const letters: NewLetter[] = [];
  for (const order of orders) {
    for (const { actor, person, channels } of await recipientsOf(order, state, extras, ports)) {
      for (const channel of channels) {
        letters.push({
          key: letterKey(row.case, row.version, order.template, person, channel),
          case: row.case,
          version: row.version,
          to: { person, ...(actor ? { actor } : {}) },
          channel,
          template: order.template,
          params: { ...params },
          at: row.event.at,
          ...(channel === 'paper' && params.office ? { office: params.office } : {}),
        });
      }
    }
  }
  return letters;
}

/** An act may end a step and set limits by several events: a letter speaks of the case as the whole act left it. */
function paramsOf({ row: { event }, before, state, after }: Folded): LetterParams {
  const office = officeOf(event, before, after);
  const payment = 'attempt' in event ? state.payments.find((one) => one.attempt === event.attempt) : undefined;
  const limits = after.limits ?? state.limits;
  const owed = state.promised ?? before?.promised;
  const hearing = ['opened', 'reminded', 'extended'].includes(event.type) ? openHearing(state) : undefined;
  return {
    number: state.number,
    policy: state.policy,
    event,
    ...(office ? { office } : {}),
    ...(limits ? { limits } : {}),
    ...(state.result?.unit ? { result: { value: state.result.value, unit: state.result.unit } } : {}),
    ...(payment ? { payee: payment.payee } : {}),
    ...(owed ? { undertaking: owed } : {}),
    ...(hearing?.until ? { hearing: { until: hearing.until, asked: state.answers } } : {}),
  };
}

/** The office that had the step, or the case; of a case just submitted, the one it comes to. */
function officeOf(event: CaseEvent, before: CaseState | undefined, after: CaseState): OfficeId | undefined {
  const had = before?.obligations ?? [];
  const step = 'step' in event ? had.find((one) => one.step === event.step) : undefined;
  return (step ?? had[0] ?? after.obligations[0])?.office;
}
