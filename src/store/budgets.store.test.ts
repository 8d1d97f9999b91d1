import { type CaseId, type Fen } from '../domain/values';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
}, 30_000);
afterAll(() => test.end());

const fen = (yuan: number): Fen => (yuan * 100) as Fen;
const id = (name: string): CaseId => name as CaseId;

it('of two cases for the last of it one has it, and what it gives back the other may have', async () => {
  const { budgets } = test.store;
  const hold = (name: string, yuan: number) => budgets.hold('p', fen(10_000), id(name), fen(yuan));
  expect(await hold('first', 6_000)).toBe(true);
  // Asked again, after a crash: held once.
  expect(await hold('first', 6_000)).toBe(true);
  expect(await budgets.left('p', fen(10_000))).toBe(fen(4_000));
  const both = await Promise.all([hold('a', 4_000), hold('b', 4_000)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await budgets.left('p', fen(10_000))).toBe(0);
  const winner = both[0] ? 'a' : 'b';
  await Promise.all([budgets.giveBack('p', id(winner)), budgets.giveBack('p', id(winner))]);
  expect(await budgets.left('p', fen(10_000))).toBe(fen(4_000));
  expect(await hold(winner === 'a' ? 'b' : 'a', 4_000)).toBe(true);
  await budgets.giveBack('p', id('nobody'));
  expect(await budgets.left('p', fen(10_000))).toBe(0);
});

it('with one yuan left, a case of one yuan has it, and one of more has nothing', async () => {
  const { budgets } = test.store;
  expect(await budgets.hold('q', fen(1), id('more'), fen(2))).toBe(false);
  expect(await budgets.hold('q', fen(1), id('one'), fen(1))).toBe(true);
});
