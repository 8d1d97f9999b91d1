import { rosterSamples } from '../../sandbox/rosters/samples';
import { context, roster } from '../../test/support/roster';
import { checkFile } from './check-file';

it.each(rosterSamples.map((one) => [one.name, one] as const))('%s comes to what it is for', async (_name, { make, comes }) => {
  const checked = await checkFile(make(), roster, { context });
  const came =
    checked.kind === 'read' ? { rows: checked.rows.length, red: checked.red } : checked.kind === 'refused' ? checked.why : checked.kind;
  expect(came).toEqual(comes);
});
