import { certificates } from '../src/domain/records/certificates';
import { employments } from '../src/domain/records/employments';
import { type Instant } from '../src/domain/values';
import { askWhileAnswered } from './ask-while-answered';

it('a registry that has gone silent is left alone, another is not; a single lost answer is none', async () => {
  const asked: string[] = [];
  let down = false;
  const { ask } = askWhileAnswered({
    ask: ({ name }) => {
      asked.push(name);
      return Promise.resolve(
        down && name === certificates.name
          ? { kind: 'unavailable' as const, why: 'timeout' }
          : { kind: 'absent' as const, at: '2026-11-26T00:00:00.000Z' as Instant },
      );
    },
  });
  for (let n = 0; n < 40; n += 1) {
    down = n % 2 === 0;
    await ask(certificates, String(n));
  }
  expect(asked).toHaveLength(40);
  down = true;
  for (let n = 0; n < 40; n += 1) expect((await ask(certificates, String(n))).kind).toBe('unavailable');
  expect(asked).toHaveLength(60);
  expect((await ask(employments, '1')).kind).toBe('absent');
});
