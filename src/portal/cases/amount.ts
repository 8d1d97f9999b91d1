import { type Explained } from '../../domain/policy/explained';
import { type Policy } from '../../domain/policy/policy';
import { type Fen } from '../../domain/values';
import { type Translate } from '../view/words';
import { treeOf, type TreeNode } from '../view/tree';

/** An award as a tree. Sums of money are whole yuan in fen, never below a hundred yuan here; other numbers count people. */
export const amountTree = (amount: Explained<Fen>, policy: Policy, t: Translate, lang: 'zh-CN' | 'en'): TreeNode =>
  treeOf(amount, { t, lang, sources: policy.sources, isMoney: ({ value }) => typeof value === 'number' && value >= 10_000 });
