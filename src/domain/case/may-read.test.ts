import { type Actor, roles, type Role } from '../offices';
import { type PersonId } from '../values';
import { machine } from '../offices';
import { loadPolicies } from '../../policies/load';
import { mayPost, mayRead, type Part, postsFor } from './may-read';
import { applicant, offices } from './testing-scene';
import { lineOf, officer, text } from './testing';

const policy = loadPolicies('policies', { sandbox: true }).loaded.policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
);
if (!policy) throw new Error('the Shenzhen policy does not load');
const { state } = lineOf(policy, { founders: 3 });
const parts: Part[] = [
  'progress',
  'address',
  'answers',
  'papers',
  'category',
  'findings',
  'notes',
  'decision',
  'money',
  'timeline',
  'scorers',
  'lots',
];
const read = (actor: Actor, was: string[] = ['street', 'agency', 'district']): Part[] =>
  parts.filter((part) => mayRead(offices, actor, state, was, part));

const whole = parts.filter((part) => part !== 'scorers' && part !== 'lots');
const table: Record<Role, readonly Part[]> = {
  window: whole,
  inspector: whole,
  reviewer: whole,
  // Nothing of a case that they were not drawn for.
  scorer: [],
  approver: [...whole, 'scorers'],
  supervisor: parts,
  auditor: ['progress', 'findings', 'notes', 'decision', 'money', 'timeline'],
  finance: ['progress', 'decision', 'money', 'timeline'],
};

it.each(roles)('an officer (%s) of an office the case is or was at reads what the post needs', (role) => {
  expect(read(officer('x', role, 'district'))).toEqual(table[role]);
});

it.each(roles)('an officer (%s) of an office it never was at reads nothing', (role) => {
  expect(read(officer('x', role, 'elsewhere'))).toEqual([]);
  expect(read(officer('x', role, 'district'), ['street-of-another-district'])).toEqual([]);
});

it.each(roles)('an officer (%s) above reads it only to supervise or to audit', (role) => {
  expect(read(officer('x', role, 'city'), ['street'])).toEqual(role === 'supervisor' || role === 'auditor' ? table[role] : []);
});

it.each(roles)('an officer (%s) below or beside reads nothing of what never came to them', (role) => {
  expect(read(officer('x', role, 'street'), ['district'])).toEqual([]);
  expect(read(officer('x', role, 'agency'), ['street', 'district'])).toEqual([]);
});

it('a scorer reads what was filed and found, of the case that they were drawn for, while they have their seat', () => {
  const drawn = (seats: string[]) =>
    parts.filter((part) =>
      mayRead(
        offices,
        officer('x', 'scorer', 'district'),
        { ...state, panels: [{ step: 'p', drawings: [], seats, struck: [], again: 0, scores: [] }] as never },
        ['district'],
        part,
      ),
    );
  expect(drawn(['x', 'y'])).toEqual(['progress', 'answers', 'papers', 'findings']);
  expect(drawn(['y'])).toEqual([]);
});

it('who filed it reads all but the internal notes', () => {
  expect(read(applicant)).toEqual(whole.filter((part) => part !== 'notes'));
});

it('a founder reads how it stands and what was decided, never another’s answers', () => {
  const partner: Actor = { ...applicant, id: 'partner' as Actor['id'], person: 'p-partner-1' as PersonId };
  expect(read(partner)).toEqual(['progress', 'decision']);
});

it('a stranger, the machine, and an account without posts read nothing', () => {
  expect(read({ ...applicant, id: 'other' as Actor['id'], person: 'p-other' as PersonId })).toEqual([]);
  expect(read(machine)).toEqual([]);
  expect(read({ ...officer('x', 'window', 'street'), posts: [] })).toEqual([]);
});

it('nobody who pays sees category, papers or answers, in whatever office', () => {
  for (const office of offices) {
    const seen = read(officer('x', 'finance', office.id));
    for (const part of ['address', 'category', 'papers', 'answers', 'notes', 'findings'] as const) expect(seen).not.toContain(part);
  }
});

it('letters of an office are posted by those of its posts who may know the address, and by nobody of their own case', () => {
  const may = (actor: Actor, office = 'street') => mayPost(offices, actor, state, ['street'], office);
  expect(roles.filter((role) => may(officer('x', role, 'street')))).toEqual(['window', 'inspector', 'reviewer', 'approver', 'supervisor']);
  // A supervisor above may read the address, and posts no other office's letters.
  expect(may(officer('x', 'supervisor', 'district'))).toBe(false);
  expect(may(officer('x', 'supervisor', 'district'), 'district')).toBe(true);
  expect(may(officer('x', 'window', 'street', { person: applicant.person }))).toBe(false);
  expect(postsFor(officer('x', 'finance', 'district'))).toEqual([]);
});

it('nobody writes a note that they may not read', () => {
  const line = lineOf(policy);
  const writes = (role: Role, office = 'district') =>
    line.act(officer(`${role}-${office}`, role, office), 'note', 'accept', { text: text('n') });
  expect(writes('finance')).toEqual({ code: 'not-your-office' });
  expect(writes('finance', 'street')).toEqual({ code: 'not-your-office' });
  for (const role of roles) if (!table[role].includes('notes')) expect(writes(role, 'street')).toEqual({ code: 'not-your-office' });
  expect(writes('window', 'street')).toBeUndefined();
});
