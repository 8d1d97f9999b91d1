import { groupCommit, type Refused } from './group-commit';

/** Commands as they are sent, each answered when the test says so. */
function scene(patience?: number) {
  const sent: { writes: readonly string[]; answer: (refused?: Refused) => void; lost: (error: Error) => void }[] = [];
  const commit = groupCommit<string>(
    (writes) => new Promise((resolve, reject) => sent.push({ writes, answer: resolve as never, lost: reject })),
    patience,
  );
  const log: string[] = [];
  const write = (name: string, ...writes: string[]): void =>
    void commit(writes).then(
      () => log.push(`${name} written`),
      (error: Error) => log.push(`${name}: ${error.message}`),
    );
  return { sent, log, write };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const taken = { at: 2, why: new Error('the key is there') };

test('what comes in one turn goes together; what comes meanwhile goes next, and nobody hears before their own is written', async () => {
  const { sent, log, write } = scene();
  write('a', '1', '2');
  write('b', '3');
  await turn();
  write('c', '4');
  write('d', '5');
  await turn();
  expect(sent.map((one) => one.writes)).toEqual([['1', '2', '3']]);
  expect(log).toEqual([]);
  sent[0]?.answer();
  await turn();
  expect(log).toEqual(['a written', 'b written']);
  expect(sent[1]?.writes).toEqual(['4', '5']);
});

test('a refused write ends its own caller only; those behind it are sent again without it', async () => {
  const { sent, log, write } = scene();
  write('a', '1');
  write('b', '2', '3', '4');
  write('c', '5');
  await turn();
  sent[0]?.answer(taken);
  await turn();
  expect(log).toEqual(['a written', 'b: the key is there']);
  expect(sent[1]?.writes).toEqual(['5']);
  sent[1]?.answer();
  await turn();
  expect(log.at(-1)).toBe('c written');
});

test('of a command that nobody knows the end of everybody hears, and the next ones go on', async () => {
  const { sent, log, write } = scene();
  write('a', '1');
  write('b', '2');
  await turn();
  write('c', '3');
  sent[0]?.lost(new Error('connection closed'));
  await turn();
  expect(log).toEqual(['a: connection closed', 'b: connection closed']);
  sent[1]?.answer();
  await turn();
  expect(log.at(-1)).toBe('c written');
});

test('a command that does not come back holds up the next one no longer than it must, and is believed when it does', async () => {
  const { sent, log, write } = scene(10);
  write('a', '1', '2');
  write('b', '3');
  await turn();
  write('c', '4');
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(sent.map((one) => one.writes)).toEqual([['1', '2', '3'], ['4']]);
  sent[1]?.answer();
  await turn();
  sent[0]?.answer(taken);
  await turn();
  expect(log).toEqual(['c written', 'a written', 'b: the key is there']);
  write('d', '5');
  await turn();
  expect(sent[2]?.writes).toEqual(['5']);
});

test('a thousand callers at once are a handful of commands', async () => {
  const commands: number[] = [];
  const commit = groupCommit<number>((writes) => Promise.resolve(void commands.push(writes.length)));
  await Promise.all(Array.from({ length: 1_000 }, (_, n) => commit([n])));
  expect(commands).toEqual([200, 200, 200, 200, 200]);
});
