import { localDate } from '../../calendar/instants';
import { type Happening } from '../events';
import { type ActRule, stepOf } from '../context';
import { limitsResume } from '../limits';

/** The appointment of a site visit; the applicant is told by letter. */
export const appoint: ActRule<'appoint'> = {
  by: 'officer',
  on: ['visit'],
  minds: true,
  performs: true,
  content: ({ act, now }) => (act.on > now ? undefined : { code: 'date-out-of-range', detail: localDate(now) }),
  decide: ({ act }) => [{ type: 'appointed', step: act.step, on: act.on, text: act.text }],
};

/** 实地核查: each inspector enters what they found under their own account; the last one ends the step. */
export const inspect: ActRule<'inspect'> = {
  by: 'officer',
  on: ['visit'],
  performs: true,
  standing: ({ state, actor }) =>
    state.visit.inspections.some((one) => one.person === actor.person) ? { code: 'already-inspected' } : undefined,
  content: (context) => {
    const unanswered = stepOf(context).step.checklist.find((one) => context.act.checklist[one.item] === undefined);
    return unanswered ? { code: 'checklist-incomplete', detail: unanswered.item } : undefined;
  },
  decide: (context) => {
    const { act, actor, state, now } = context;
    const inspection = { by: actor.id, person: actor.person, at: now, checklist: act.checklist, text: act.text, photos: act.photos };
    const last = state.visit.inspections.length + 1 >= stepOf(context).step.inspectors;
    const finish: Happening[] = last ? [{ type: 'ended', step: act.step }, ...limitsResume(context)] : [];
    return [{ type: 'inspected', step: act.step, inspection }, ...finish];
  },
};
