import { type Localised, type SourceId } from '../../domain/ground/localised';
import { type Explained } from '../../domain/ground/explained';
import { sayNumber } from '../../domain/programmes/words';
import { type Source } from '../../domain/policy/policy';
import { type Language } from '../../store/people';
import { type Translate } from './words';

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
 * What a decision comes to, with how it came about, for `{{> tree node=…}}`: each leaf with its clause, its document and the grade of evidence.
 * Each number says its unit.
 */
export function treeOf(
  amount: Explained<number | string | boolean>,
  {
    t,
    lang,
    sources,
  }: {
    t: Translate;
    lang: Language;
    sources: Record<SourceId, Source>;
  },
): TreeNode {
  const words = (localised: Localised): string => localised[lang];
  const valueOf = ({ value, unit }: Explained<number | string | boolean>): string => {
    if (typeof value === 'boolean') return t(value ? 'format.yes' : 'format.no');
    if (typeof value !== 'number' || unit === undefined) return String(value);
    return sayNumber(t, value, unit);
  };
  const nodeOf = (node: Explained<number | string | boolean>): TreeNode => {
    const source = node.from === undefined ? undefined : sources[node.from];
    return {
      say: words(node.say),
      value: valueOf(node),
      ...(node.clause === undefined ? {} : { clause: words(node.clause) }),
      ...(source === undefined ? {} : { source: source.grade, ...(source.grade === 'PD' ? {} : { title: source.title }) }),
      provisional: node.provisional,
      because: node.because.map(nodeOf),
    };
  };
  return nodeOf(amount);
}

/** The same tree with its clause said where it stands first, and not again below: for one that rests on a single rule. */
export function saidOnce(node: TreeNode, above?: string): TreeNode {
  const { clause, title, source, because, ...rest } = node;
  const again = clause !== undefined && clause === above;
  const said = again ? {} : { ...(clause ? { clause } : {}), ...(title ? { title } : {}), ...(source ? { source } : {}) };
  return { ...rest, ...said, because: because.map((one) => saidOnce(one, clause ?? above)) };
}
