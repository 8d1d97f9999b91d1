import { type Relayed } from '../activities/contract';
import { type Act } from '../src/domain/case/acts';
import { type Row } from '../src/domain/case/state';
import { relay } from './effects';

/** How long cases that did not answer are left alone before they are asked again. */
export const silence = 10_000;
/** So few at once that even silent ones are through before the activity's time is over. */
const handful = 20;

type Answered = Exclude<Relayed['answer'], { kind: 'kept' }>;

/** Asks each row's case, a handful at a time. @returns the answers there are; who stays silent is asked again by the same key */
export async function askAll(rows: readonly Row[], actOf: (row: Row) => Act): Promise<{ row: Row; answer: Answered }[]> {
  const answers: { row: Row; answer: Answered }[] = [];
  for (let from = 0; from < rows.length; from += handful) {
    const some = rows.slice(from, from + handful);
    const relayed = await relay(some.map((row) => ({ target: row.case, act: actOf(row) })));
    for (const { target, answer } of relayed) {
      const row = some.find((one) => one.case === target);
      if (row && answer.kind !== 'kept') answers.push({ row, answer });
    }
  }
  return answers;
}
