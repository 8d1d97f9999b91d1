import { type Linked } from '../src/store/drafts';
import { openDueIn } from './open-due';
import { type Ports } from './ports';

const due = { key: 'k', actor: 'clerk', programme: 'rent-period', area: '440309', since: '2026-01-01', after: { case: 'c-1' } };

/** What draft is begun after a case of this applicant's. */
async function begunAfter(applicant: object): Promise<Linked | undefined> {
  const linked: Linked[] = [];
  const nothing = () => Promise.resolve(undefined);
  const ports = {
    store: {
      invitations: { due: () => Promise.resolve([due]), opened: nothing, drop: nothing },
      cases: { read: () => Promise.resolve({ state: { applicant, answers: { id: 't' } } }) },
      texts: { readJson: nothing },
      drafts: { link: (one: Linked) => (linked.push(one), Promise.resolve('c-2')) },
    },
    policyWhere: () => ({ id: 'p', term: {} }),
    authorOf: () => Promise.resolve({ person: 'p' }),
    tell: nothing,
  } as unknown as Ports;
  await openDueIn(ports)('', '2026-07-01' as never);
  return linked[0];
}

it('what follows a unit’s case is the unit’s, and not that of whoever filed it', async () => {
  expect(await begunAfter({ actor: 'clerk', person: 'p', party: 'u' })).toMatchObject({ owner: 'clerk', party: 'u' });
  expect(await begunAfter({ actor: 'clerk', person: 'p' })).not.toHaveProperty('party');
});
