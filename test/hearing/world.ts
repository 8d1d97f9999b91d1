import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseId } from '../../src/domain/values';
import { eventually } from '../support/eventually';
import { type Journey, opened } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';
import { actorOf, type Applicant, batchWith, bringTo, filedBy, release } from '../support/handled';
import './register';

/** The project's policies, and this folder's beside them. */
function policies(): string {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-hearing-'));
  for (const from of ['policies', 'test/hearing/policies']) cpSync(from, dir, { recursive: true });
  return dir;
}

export const startHearing = (): Promise<PortalWorld> =>
  startPortal({
    stories: require.resolve('./workflows'),
    rules: require.resolve('./register'),
    policies: policies(),
    around: { folder: __dirname, pages: () => [] },
  });

export async function as(portal: PortalWorld, login: string): Promise<Visitor> {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
}

/** A grant of Longhua's, paid, delivered and closed. */
export async function granted(portal: PortalWorld, login: Applicant): Promise<Journey> {
  const j = await filedBy(portal.world, login);
  await bringTo(j, 'pay');
  await release(await batchWith(portal.world, [j.id]));
  await j.until(opened('deliver'));
  await j.act(actorOf('minzhi-chuangkou'), 'deliver', 'deliver', { how: 'online' }, { seen: 1_000_000 });
  await j.until((state) => state.outcome === 'granted');
  return j;
}

export const overOf = (id: CaseId): string => `/desk/cases/${id}/over/put-right`;

/** The supervisor of Longhua begins it. @returns the case */
export async function begun(portal: PortalWorld, over: Journey, what: string, days = 10): Promise<CaseId> {
  const supervisor = await as(portal, 'longhuaqu-fuze');
  await supervisor.fill(overOf(over.id), overOf(over.id), { what, days: String(days) });
  const open = await eventually(
    async () => (await portal.world.store.cases.following(over.id)).find(({ state }) => state.outcome === undefined),
    (row) => row !== undefined,
    (last) => last,
  );
  return open?.state.id as CaseId;
}
