import { type CaseState } from '../../domain/case/state';
import { officeFor } from '../../domain/offices';
import { type Policy } from '../../domain/policy/policy';
import { type Services } from '../services';

/** The route as a vertical list: done, now, next, later, each with its office. */
export function routeOf({ policies }: Pick<Services, 'policies'>, policy: Policy, state: CaseState, language: 'zh-CN' | 'en') {
  const now = policy.route.findIndex((step) => state.obligations.some((one) => one.step === step.step));
  return policy.route.map((step, at) => {
    const open = state.obligations.find((one) => one.step === step.step);
    const done = state.done[step.step] === 'done';
    const office =
      policies.offices.find((one) => one.id === open?.office) ?? officeFor(policies.offices, state.area, step.level, step.unit);
    const where = open ? 'now' : done ? 'done' : state.outcome === undefined && now >= 0 && at === now + 1 ? 'next' : 'later';
    return {
      name: step.name[language],
      state: where,
      ...(office ? { office: office.name[language], ...(open ? { telephone: office.telephone } : {}) } : {}),
    };
  });
}
