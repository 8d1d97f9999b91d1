import { phasesOf } from '../../domain/policy/phases';
import { type Policy } from '../../domain/policy/policy';
import { type Language } from '../../store/people';
import { type Translate } from '../view/words';

/**
 * The route with what of it the two limits cover. The days of the steps that are counted are those of the offices among themselves, within
 * the promised limit: to show them beside it would only look like another sum.
 */
export function howLong(policy: Policy, t: Translate, lang: Language): { names: string; note: string }[] {
  const parts: { names: string[]; note: string }[] = [];
  for (const { step, phase } of phasesOf(policy)) {
    const note = t(`matter.phase.${phase}`, { days: step.workingDays });
    const last = parts.at(-1);
    if (phase === 'counted' && last?.note === note) last.names.push(step.name[lang]);
    else parts.push({ names: [step.name[lang]], note });
  }
  return parts.map(({ names, note }) => ({ names: names.join(lang === 'en' ? ', ' : '、'), note }));
}
