import { employments } from '../src/domain/records/employments';
import { type Instant } from '../src/domain/values';
import { askWhileWanted } from './ask-while-wanted';

const absent = { kind: 'absent' as const, at: '2026-11-26T00:00:00.000Z' as Instant };

it('answers go through; once nobody waits, what is out is let go and nothing more is asked', async () => {
  const asked: string[] = [];
  let beats = 0;
  const ending = new AbortController();
  const { ask } = askWhileWanted(
    { ask: (_registry, number) => (asked.push(number), number === 'silent' ? new Promise(() => undefined) : Promise.resolve(absent)) },
    { wanted: ending.signal, beat: () => (beats += 1) },
  );
  expect(await ask(employments, 'one')).toEqual(absent);
  const out = ask(employments, 'silent');
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(beats).toBe(1);
  ending.abort(new Error('withdrawn'));
  await expect(out).rejects.toThrow('withdrawn');
  await expect(ask(employments, 'two')).rejects.toThrow('withdrawn');
  expect(asked).toEqual(['one', 'silent']);
});
