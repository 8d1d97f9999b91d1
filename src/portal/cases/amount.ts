import { type Explained } from '../../domain/ground/explained';
import { type Policy } from '../../domain/policy/policy';
import { type Translate } from '../view/words';
import { treeOf, type TreeNode } from '../view/tree';

/** What a decision comes to, as a tree under the policy that it rests on. */
export const amountTree = (amount: Explained<number>, policy: Policy, t: Translate, lang: 'zh-CN' | 'en'): TreeNode =>
  treeOf(amount, { t, lang, sources: policy.sources });
