import { type Section } from '../../form/field';
import { yesNo } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { answered, nothing, type Rule, rule } from '../rule';

/** 八有 of the Jiaxing document, in its order (policy research §1, seed 003). A policy names those that it asks for, each by its rule. */
const words = {
  'legal-body': ['有合法的主体', 'a lawful body'],
  signs: ['有统一的标牌标识', 'the common sign and marks'],
  clientele: ['有稳定的服务对象', 'a steady number of people served'],
  premises: ['有适宜的服务场所', 'suitable premises'],
  equipment: ['有配套的设施设备', 'the equipment that goes with them'],
  services: ['有完善的服务功能', 'a full set of services'],
  team: ['有专业的管理服务团队', 'a trained team'],
  'house-rules': ['有健全的管理制度', 'sound rules of the house'],
} as const satisfies Record<string, readonly [string, string]>;

export type Gate = keyof typeof words;
export const gates = Object.keys(words) as Gate[];

const ruleOf = (gate: Gate): string => `gate-${gate}`;

export interface GateFacts extends Facts {
  /** What the home says of each; an officer looks at the papers, and inspectors at the place. */
  gates?: Partial<Record<Gate, boolean>>;
}

/** Asked one by one, as far as the policy's rules look at them. */
export const gatesPart: Section = {
  id: 'gates',
  fields: gates.map((gate) => yesNo(gate, { servesOnly: [ruleOf(gate)] })),
};

/** Each gate is a rule of its own, so that the page says which one is open, and a place may ask for others. */
export const gateRules: Record<string, Rule<GateFacts>> = Object.fromEntries(
  gates.map((gate) => {
    const [zh, en] = words[gate];
    const judged = rule(nothing, (facts: GateFacts) =>
      answered(
        facts.gates?.[gate],
        [`${zh}。`, `There is ${en}.`],
        [`还没有做到“${zh}”，补齐后可以申报。`, `There is not yet ${en}; apply once there is.`],
        [`“${zh}”还没有填写。`, `Whether there is ${en} is not filled in yet.`],
      ),
    );
    return [ruleOf(gate), judged];
  }),
);

/** Under which its paper is asked for: `has-signs`. */
export const gateSituations: Record<string, (facts: GateFacts) => boolean> = Object.fromEntries(
  gates.map((gate) => [`has-${gate}`, (facts: GateFacts) => facts.gates?.[gate] === true]),
);
