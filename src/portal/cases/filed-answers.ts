import { type Answers } from '../../domain/form/answers';
import { programmeNamed } from '../../domain/programmes';
import { type LocalDate } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type Viewer } from '../locals';
import { type Services } from '../services';
import { answersOf } from './draft';

/** What the draft says; of a unit's with the unit instead of whoever fills it in for it. */
export async function filedAnswers(
  { store }: Pick<Services, 'store'>,
  draft: Draft,
  { actor, name }: Viewer,
  identity: string,
  today: LocalDate,
): Promise<Answers> {
  const answers = answersOf(draft, { person: actor.person, name, identity }, today);
  if (programmeNamed(draft.programme).filedBy !== 'unit') return answers;
  const [unit] = draft.party ? await store.parties.byIds([draft.party]) : [];
  return { ...answers, people: [], ...(unit ? { unit: { name: unit.name, uscc: unit.uscc } } : {}) };
}
