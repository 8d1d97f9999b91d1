import { type Act } from '../domain/case/acts';
import { type ActMessage, type Bound, type Sender } from '../domain/case/bond';
import { type Actor } from '../domain/offices';
import { type CaseId, type Instant } from '../domain/values';

/** Who sends, and how it vouches for what it sends. */
export interface Binding {
  from: Sender;
  /** The MAC over what is bound. */
  bond: (bound: Bound) => string;
}

/**
 * The message of one sending: for this case, by this author, of this moment.
 * @param actor as the account stands now, just looked up
 */
export function messageOf({ from, bond }: Binding, target: CaseId, act: Act, actor: Actor, sent: Instant): ActMessage {
  const { kind, at, request } = act;
  const stated = { kind, at, sent, from };
  return {
    case: target,
    act,
    actor,
    bond: { ...stated, mac: bond({ ...stated, case: target, request, actor: actor.id, person: actor.person }) },
  };
}
