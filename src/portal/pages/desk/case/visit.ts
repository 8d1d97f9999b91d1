import { type History } from './history';
import { type CaseLook } from './look';

/** 实地核查: the appointment, and what each inspector found. */
export const visitOf = ({ state, policy, lang, may }: CaseLook, { wordsOf, nameOf }: History) => ({
  appointment: state.visit.appointment && {
    at: state.visit.appointment.at,
    words: may('answers') ? wordsOf(state.visit.appointment.text.id) : undefined,
  },
  inspections: may('findings')
    ? state.visit.inspections.map((one) => ({
        who: nameOf(one.by),
        at: one.at,
        words: wordsOf(one.text.id),
        checks: Object.entries(one.checklist).map(([item, ok]) => ({
          label: policy.route.flatMap((step) => step.checklist).find((each) => each.item === item)?.say[lang] ?? item,
          ok,
        })),
      }))
    : [],
});
