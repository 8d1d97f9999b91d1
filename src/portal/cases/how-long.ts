import { phasesOf } from '../../domain/policy/phases';
import { type Policy } from '../../domain/policy/policy';
import { type Language } from '../../store/people';
import { type Translate } from '../view/words';

/**
 * The route with what of it the two limits cover; of a step that not every case goes through, which ones do. The days of the steps that are counted are those of the offices among themselves, within
 * the promised limit: to show them beside it would only look like another sum.
 */
export function howLong(policy: Policy, t: Translate, lang: Language): { names: string; note: string }[] {
  const parts: { names: string[]; note: string }[] = [];
  for (const { step, phase } of phasesOf(policy)) {
    const note = t(`matter.phase.${phase}`, { days: step.workingDays });
    const name = `${step.name[lang]}${step.onlyIf === undefined ? '' : t(`matter.onlyIf.${step.onlyIf}`)}`;
    const last = parts.at(-1);
    if (phase === 'counted' && last?.note === note) last.names.push(name);
    else parts.push({ names: [name], note });
  }
  return parts.map(({ names, note }) => ({ names: names.join(lang === 'en' ? ', ' : '、'), note }));
}
