import { type CaseState } from '../src/domain/case/state';
import { type Answers, type Values } from '../src/domain/form/answers';
import { type Asked } from '../src/domain/programmes/comparison';
import { type AboutRow, type Roster } from '../src/domain/programmes/roster';
import { type Registries } from '../src/registries/port';

/** Everything that a roster wants to know of one row from the registries, question after question. */
export async function askedAbout(
  asking: Registries,
  roster: Roster,
  row: Values,
  about: AboutRow<Answers, CaseState['facts']>,
): Promise<Asked[]> {
  const said: Asked[] = [];
  for (;;) {
    const questions = roster.asks(row, said, about);
    if (questions.length === 0) return said;
    for (const { registry, subject } of questions)
      said.push({ registry: registry.name, subject, reply: await asking.ask(registry, subject.key) });
  }
}
