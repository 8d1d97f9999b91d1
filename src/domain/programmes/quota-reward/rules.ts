import { z } from 'zod';
import { near } from '../../rational';
import { employerKinds, type EmployerKind } from '../quota/levy-facts';
import { measured } from '../quota/reward-persons';
import { answered, found, nothing, rule } from '../rule';
import { type QuotaRewardFacts } from './facts';
import { known } from './known';

/** The verification of the year is granted: its figures are there. */
export const verified = rule(nothing, (facts: QuotaRewardFacts) =>
  known(facts)
    ? found('met', `${facts.year ?? ''} 年度已经核定。`, `The year ${facts.year ?? ''} is verified.`)
    : found('unknown', '还没有年度核定的结果。', 'The year is not verified yet.'),
);

/**
 * As many stand above the ratio as there must be; where those within it are paid for as well (`within`), reaching it will do.
 * The figures are those of the award, in the same place.
 */
export const overRatio = rule(
  z.strictObject({
    threshold: z.number().min(0).lt(1),
    severeWeight: z.union([z.literal(1), z.literal(2)]),
    minExcess: z.number().min(0).max(100),
    within: z.boolean().default(false),
  }),
  (facts: QuotaRewardFacts, { within, ...parameters }) => {
    const figures = known(facts);
    if (!figures) return found('unknown', '还没有年度核定的结果。', 'The year is not verified yet.');
    const { excess, reached, enough } = measured(figures, parameters, { clause: { 'zh-CN': '', en: '' }, from: '', provisional: false });
    const ratio = `${Math.round(parameters.threshold * 1_000_000) / 10_000}`;
    const above = (Math.round(near(excess) * 100) / 100).toFixed(2);
    if (enough) return found('met', `超出 ${ratio}% 的比例 ${above} 人。`, `${above} persons above the ratio of ${ratio} %.`);
    if (within && reached) return found('met', `达到了 ${ratio}% 的比例。`, `The ratio of ${ratio} % is reached.`);
    return excess.over > 0n
      ? found(
          'unmet',
          `超出 ${ratio}% 的比例 ${above} 人，不足 ${parameters.minExcess} 人的不奖励。`,
          `${above} persons above the ratio of ${ratio} %; fewer than ${parameters.minExcess} are not rewarded.`,
        )
      : found(
          'unmet',
          `没有超过 ${ratio}% 的比例，明年超过后可以享受。`,
          `Not above the ratio of ${ratio} %; once it is in another year, it counts.`,
        );
  },
);

/** Kinds of employer that a place rewards. */
export const employerKind = rule(
  z.strictObject({ oneOf: z.array(z.enum(employerKinds)).min(1) }),
  ({ kind }: QuotaRewardFacts, { oneOf }) =>
    answered(
      kind && oneOf.includes(kind),
      [`单位性质在奖励范围内（${named('zh-CN', kind)}）。`, `A kind of employer that is rewarded (${named('en', kind)}).`],
      [`这类单位不在奖励范围内（${named('zh-CN', kind)}）。`, `This kind of employer is not rewarded (${named('en', kind)}).`],
      ['还没有年度核定的结果。', 'The year is not verified yet.'],
    ),
);

/** Not 集中安置单位, who have other privileges. */
export const dispersedOnly = rule(nothing, ({ concentrated }: QuotaRewardFacts) =>
  answered(
    concentrated === undefined ? undefined : !concentrated,
    ['不是享受税收优惠的集中安置单位。', 'No employer that places in concentration and pays less tax for it.'],
    ['享受税收优惠的集中安置单位不在奖励范围内。', 'Employers that place in concentration and pay less tax for it are not rewarded.'],
    ['还没有填写是否集中安置单位。', 'Whether it places in concentration is not filled in yet.'],
  ),
);

/** 未放弃奖励. */
export const notWaived = rule(nothing, ({ waived }: QuotaRewardFacts) =>
  answered(
    waived === undefined ? undefined : !waived,
    ['单位申请奖励。', 'The unit applies for the reward.'],
    ['单位声明放弃本年度奖励。', 'The unit waives the reward of this year.'],
    ['还没有选择申请还是放弃。', 'Whether it applies or waives is not said yet.'],
  ),
);

const kinds: Record<EmployerKind, { 'zh-CN': string; en: string }> = {
  enterprise: { 'zh-CN': '企业', en: 'enterprise' },
  government: { 'zh-CN': '机关', en: 'government body' },
  'public-institution': { 'zh-CN': '事业单位', en: 'public institution' },
  'social-organisation': { 'zh-CN': '社会团体', en: 'social organisation' },
  'private-non-enterprise': { 'zh-CN': '民办非企业单位', en: 'private non-enterprise unit' },
};
const named = (lang: 'zh-CN' | 'en', kind: EmployerKind | undefined): string => (kind ? kinds[kind][lang] : '');
