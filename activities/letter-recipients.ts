import { type LetterOrder } from '../src/domain/case/letters';
import { type CaseState } from '../src/domain/case/state';
import { type ActorId, type PersonId } from '../src/domain/values';
import { type Channel } from '../src/store/letters';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Ports } from './ports';

export interface Recipient {
  actor: ActorId;
  person: PersonId;
  channels: Channel[];
}

/** Who gets a letter, each once, and by which channels besides the portal. */
export async function recipientsOf(
  { to }: LetterOrder,
  state: CaseState,
  extras: SubmissionExtras | undefined,
  holdersOf: Ports['holdersOf'],
): Promise<Recipient[]> {
  if ('applicant' in to) {
    const chosen = extras?.letters.filter((one) => one.actor === to.applicant) ?? [];
    return chosen.length > 0
      ? chosen.map(({ actor, person, channels }) => ({ actor, person, channels: [...new Set<Channel>(['portal', ...channels])] }))
      : [{ actor: state.applicant.actor, person: state.applicant.person, channels: ['portal'] }];
  }
  const supervisors = (await Promise.all(to.supervisorsOf.map((office) => holdersOf('supervisor', office)))).flat();
  const posts = to.step ? await holdersOf(to.step.role, to.step.office) : [];
  const holders = posts.filter(({ id }) => to.step?.holders.includes(id));
  const officers = new Map(
    [...supervisors, ...holders].map(({ id, person }) => [id, { actor: id, person, channels: ['portal' as const] }]),
  );
  return [...officers.values()];
}
