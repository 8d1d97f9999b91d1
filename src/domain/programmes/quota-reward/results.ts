import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { isLacking, say } from '../quota/nodes';
import { reward, rewardSchedule } from '../quota/reward';
import { type RewardParameters, rewardParameters } from '../quota/reward-parameters';
import { formula } from '../rule';
import { type QuotaRewardFacts } from './facts';
import { known } from './known';

/** 超比例奖励 of the year, in fen; where what it is reckoned from is not known yet nothing, and it says what is missing. */
export const rewardOfYear = formula<QuotaRewardFacts, RewardParameters>({
  parameters: rewardParameters,
  unit: 'fen',
  compute: (facts, parameters, basis) => {
    const figures = known(facts);
    const result = figures ? reward(figures, parameters, basis) : { lacks: ['verification'] };
    if (isLacking(result)) return lacking(result.lacks, basis);
    return facts.provisional ? { ...result, provisional: true } : result;
  },
  schedule: rewardSchedule,
});

const lacking = (lacks: readonly string[], { clause, from }: Basis): Explained<number> => ({
  value: 0,
  unit: 'fen',
  say: words[lacks[0] ?? ''] ?? say('还不能计算', 'cannot be reckoned yet'),
  clause,
  from,
  provisional: true,
  because: [],
});

const words: Record<string, ReturnType<typeof say>> = {
  verification: say('还不能计算：年度还没有核定', 'cannot be reckoned yet: the year is not verified'),
  minimumWage: say('还不能计算：当地最低工资标准还没有录入', 'cannot be reckoned yet: the local minimum wage has not been entered'),
  ownDisabled: say('还不能计算：本单位残疾职工的工资还不知道', 'cannot be reckoned yet: the wages of the disabled staff are not known'),
  yearsDrawn: say('还不能计算：已领几年还不知道', 'cannot be reckoned yet: in how many years it was drawn is not known'),
};
