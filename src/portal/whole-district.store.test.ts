import { join } from 'node:path';
import { cast } from '../../sandbox/people';
import { loadPolicies } from '../policies/load';
import { projectFolder } from '../root';
import { paths } from './paths';
import { signedIn, testAccount, testPortal, type TestPortal, tokenIn } from './testing';

/** A place whose districts serve their people themselves: no street office stands under them. */
const { loaded } = loadPolicies(join(projectFolder(), 'test', 'policies'), { sandbox: true });

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
  Object.assign(portal.services.policies, loaded);
});
afterAll(() => portal.end());

it('a district whose offices have no streets under them is chosen as where somebody lives', async () => {
  const { identity, name, certificate } = cast.lin;
  const { id } = await testAccount(portal, { login: 'east', name, identity });
  const agent = await signedIn(portal, 'east');
  const { drafts } = portal.db.store;
  const { caseId } = await drafts.create({ owner: id, programme: 'startup-grant', policy: '990100/startup-grant/2025-01-01' });
  const address = paths.draftSection(caseId, 'applicant');
  const page = (await agent.get(address)).text;
  expect(page).toMatch(/<option value="990101">东区<\/option>\s*<option value="990171">开发区<\/option>/);
  const save = async (household: string): Promise<number> => {
    const seen = (await drafts.read(caseId))?.saves['applicant'] ?? 0;
    const form = { _csrf: tokenIn(page), certificate: certificate?.certificate, household, seen: String(seen) };
    return (await agent.post(address).type('form').send(form)).status;
  };
  // A street that the district serves itself has no name to be chosen by.
  expect([await save('990101002'), await save('990101000'), await save('990101')]).toEqual([422, 422, 303]);
  expect((await drafts.read(caseId))?.sections['applicant']).toMatchObject({ household: '990101' });
});
