import { type CaseState } from '../src/domain/case/state';
import { type MinimumWage, minimumWagesFor } from '../src/domain/ground/minimum-wages';
import { type Policy } from '../src/domain/policy/policy';
import { policiesOrExplain } from '../src/policies/load';
import { policyFor } from '../src/policies/pick';
import { type Invitation } from '../src/store/invitations';
import { type AreaCode, type LocalDate } from '../src/domain/values';
import { offering } from './offering';
import { type Ports } from './ports';

const policies = policiesOrExplain('policies', { sandbox: true });
const since = '2026-11-26' as LocalDate;
const area = '350206001' as AreaCode;
const policy = policyFor(policies, 'quota-reward', area, since) as Policy;
const invitation = { after: { case: 'c-1', relation: 'reward' }, programme: 'quota-reward', area, since } as Invitation;
const twelve = (n: number): number[] => Array<number>(12).fill(n);

/** What becomes of the offer after a year of so many disabled among a hundred staff. */
async function offeredAfter(
  persons: number,
  {
    takenBy,
    heldBy = 'spent',
    replaced = false,
    wages = policies.minimumWages,
  }: { takenBy?: string; heldBy?: 'spent' | 'reserved'; replaced?: boolean; wages?: readonly MinimumWage[] } = {},
) {
  const asked: string[] = [];
  const ports = {
    store: {
      cases: {
        following: () =>
          Promise.resolve(replaced ? [{ state: { after: { case: 'c-1', relation: 'correction' }, outcome: 'granted' } }] : []),
      },
      things: { idOf: (_thing: string, key: string) => Promise.resolve(`t-${key}`) },
      claims: {
        read: (key: string) => (asked.push(key), Promise.resolve(takenBy === undefined ? undefined : { state: heldBy, case: takenBy })),
      },
    },
    minimumWagesIn: (of: AreaCode) => minimumWagesFor(wages, of),
  } as unknown as Ports;
  const counted = { persons: twelve(persons), weighted: twelve(persons) };
  const before = { facts: { on: since, year: '2025', kind: 'enterprise', staff: twelve(100), wages: 1, counted } } as unknown as CaseState;
  const given = { people: [], unit: { name: '厦门市海沙百货有限公司', uscc: 'X' }, employer: { street: area }, contact: {} };
  return { said: await offering(ports, invitation, policy, before, given), asked };
}

it('is open where nothing speaks against it; the right that is looked at is the unit’s, of the year verified', async () =>
  expect(await offeredAfter(3)).toEqual({ said: 'open', asked: ['quota-reward/t-X/2025'] }));

it.each([
  ['below the ratio', 1, {}],
  ['above it by less than one', 2, {}],
  ['whose right is used', 3, { takenBy: 'c-9' }],
  ['where a correction has replaced what it rests on', 3, { replaced: true }],
] as const)('is none %s', async (_why, persons, more) => expect((await offeredAfter(persons, more)).said).toBe('void'));

it('waits while the minimum wage of the year has not been entered', async () =>
  expect((await offeredAfter(3, { wages: [] })).said).toBe('wait'));

it('waits while another case that is under way holds the right', async () =>
  expect((await offeredAfter(3, { takenBy: 'c-9', heldBy: 'reserved' })).said).toBe('wait'));

it('a right that was given back is nobody’s', async () => {
  const freed = { state: 'free' };
  const ports = {
    store: {
      cases: { following: () => Promise.resolve([]) },
      things: { idOf: () => Promise.resolve('t') },
      claims: { read: () => Promise.resolve(freed) },
    },
    minimumWagesIn: (of: AreaCode) => minimumWagesFor(policies.minimumWages, of),
  } as unknown as Ports;
  const counted = { persons: twelve(3), weighted: twelve(3) };
  const before = { facts: { on: since, year: '2025', kind: 'enterprise', staff: twelve(100), counted } } as unknown as CaseState;
  const given = { people: [], unit: { name: 'n', uscc: 'X' }, employer: { street: area } };
  expect(await offering(ports, invitation, policy, before, given as never)).toBe('open');
});
