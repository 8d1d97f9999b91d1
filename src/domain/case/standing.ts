import { speaksFor } from '../mandates';
import { above, type Actor, machine, type Office } from '../offices';
import { type Refusal } from './acts';
import { type ActRule, type Party, type Standing } from './context';
import { conflicting } from './duties';
import { dutyOf } from './duty-of';
import { readsPart } from './may-read';
import { standingOffer } from './offers';
import { type Obligation } from './state';
import { kinds } from './steps/kinds';

/** Whether this person may do this kind of act now, whatever the form will say: the button's answer. */
export function standingRefusal(
  rule: Pick<ActRule<'note'>, 'by' | 'on' | 'performs' | 'standing'>,
  standing: Standing,
): Refusal | undefined {
  if (standing.state.outcome ?? standing.state.ending) return { code: 'case-closed' };
  return (
    misplaced(rule.on, standing) ??
    strangers[rule.by](standing) ??
    party(rule.by, standing) ??
    keptApart(rule.performs, standing) ??
    rule.standing?.(standing)
  );
}

function misplaced(on: ActRule<'note'>['on'], { obligation, step, state }: Standing): Refusal | undefined {
  if (on === 'case') return undefined;
  if (!obligation || !step) {
    // Of two officers at once the second is told who was first.
    const first = step && state.endedBy[step.step];
    return first && first !== machine.id ? { code: 'step-ended', holder: first } : { code: 'step-not-open' };
  }
  return on === 'any-step' || on.includes(step.kind) ? undefined : { code: 'wrong-step' };
}

const strangers: Record<Party, (standing: Standing) => Refusal | undefined> = {
  machine: ({ actor }) => (actor.id === machine.id ? undefined : { code: 'machine-only' }),
  applicant: ({ actor, state }) => (speaksFor(actor, state.applicant) ? undefined : { code: 'applicant-only' }),
  // Whoever was asked before, or runs what is offered, answers for nobody else.
  offered: ({ actor, state }) => {
    const open = standingOffer(state);
    return open && actor.parties?.includes(open.to) ? undefined : { code: 'not-offered' };
  },
  sandbox: ({ state, actor, rules }) => {
    if (!state.sandbox) return { code: 'sandbox-only' };
    return speaksFor(actor, state.applicant) || worksAbove(rules.offices, actor, state.obligations)
      ? undefined
      : { code: 'not-your-office' };
  },
  colleague: ({ actor, rules, obligation }) => {
    if (actor.kind !== 'officer') return { code: 'officer-only' };
    // Whoever may not read the notes writes none.
    const posts = actor.posts.filter(({ role }) => readsPart(role, 'notes'));
    return obligation && worksAbove(rules.offices, { ...actor, posts }, [obligation]) ? undefined : { code: 'not-your-office' };
  },
  supervisor: ({ actor, rules, obligation }) => {
    if (actor.kind !== 'officer') return { code: 'officer-only' };
    return obligation &&
      worksAbove(rules.offices, { ...actor, posts: actor.posts.filter((post) => post.role === 'supervisor') }, [obligation])
      ? undefined
      : { code: 'supervisor-only' };
  },
  officer: (standing) => {
    const { actor, obligation } = standing;
    if (actor.kind !== 'officer') return { code: 'officer-only' };
    if (!obligation || !holdsPost(actor, obligation)) return { code: 'not-your-office' };
    if (kinds[obligation.kind]?.byLot) return obligation.holders.includes(actor.id) ? undefined : { code: 'not-drawn' };
    return heldByAnother(standing, obligation);
  },
};

/** At the window a supervisor of the office may stand in: a second 补正 is theirs alone. */
const holdsPost = (actor: Actor, { role, office, kind }: Obligation): boolean =>
  actor.posts.some(
    (post) => post.office === office && (post.role === role || (kinds[kind]?.standIn === true && post.role === 'supervisor')),
  );

/** A visit has as many places as inspectors, every other step one; a deputy (AB岗) acts for a holder on leave. */
function heldByAnother({ actor, step }: Standing, { holders }: Obligation): Refusal | undefined {
  const places = (step && kinds[step.kind]?.places?.(step)) ?? 1;
  if (holders.includes(actor.id) || holders.length < places || holders.some((holder) => actor.deputyFor.includes(holder))) return undefined;
  const [holder] = holders;
  return { code: 'held-by-another', ...(holder ? { holder } : {}) };
}

const worksAbove = (offices: readonly Office[], actor: Actor, obligations: readonly Obligation[]): boolean =>
  obligations.some(({ office }) => {
    const own = offices.find((one) => one.id === office);
    const chain = [office, ...(own ? above(offices, own).map((one) => one.id) : [])];
    return actor.posts.some((post) => chain.includes(post.office));
  });

/** Whoever benefits from a case does nothing in it as an officer, whatever the duty and the route. */
const party = (by: Party, { actor, state }: Standing): Refusal | undefined =>
  ['officer', 'supervisor', 'colleague'].includes(by) && state.beneficiaries.includes(actor.person)
    ? { code: 'duties-separate', detail: 'benefit' }
    : undefined;

function keptApart(performs: boolean | undefined, { rules, state, actor, step }: Standing): Refusal | undefined {
  const duty = performs && step ? dutyOf(step.kind) : undefined;
  if (!duty || actor.id === machine.id) return undefined;
  const other = conflicting(rules.policy, state, actor.person, duty);
  return other ? { code: 'duties-separate', detail: other } : undefined;
}
