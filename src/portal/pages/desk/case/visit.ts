import { lastVisit } from '../../../../domain/case/steps/visit';
import { type History } from './history';
import { type CaseLook } from '../../../cases/look';

/** 实地核查: the appointment of the last visit, and what each inspector found at any. */
export function visitOf({ state, policy, lang, may }: CaseLook, { wordsOf, nameOf }: History) {
  const appointment = lastVisit(state)?.appointment;
  const found = may('findings') ? state.visits.flatMap((visit) => visit.inspections) : [];
  return {
    appointment: appointment && { at: appointment.at, words: may('answers') ? wordsOf(appointment.text.id) : undefined },
    inspections: found.map((one) => ({
      who: nameOf(one.by),
      at: one.at,
      words: wordsOf(one.text.id),
      checks: Object.entries(one.checklist).map(([item, ok]) => ({
        label: policy.route.flatMap((step) => step.checklist).find((each) => each.item === item)?.say[lang] ?? item,
        ok,
      })),
    })),
  };
}
