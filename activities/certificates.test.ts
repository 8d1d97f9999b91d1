import { type CaseState } from '../src/domain/case/state';
import { type Certificate } from '../src/store/certificates';
import { certificateFollows } from './certificates';

/** Keeps what it was told. */
function kept() {
  const [issued, revoked] = [[] as Certificate[], [] as unknown[]];
  const certificates = {
    issue: async (one: Certificate) => void issued.push(one),
    revoke: async (...one: unknown[]) => void revoked.push(one),
  };
  return { issued, revoked, store: { certificates, submissions: { read: () => Promise.resolve(undefined) } } as never };
}
const state = (more: Partial<CaseState> = {}): CaseState =>
  ({
    id: 'c-2',
    number: 'n',
    programme: 'startup-grant',
    policy: 'p',
    area: '440309',
    sandbox: true,
    facts: { on: '2026-01-01' },
    obligations: [],
    ...more,
  }) as never;
const row = (event: object) => ({ row: { case: 'c-2', version: 9, event: { at: 'then', ...event } } }) as never as { row: never };

it('a certificate is kept with the office of its step and the period of its case', async () => {
  const { issued, store } = kept();
  const period = { n: 1, from: '2026-01-01', to: '2026-12-31' };
  const before = state({ obligations: [{ step: 'certificate', office: 'lh' }] as never });
  const after = state({ after: { case: 'c-1', relation: 'year', period } as never });
  await certificateFollows(store, { ...row({ type: 'certified', step: 'certificate', code: 'f' }), before, state: after, after });
  expect(issued).toEqual([
    {
      code: 'f',
      case: 'c-2',
      number: 'n',
      programme: 'startup-grant',
      policy: 'p',
      office: 'lh',
      area: '440309',
      at: 'then',
      sandbox: true,
      period: { from: '2026-01-01', to: '2026-12-31' },
    },
  ]);
});

it.each([
  ['a correction that is granted', 'correction', 'granted', [['c-1', { at: 'then', replacedBy: 'c-2' }]]],
  ['a correction that is refused', 'correction', 'refused', []],
  ['another case that follows', 'spot-check', 'granted', []],
])('%s revokes what it should', async (_what, relation, outcome, expected) => {
  const { revoked, store } = kept();
  const one = state({ after: { case: 'c-1', relation } as never });
  await certificateFollows(store, { ...row({ type: 'closed', outcome }), state: one, after: one });
  expect(revoked).toEqual(expected);
});

it('of what stands for years with the period in which it stands', async () => {
  const { issued, store } = kept();
  const standing = {
    ...(store as object),
    submissions: { read: () => Promise.resolve({ rules: { policy: { standing: { years: 3, from: 'ours' } } } }) },
  };
  const decided = { at: '2026-11-26T03:00:00.000Z', granted: true };
  const before = state({ obligations: [{ step: 'certificate', office: 'lh' }] as never });
  await certificateFollows(
    standing as never,
    {
      ...row({ type: 'certified', step: 'certificate', code: 'f' }),
      before,
      state: state({ decided } as never),
      after: before,
    } as never,
  );
  expect(issued[0]?.period).toEqual({ from: '2026-11-26', to: '2029-11-25' });
});

it.each([
  ['a rating anew replaces it', 'home-rating', 're-rating', { at: 'then', replacedBy: 'c-2' }],
  ['a veto that was found to be so leaves nothing good', 'home-veto', 'veto', { at: 'then' }],
])('%s', async (_name, programme, relation, revocation) => {
  const { revoked, store } = kept();
  const after = state({ programme, after: { case: 'c-1', relation } as never });
  const closing = { before: after, state: after, after } as never as { state: never };
  await certificateFollows(store, { ...row({ type: 'closed', outcome: 'refused' }), ...closing } as never);
  expect(revoked).toEqual([]);
  await certificateFollows(store, { ...row({ type: 'closed', outcome: 'granted' }), ...closing } as never);
  expect(revoked).toEqual([['c-1', revocation]]);
});
