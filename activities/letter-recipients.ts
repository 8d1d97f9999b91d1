import { type LetterOrder } from '../src/domain/case/letters';
import { isKeptFrom } from '../src/domain/case/may-read';
import { addresseeOf } from '../src/domain/mandates';
import { type CaseState } from '../src/domain/case/state';
import { type ActorId, type PartyId, type PersonId } from '../src/domain/values';
import { type Channel } from '../src/store/letters';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Ports } from './ports';

export interface Recipient {
  /** Of a unit that did not apply: whoever speaks for it. */
  actor?: ActorId;
  person: PersonId;
  channels: Channel[];
}

type Asks = Pick<Ports, 'holdersOf' | 'speakersOf'>;

/** Who gets a letter, each once, and by which channels besides the portal; no officer from whom the case is kept. */
export async function recipientsOf(
  { to }: LetterOrder,
  state: CaseState,
  extras: SubmissionExtras | undefined,
  { holdersOf, speakersOf }: Asks,
): Promise<Recipient[]> {
  if ('applicant' in to) {
    const { party } = state.applicant;
    const chosen = extras?.letters.filter((one) => one.actor === to.applicant) ?? [];
    if (party)
      return toUnit(
        { actor: state.applicant.actor, person: addresseeOf(state.applicant) },
        party,
        chosen.flatMap((one) => one.channels),
        speakersOf,
      );
    return chosen.length > 0
      ? chosen.map(({ actor, person, channels }) => ({ actor, person, channels: [...new Set<Channel>(['portal', ...channels])] }))
      : [{ actor: state.applicant.actor, person: state.applicant.person, channels: ['portal'] }];
  }
  if ('unit' in to) return toUnit({ person: addresseeOf({ person: '' as PersonId, party: to.unit }) }, to.unit, [], speakersOf);
  const supervisors = (await Promise.all(to.supervisorsOf.map((office) => holdersOf('supervisor', office)))).flat();
  const posts = to.step ? await holdersOf(to.step.role, to.step.office) : [];
  const holders = posts.filter(({ id }) => to.step?.holders.includes(id));
  const officers = new Map(
    [...supervisors, ...holders]
      .filter((one) => !isKeptFrom(one, state))
      .map(({ id, person }) => [id, { actor: id, person, channels: ['portal' as const] }]),
  );
  return [...officers.values()];
}

/** One letter to the unit, in the portal and, if it asked for that, on paper; and a message to each who speaks for it now. */
async function toUnit(
  unit: Pick<Recipient, 'actor' | 'person'>,
  party: PartyId,
  chosen: readonly Channel[],
  speakersOf: Asks['speakersOf'],
): Promise<Recipient[]> {
  const speakers = (await speakersOf(party)).filter((one) => one.letters !== 'paper');
  return [
    { ...unit, channels: chosen.includes('paper') ? ['portal', 'paper'] : ['portal'] },
    ...speakers.map(({ id: actor, person, letters }) => ({ actor, person, channels: [letters] })),
  ];
}
