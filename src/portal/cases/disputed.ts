import { disputed } from '../../domain/case/steps/visit';
import { type CaseLook } from './look';

/** 实地核查: on which items those who went there differ, in one sentence; undefined where they do not, or the reader may not know. */
export function disputedIn({ state, policy, lang, t, may }: CaseLook): string | undefined {
  const checklist = policy.route.flatMap((step) => step.checklist);
  const items = may('findings') ? state.visits.flatMap(disputed) : [];
  if (items.length === 0) return undefined;
  const labels = [...new Set(items)].map((item) => checklist.find((one) => one.item === item)?.say[lang] ?? item);
  return t('phone.disputed', { items: labels.join(t('phone.and')) });
}
