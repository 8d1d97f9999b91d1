import { type Section } from '../../form/field';
import { yesNo } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { answered, nothing, type Rule, rule } from '../rule';

/** What a place says of each gate; an officer looks at the papers, and inspectors at the place. */
export interface GateFacts<G extends string = string> extends Facts {
  gates?: Partial<Record<G, boolean>>;
}

/** Yes or no, with evidence, before anything else is looked at. A policy names those that it asks for, each by its rule. */
export interface Gates<G extends string> {
  names: readonly G[];
  /** Asked one by one, as far as the policy's rules look at them. */
  part: Section;
  /** Each gate is a rule of its own, so that the page says which one is open, and a place may ask for others. */
  rules: Record<string, Rule<GateFacts<G>>>;
  /** Under which its paper is asked for: `has-signs`. */
  situations: Record<string, (facts: GateFacts<G>) => boolean>;
  /** As far as they were answered. */
  facts: (given: Partial<Record<G, boolean>>) => Pick<GateFacts<G>, 'gates'>;
}

/** @param words of each gate, in the order in which they are asked: what there is, in both languages */
export function gatesOf<G extends string>(words: Readonly<Record<G, readonly [string, string]>>): Gates<G> {
  const names = Object.keys(words) as G[];
  const ruleOf = (gate: G): string => `gate-${gate}`;
  return {
    names,
    part: { id: 'gates', fields: names.map((gate) => yesNo(gate, { servesOnly: [ruleOf(gate)] })) },
    rules: Object.fromEntries(names.map((gate) => [ruleOf(gate), judged(gate, words[gate])])),
    situations: Object.fromEntries(names.map((gate) => [`has-${gate}`, (facts: GateFacts<G>) => facts.gates?.[gate] === true])),
    facts: (given) => {
      const said = names.filter((gate) => given[gate] !== undefined);
      const gates = Object.fromEntries(said.map((gate) => [gate, given[gate]])) as Partial<Record<G, boolean>>;
      return said.length > 0 ? { gates } : {};
    },
  };
}

const judged = <G extends string>(gate: G, [zh, en]: readonly [string, string]): Rule<GateFacts<G>> =>
  rule(nothing, (facts: GateFacts<G>) =>
    answered(
      facts.gates?.[gate],
      [`${zh}。`, `There is ${en}.`],
      [`还没有做到“${zh}”，补齐后可以申报。`, `There is not yet ${en}; apply once there is.`],
      [`“${zh}”还没有填写。`, `Whether there is ${en} is not filled in yet.`],
    ),
  );
