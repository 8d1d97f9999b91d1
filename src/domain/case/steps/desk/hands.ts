import { type ActRule, type Standing, stepOf } from '../../context';
import { kinds } from '../kinds';

/** Nobody works at it: its clock alone ends it, or the machine. */
export const runsByItself = (standing: Standing): boolean => {
  const { whenOver, byItself } = kinds[stepOf(standing).step.kind] ?? {};
  return byItself === true || whenOver !== undefined;
};

/** Its holders are drawn by lot: no hand puts a name on it or takes one off. */
export const drawnByLot = (standing: Standing): boolean => kinds[stepOf(standing).step.kind]?.byLot === true;

/** 认领: the officer's own name on a pending step. */
export const claim: ActRule<'claim'> = {
  by: 'officer',
  on: 'any-step',
  back: true,
  minds: true,
  performs: true,
  standing: (standing) => {
    if (runsByItself(standing) || drawnByLot(standing)) return { code: 'wrong-step' };
    return stepOf(standing).obligation.holders.includes(standing.actor.id)
      ? { code: 'all-places-held', holder: standing.actor.id }
      : undefined;
  },
  decide: ({ act, actor }) => [{ type: 'claimed', step: act.step, holder: actor.id }],
};

/** 取消认领. */
export const release: ActRule<'release'> = {
  by: 'officer',
  on: 'any-step',
  back: true,
  standing: (standing) => {
    if (drawnByLot(standing)) return { code: 'wrong-step' };
    return stepOf(standing).obligation.holders.includes(standing.actor.id) ? undefined : { code: 'not-held' };
  },
  decide: ({ act, actor }) => [{ type: 'released', step: act.step, holder: actor.id }],
};

/** 转办: a supervisor gives a step to somebody of its office; the portal offers only those who hold the post. */
export const reassign: ActRule<'reassign'> = {
  by: 'supervisor',
  on: 'any-step',
  asks: ['to-officer', 'text'],
  back: true,
  minds: true,
  standing: (standing) => (drawnByLot(standing) ? { code: 'wrong-step' } : undefined),
  decide: ({ act, obligation }) => {
    const from = obligation?.holders.at(-1);
    return [{ type: 'reassigned', step: act.step, to: act.to, text: act.text, ...(from ? { from } : {}) }];
  },
};
