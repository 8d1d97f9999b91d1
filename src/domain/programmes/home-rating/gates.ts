import { type GateFacts as Facts, gatesOf } from '../common/gates';

/** 八有 of the Jiaxing document, in its order (policy research §1, seed 003). */
const haves = gatesOf({
  'legal-body': ['有合法的主体', 'a lawful body'],
  signs: ['有统一的标牌标识', 'the common sign and marks'],
  clientele: ['有稳定的服务对象', 'a steady number of people served'],
  premises: ['有适宜的服务场所', 'suitable premises'],
  equipment: ['有配套的设施设备', 'the equipment that goes with them'],
  services: ['有完善的服务功能', 'a full set of services'],
  team: ['有专业的管理服务团队', 'a trained team'],
  'house-rules': ['有健全的管理制度', 'sound rules of the house'],
});

export const { names: gates, part: gatesPart, rules: gateRules, situations: gateSituations, facts: gatesIn } = haves;
export type Gate = (typeof gates)[number];
export type GateFacts = Facts<Gate>;
