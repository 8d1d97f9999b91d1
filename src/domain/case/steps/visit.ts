import { localDate } from '../../calendar/instants';
import { type Instant, type StepId, type TextRef } from '../../values';
import { type ActRule, stepOf } from '../context';
import { type Happening, type OnStep } from '../events';
import { limitsResume } from '../limits';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState, type EvidenceRef, type Inspection, type OnPhone, type Visit } from '../state';

/** 实地核查: the appointment, then what each inspector found. */
export interface VisitActs {
  appoint: { on: Instant; text: TextRef };
  inspect: { checklist: Record<string, boolean>; text: TextRef; photos: EvidenceRef[]; phone?: OnPhone };
}

export type VisitEvent = OnStep<{ type: 'appointed'; on: Instant; text: TextRef }> | OnStep<{ type: 'inspected'; inspection: Inspection }>;

/** The visit that a step is; of one that nobody has entered anything of, an empty one. */
export const visitAt = ({ visits }: Pick<CaseState, 'visits'>, step: StepId): Visit =>
  visits.find((one) => one.step === step) ?? { step, inspections: [] };

/** The last one of the case, if it had any. */
export const lastVisit = ({ visits }: Pick<CaseState, 'visits'>): Visit | undefined => visits.at(-1);

/** Whether as many have entered what they found as the step asks for. */
export const enough = (entries: readonly unknown[], places: number): boolean => entries.length >= places;

/** Of which items of the checklist the inspectors of one visit say different things: every entry stands, and whoever decides sees these first. */
export const disputed = ({ inspections }: Pick<Visit, 'inspections'>): string[] => {
  const items = new Set(inspections.flatMap((one) => Object.keys(one.checklist)));
  return [...items].filter((item) => new Set(inspections.map((one) => one.checklist[item])).size > 1);
};

/** The appointment of a site visit; the applicant is told by letter. */
const appoint: ActRule<'appoint'> = {
  by: 'officer',
  on: ['visit'],
  asks: ['when', 'text'],
  claims: true,
  minds: true,
  performs: true,
  content: ({ act, now }) => (act.on > now ? undefined : { code: 'date-out-of-range', detail: localDate(now) }),
  decide: ({ act }) => [{ type: 'appointed', step: act.step, on: act.on, text: act.text }],
};

/** Each inspector enters what they found under their own account; the last one ends the step. */
const inspect: ActRule<'inspect'> = {
  by: 'officer',
  on: ['visit'],
  asks: ['checklist', 'text'],
  files: 'visit-photo',
  shows: 'address',
  claims: true,
  performs: true,
  standing: (standing) =>
    visitAt(standing.state, stepOf(standing).step.step).inspections.some((one) => one.person === standing.actor.person)
      ? { code: 'already-inspected' }
      : undefined,
  content: (context) => {
    const unanswered = stepOf(context).step.checklist.find((one) => context.act.checklist[one.item] === undefined);
    return unanswered ? { code: 'checklist-incomplete', detail: unanswered.item } : undefined;
  },
  decide: (context) => {
    const { act, actor, state, now } = context;
    const { step } = stepOf(context);
    const { checklist, text, photos, phone } = act;
    const inspection = { by: actor.id, person: actor.person, at: now, checklist, text, photos, ...(phone ? { phone } : {}) };
    const done = enough([...visitAt(state, act.step).inspections, inspection], step.inspectors);
    const finish: Happening[] = done ? [{ type: 'ended', step: act.step }, ...limitsResume(context)] : [];
    return [{ type: 'inspected', step: act.step, inspection }, ...finish];
  },
};

export const visitKind: KindFacts = { duty: 'visit', places: (step) => step.inspectors };

const onVisit = (state: CaseState, step: StepId, change: (visit: Visit) => Visit): CaseState => ({
  ...state,
  visits: [...state.visits.filter((one) => one.step !== step), change(visitAt(state, step))],
});

export const visitPart: CasePart<keyof VisitActs, VisitEvent['type']> = {
  acts: { appoint, inspect },
  folds: {
    appointed: (state, { step, on, text }) => onVisit(state, step, (visit) => ({ ...visit, appointment: { at: on, text } })),
    inspected: (state, { step, inspection }) =>
      onVisit(state, step, (visit) => ({ ...visit, inspections: [...visit.inspections, inspection] })),
  },
  performing: ['inspected'],
  letters: { appointed: 'visit-appointed' },
};
