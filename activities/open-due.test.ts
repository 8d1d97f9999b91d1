import { type Linked } from '../src/store/drafts';
import { openDueIn } from './open-due';
import { type Ports } from './ports';

const period = { n: 1, from: '2026-04-01', to: '2026-06-30' };
const due = { key: 'k', actor: 'clerk', programme: 'rent-period', area: '440309', since: '2026-01-01', after: { case: 'c-1', period } };

/** What draft is begun after a case of this applicant's, and who hears of it. @param speakers who speaks for the unit; closed: the clerk has gone */
async function begunAfter(applicant: object, speakers: string[] = [], closed = false) {
  const linked: Linked[] = [];
  const told: string[] = [];
  const dropped: string[] = [];
  const nothing = () => Promise.resolve(undefined);
  const ports = {
    store: {
      invitations: { due: () => Promise.resolve([due]), opened: nothing, drop: (key: string) => (dropped.push(key), nothing()) },
      cases: { read: () => Promise.resolve({ state: { applicant, answers: { id: 't' } } }) },
      texts: { readJson: nothing },
      drafts: { link: (one: Linked) => (linked.push(one), Promise.resolve('c-2')) },
    },
    policyWhere: () => ({ id: 'p', term: {} }),
    minimumWagesIn: () => [],
    speakersOf: () => Promise.resolve(speakers.map((id) => ({ id }))),
    authorOf: () => Promise.resolve({ person: 'p', closed }),
    tell: (actor: string) => (told.push(actor), nothing()),
  } as unknown as Ports;
  await openDueIn(ports)('', '2026-07-01' as never);
  return { draft: linked[0], told, dropped };
}

it('what follows a unit’s case is the unit’s, and not that of whoever filed it', async () => {
  expect((await begunAfter({ actor: 'clerk', person: 'p', party: 'u' })).draft).toMatchObject({ owner: 'clerk', party: 'u' });
  expect((await begunAfter({ actor: 'clerk', person: 'p' })).draft).not.toHaveProperty('party');
});

it('all who speak for the unit now are told, whether or not the one who filed is still there', async () => {
  const unit = { actor: 'clerk', person: 'p', party: 'u' };
  expect((await begunAfter(unit, ['one', 'other'], true)).told).toEqual(['one', 'other']);
  expect((await begunAfter(unit)).told).toEqual(['clerk']);
  expect(await begunAfter(unit, [], true)).toMatchObject({ draft: undefined, told: [], dropped: ['k'] });
});
