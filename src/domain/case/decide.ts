import { type Actor } from '../offices';
import { type Instant } from '../values';
import { type Act } from './acts';
import { type Bond } from './bond';
import { type CaseEvent, type Happening } from './events';
import { located, ruleOf, standingOf } from './refusal';
import { type CaseState } from './state';
import { type Rules } from './submission';

/** What an act makes happen. Called only when `refusalFor` said nothing; then it is total. @param bond if it was sent to the case */
export function decide(rules: Rules, state: CaseState, given: Act, actor: Actor, now: Instant, bond?: Bond): CaseEvent[] {
  const rule = ruleOf(given.kind);
  if (!rule) throw new Error(`decide was asked of an unknown act: ${given.kind}`);
  const act = located(rule, state, given);
  const standing = standingOf(rules, state, act.step, actor, now);
  const happenings = [...claimFirst(rule.claims, act, actor, standing.obligation?.holders), ...rule.decide({ ...standing, act })];
  return happenings.map((happening, index) =>
    stamp(happening, actor, now, index === happenings.length - 1 ? { request: act.request, ...(bond ? { bond } : {}) } : {}),
  );
}

const claimFirst = (claims: true | undefined, act: Act, actor: Actor, holders: readonly string[] = []): Happening[] =>
  claims && !holders.includes(actor.id) ? [{ type: 'claimed', step: act.step, holder: actor.id }] : [];

/** @param at by the case's own clock */
export const stamp = (happening: Happening, actor: Actor, at: Instant, asked: Pick<CaseEvent, 'request' | 'bond'> = {}): CaseEvent => ({
  ...happening,
  at,
  by: actor.id,
  person: actor.person,
  ...asked,
});
