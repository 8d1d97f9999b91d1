import { homes } from '../../sandbox/homes/homes';
import { gates } from '../../src/domain/programmes/star-workshop-registration/gates';
import { type CaseId, type LocalDate, type OfficeId } from '../../src/domain/values';
import { type Journey } from './journey';
import { person } from './officers';
import { begunFor, done, fileFor, filled, homeAt, type HomeThere, journeyFor, said } from './rated';
import { type World } from './world';

const programme = 'star-workshop-registration';

/** The home of Wujin with its stars, and inspectors of its district; once in a world. */
export async function homeOfWujin(world: World): Promise<HomeThere> {
  for (const nth of [1, 2]) world.people.all.push(person(`wj-inspector-${nth}`, [{ role: 'inspector', office: 'wj' as OfficeId }]));
  const there = await homeAt(
    world,
    homes.findIndex(({ area }) => area.startsWith('320412')),
  );
  await world.store.standings.grant({
    case: 'wujin-stars' as CaseId,
    place: there.home.id,
    what: 'stars',
    value: 3,
    from: '2026-03-16' as LocalDate,
    until: '2029-03-15' as LocalDate,
    suspended: [],
  });
  return there;
}

/** A workshop inside a home, filed. @param name of which no other is asked for meanwhile */
export async function workshopOf(world: World, there: HomeThere, name: string): Promise<Journey> {
  const { caseId } = await begunFor(world, there, programme);
  await filled(world, caseId, {
    'new-place': { name, address: '示例路 190 号一楼', capacity: '12', rooms: '2' },
    gates: Object.fromEntries(gates.map((gate) => [gate, 'yes'])),
    committee: { responsible: '沈明芳', telephone: '13800138000', members: '陆建华\n顾秀珍' },
    contact: { telephone: there.home.operator.manager.telephone, letters: 'sms' },
  });
  const { kind } = await fileFor(world, there, caseId);
  if (kind !== 'submitted') throw new Error(`the workshop could not be filed: ${kind}`);
  return journeyFor(world, there, caseId);
}

/** Accepted, visited by two and reviewed, before the decision. */
export async function toDecisionInWujin({ people: { of } }: World, j: Journey): Promise<void> {
  await done(j, of('wj', 'window'), 'accept', 'accept', {});
  const checklist = Object.fromEntries([...gates.map((gate) => [`has-${gate}`, true]), ['inside-the-home', true]]) as Record<
    string,
    boolean
  >;
  for (const nth of [1, 2])
    await done(j, of('wj', 'inspector', nth), 'inspect', 'visit', { checklist, ...(await said(j, '属实')), photos: [] });
  await done(j, of('wj', 'reviewer'), 'advance', 'review', await said(j));
}
