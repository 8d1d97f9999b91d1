import { type CaseEvent } from './events';
import { cameBack, paidOut } from './paid-out';

const of = (events: readonly object[]): CaseEvent[] => events as CaseEvent[];
const pay = { type: 'opened', step: 'pay', kind: 'pay', payment: { key: 'c/x/1', fen: 30_000 } };

it('what was paid is what its step was opened with last, on the bank’s day; what bounced is none', () => {
  const events = of([
    { type: 'opened', step: 'decide', kind: 'decide' },
    pay,
    { type: 'bounced', step: 'pay', attempt: 1, on: '2026-01-05' },
    { type: 'paid', step: 'pay', attempt: 2, on: '2026-01-09' },
  ]);
  expect(paidOut(events)).toEqual([{ fen: 30_000, on: '2026-01-09' }]);
  expect(paidOut(of([pay]))).toEqual([]);
  const again = { ...pay, payment: { key: 'c/x/1', fen: 20_000 } };
  expect(paidOut(of([pay, again, { type: 'paid', step: 'pay', attempt: 1, on: '2026-01-09' }]))).toEqual([
    { fen: 20_000, on: '2026-01-09' },
  ]);
});

it('what came back is each sum on its day', () =>
  expect(
    cameBack(
      of([
        { type: 'demanded', step: 'recover', fen: 9 },
        { type: 'repaid', step: 'recover', fen: 4, on: '2026-02-01' },
      ]),
    ),
  ).toEqual([{ fen: 4, on: '2026-02-01' }]));
