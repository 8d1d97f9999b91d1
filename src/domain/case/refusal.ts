import { type Actor, machine } from '../offices';
import { type Instant } from '../values';
import { type Act, type ActKind, type Refusal } from './acts';
import { apart } from './bond';
import { type ActRule, type Context, type Standing } from './context';
import { actRules } from './steps';
import { standingRefusal } from './standing';
import { type CaseState } from './state';
import { type Rules } from './submission';

/**
 * Why this act may not be done, or undefined. Total: every act, every state, every actor.
 * The same answer greys the button, makes the HTTP 409 and is the Update's validator.
 * @param now by the case's own clock: the instant the act was kept, plus what the sandbox moved it
 */
export function refusalFor(rules: Rules, state: CaseState, act: Act, actor: Actor, now: Instant): Refusal | undefined {
  const rule = ruleOf(act.kind);
  if (!rule) return { code: 'unknown-act' };
  const found = located(rule, state, act);
  const context: Context = { ...standingOf(rules, state, found.step, actor, now), act: found };
  return standingRefusal(rule, context) ?? early(rule, context) ?? stale(rule, context) ?? rule.content?.(context);
}

/** An act from another case finds our open step by its kind. */
export function located(rule: ActRule<ActKind>, { obligations }: CaseState, act: Act): Act {
  if (!rule.across || !Array.isArray(rule.on)) return act;
  const open = obligations.find((one) => rule.on.includes(one.kind as never));
  return open ? { ...act, step: open.step } : act;
}

/** Where an actor stands towards a step of a case. */
export const standingOf = (rules: Rules, state: CaseState, step: string, actor: Actor, now: Instant): Standing => ({
  rules,
  state,
  actor,
  now,
  obligation: state.obligations.find((one) => one.step === step),
  step: rules.policy.route.find((one) => one.step === step),
});

/** Kinds arrive from outside: an unknown one (a newer portal's, say) has no rule. The table is keyed by kind, so its rule takes that kind's act. */
export const ruleOf = (kind: ActKind): ActRule<ActKind> | undefined =>
  Object.hasOwn(actRules, kind) ? (actRules[kind] as unknown as ActRule<ActKind>) : undefined;

/**
 * A person's act kept before what it speaks of was there is an act upon something else: the same step of an earlier round, or an
 * earlier 补正. What happened since, and to the same step, refuses nothing by itself: an act kept in time may arrive long after it
 * (`stale` says which acts mind). Clocks may be apart by so much.
 */
function early(rule: ActRule<ActKind>, context: Context): Refusal | undefined {
  const { obligation, actor, now } = context;
  if (!obligation || actor.id === machine.id) return undefined;
  const since = rule.since?.(context) ?? obligation.opened;
  return Date.parse(now) < Date.parse(since) - apart ? { code: 'before-opened' } : undefined;
}

/** Only a change of that very obligation makes a page stale: another's letter or tick does not. */
function stale(rule: ActRule<ActKind>, { obligation, act }: Context): Refusal | undefined {
  if (!rule.minds || !obligation || obligation.changed <= act.seen) return undefined;
  const [holder] = obligation.holders;
  return { code: 'stale', ...(holder ? { holder } : {}) };
}
