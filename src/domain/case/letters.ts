import { isOffices, programmeNamed } from '../programmes';
import { correction } from '../ground/after';
import { type ActorId, type OfficeId, type PartyId, type StepId } from '../values';
import { type CaseEvent } from './events';
import { type LetterTemplate } from './letter-template';
import { letterOf } from './steps';
import { openHearing } from './steps/hear';
import { type CaseState, type Obligation } from './state';

export interface LetterOrder {
  template: LetterTemplate;
  to: { applicant: ActorId } | { unit: PartyId } | { supervisorsOf: OfficeId[]; step?: Pick<Obligation, 'holders' | 'role' | 'office'> };
  step?: StepId;
}

/**
 * The letters that follow from one event. Their keys are case, version and template: repeated recording sends nothing twice.
 * @param state after the event
 */
export function lettersFor(state: CaseState, event: CaseEvent): LetterOrder[] {
  if (isOffices(state.programme)) return [];
  // What a supervisor begins over somebody's case is told by what they are asked, at once.
  if (event.type === 'submitted' && programmeNamed(state.programme).begunOver) return [];
  const toApplicant = (template: LetterTemplate): LetterOrder[] => [
    { template, to: { applicant: state.applicant.actor }, ...('step' in event ? { step: event.step } : {}) },
  ];
  if (event.type === 'certified' && state.after?.relation === correction) return toApplicant('certified-anew');
  const toUnit = (template: LetterTemplate, unit: PartyId): LetterOrder => ({
    template,
    to: { unit },
    ...('step' in event ? { step: event.step } : {}),
  });
  if (event.type === 'called-off') {
    const asked = state.offers?.asked.filter(({ answer }) => answer === undefined) ?? [];
    return [...toApplicant('called-off'), ...asked.map(({ to }) => toUnit('called-off', to))];
  }
  if (event.type === 'passed-over') return [...toApplicant('passed-over'), toUnit('runs-from', event.to)];
  const own = letterOf(event);
  if (own === 'basis-replaced') return [...toApplicant(own), ...state.obligations.map((held) => toOfficers('basis-replaced-desk', held))];
  if (own) return toApplicant(own);
  switch (event.type) {
    case 'reminded':
      if (event.what === 'undertaking') return toApplicant('undertaking-due');
      // Of a clock that was moved past the end nobody is reminded any more.
      if (event.what === 'hearing') return event.at <= (openHearing(state)?.until ?? event.at) ? toApplicant('hearing-due') : [];
      return event.what === 'account'
        ? toApplicant('account-awaited')
        : state.obligations.map((late) => toOfficers('promised-limit', late));
    case 'overdue':
      return state.obligations.filter((one) => one.step === event.step).map((late) => toOfficers('overdue', late));
    case 'passed-up':
      return [{ template: 'passed-up', to: { supervisorsOf: [event.office] }, step: event.step }];
    case 'offered':
      return [toUnit('offered', event.to)];
    case 'offers-spent':
      return [{ template: 'offers-spent', to: { supervisorsOf: event.tell }, step: event.step }];
    case 'unstaffed':
      return [{ template: 'unstaffed', to: { supervisorsOf: event.tell }, step: event.step }];
    default:
      return [];
  }
}

/** To whoever holds a step, and to their supervisors. */
const toOfficers = (template: LetterTemplate, step: Obligation): LetterOrder => ({
  template,
  to: { supervisorsOf: [step.office], step },
  step: step.step,
});
