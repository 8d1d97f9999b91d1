import { type Explained } from '../../domain/policy/explained';
import { type Localised, type Source, type SourceId } from '../../domain/policy/policy';
import { type Language } from '../../store/people';
import { type Translate } from './words';
import { yuan } from './formats';

/** A node as the partial `tree` shows it. */
export interface TreeNode {
  say: string;
  value: string;
  clause?: string;
  /** The document, for whoever applies; the grade of evidence, for officers. */
  title?: string;
  source?: string;
  provisional: boolean;
  because: TreeNode[];
}

/**
 * An amount in fen with how it came about, for `{{> tree node=…}}`: each leaf with its clause, its document and the grade of evidence.
 * Only the root is money for certain; below it a number is money where its node says so by being an Explained of fen.
 * @param isMoney which nodes below the root are amounts in fen; by default none
 */
export function treeOf(
  amount: Explained<number | string | boolean>,
  {
    t,
    lang,
    sources,
    isMoney = (_node, depth) => depth === 0,
  }: {
    t: Translate;
    lang: Language;
    sources: Record<SourceId, Source>;
    isMoney?: (node: Explained<number | string | boolean>, depth: number) => boolean;
  },
): TreeNode {
  const words = (localised: Localised): string => localised[lang];
  const valueOf = (node: Explained<number | string | boolean>, depth: number): string => {
    if (typeof node.value === 'boolean') return t(node.value ? 'format.yes' : 'format.no');
    if (typeof node.value === 'number' && isMoney(node, depth)) return t('format.yuan', { amount: yuan(node.value) });
    return String(node.value);
  };
  const nodeOf = (node: Explained<number | string | boolean>, depth: number): TreeNode => {
    const source = node.from === undefined ? undefined : sources[node.from];
    return {
      say: words(node.say),
      value: valueOf(node, depth),
      ...(node.clause === undefined ? {} : { clause: words(node.clause) }),
      ...(source === undefined ? {} : { source: source.grade, ...(source.grade === 'PD' ? {} : { title: source.title }) }),
      provisional: node.provisional,
      because: node.because.map((inner) => nodeOf(inner, depth + 1)),
    };
  };
  return nodeOf(amount, 0);
}
