import { type ActKind } from '../../../../domain/case/acts';
import { availableActs, type Available } from '../../../../domain/case/available';
import { paths } from '../../../paths';
import { harms, officerActs, standsBack } from '../act/forms';
import { actWords } from '../act/words';
import { refusalWords } from '../../../cases/refusal-words';
import { type History } from './history';
import { type CaseLook } from '../../../cases/look';

interface ActLink {
  label: string;
  effect: string;
  href: string;
  kind: string;
}

export interface ActsPanel {
  acts: ActLink[];
  /** Those that move nothing on: a note, a message, another officer, a later date. */
  more: ActLink[];
  refused: { labels: string; reason: string }[];
  /** Why there is nothing to do at all, in one sentence. */
  nothing?: string;
}

/** What moves a case nowhere. */
const aside: readonly ActKind[] = ['release', 'reassign', 'extend', 'declare-tie', 'replace-scorer', 'message', 'note'];

/** Rows are judged on a page of their own; once none is open, ending the step comes first. */
const shown: readonly ActKind[] = officerActs.flatMap((kind) => (kind === 'rows-done' ? [kind, 'judge-rows'] : [kind]));

/** What may be done now, each with its effect; and what may not, each reason once. */
export function actsPanel(look: CaseLook, history: History): ActsPanel {
  const { input, state, actor, now, t } = look;
  const all = availableActs(input.rules, state, actor, now);
  const mine = all.filter((one) => shown.includes(one.kind)).sort((one, other) => shown.indexOf(one.kind) - shown.indexOf(other.kind));
  const allowed = mine.filter((one) => !one.refusal);
  const refused = mine.filter((one) => one.refusal && !allowed.some((other) => other.kind === one.kind));
  const link = (one: Available): ActLink => ({
    ...actWords(one.kind, kindOf(look, one), t),
    href: one.kind === 'judge-rows' ? paths.deskRows(state.id) : `${paths.deskAct(state.id, one.kind)}?step=${one.step}`,
    kind: harms(one.kind) ? 'danger' : standsBack(one.kind) ? 'secondary' : '',
  });
  return {
    // One strong button to a page: what comes first.
    acts: allowed
      .filter((one) => !aside.includes(one.kind))
      .map(link)
      .map((one, at) => (at > 0 && one.kind === '' ? { ...one, kind: 'secondary' } : one)),
    more: allowed.filter((one) => aside.includes(one.kind)).map(link),
    refused: state.outcome ? [] : byReason(look, refused, history),
    ...(state.outcome ? { nothing: t('case.closed') } : allowed.length === 0 ? { nothing: t('case.notYours') } : {}),
  };
}

const kindOf = ({ state }: CaseLook, { step }: Available) => state.obligations.find((one) => one.step === step)?.kind;

function byReason(look: CaseLook, refused: readonly Available[], { nameOf }: History): ActsPanel['refused'] {
  const reasons = new Map<string, string[]>();
  const seen = new Set<ActKind>();
  for (const one of refused) {
    if (!one.refusal || seen.has(one.kind)) continue;
    seen.add(one.kind);
    const reason = refusalWords(one.refusal, look, one.refusal.holder && nameOf(one.refusal.holder));
    reasons.set(reason, [...(reasons.get(reason) ?? []), actWords(one.kind, kindOf(look, one), look.t).label]);
  }
  return [...reasons].map(([reason, labels]) => ({ reason, labels: labels.join('、') }));
}
