import { programmeNamed } from '../src/domain/programmes';
import { type Folded } from './fold-onto';
import { type Ports } from './ports';

/**
 * What a restricted objection came to, once it is upheld, is for the supervisors of its office to act on: nothing follows by itself, and whoever
 * the first case is of is told nothing.
 */
export async function tellUpheld(
  { holdersOf, tell }: Pick<Ports, 'holdersOf' | 'tell'>,
  { row: { event, case: id }, before, state }: Folded,
): Promise<void> {
  if (event.type !== 'upheld' || programmeNamed(state.programme).restricted !== true) return;
  const office = before?.obligations.find((one) => one.step === event.step)?.office;
  if (!office) throw new Error(`${id} was upheld by no office`);
  for (const one of await holdersOf('supervisor', office))
    await tell(one.id, 'upheld-inside', `upheld/${id}`, () => ({ number: state.number }));
}
