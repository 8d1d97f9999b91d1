import { isKeptFrom } from '../src/domain/case/may-read';
import { officesAbove } from '../src/domain/case/offices-above';
import { programmeNamed } from '../src/domain/programmes';
import { type Folded } from './fold-onto';
import { type Ports } from './ports';

/**
 * What a restricted objection came to, once it is upheld, is for the supervisors of its office to act on, or of the nearest above where it is
 * kept from none of them: nothing follows by itself, and whoever the first case is of is told nothing.
 */
export async function tellUpheld(
  { store, holdersOf, tell }: Pick<Ports, 'store' | 'holdersOf' | 'tell'>,
  { row: { event, case: id }, before, state }: Folded,
): Promise<void> {
  if (event.type !== 'upheld' || programmeNamed(state.programme).restricted !== true) return;
  const office = before?.obligations.find((one) => one.step === event.step)?.office;
  if (!office) throw new Error(`${id} was upheld by no office`);
  const rules = (await store.submissions.read(id))?.rules;
  for (const each of [office, ...officesAbove(rules?.offices ?? [], office)]) {
    const told = (await holdersOf('supervisor', each)).filter((one) => !isKeptFrom(one, state));
    for (const one of told) await tell(one.id, 'upheld-inside', `upheld/${id}`, () => ({ number: state.number }));
    if (told.length > 0) return;
  }
}
