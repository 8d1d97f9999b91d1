import { cast } from '../../sandbox/people';
import { type ActorId, type PersonId, type RequestId, type StepId } from '../../src/domain/values';
import { answersOf, type Journey, journey, nowInstant, opened, random } from '../support/journey';
import { type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
let j: Journey;
const visitors: Record<string, Visitor> = {};

beforeAll(async () => {
  portal = await startPortal();
  for (const login of ['lin', 'minzhi-chuangkou', 'minzhi-chushen']) {
    visitors[login] = visitor(portal.url);
    await visitors[login].signIn(login);
  }
  const answers = answersOf([cast.lin]);
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  const people = answers.people.map((one) => ({ ...one, person: lin.person as PersonId }));
  j = await journey(portal.world, { ...answers, people }, undefined, lin);
  await j.submit();
  await j.until(opened('accept'));
}, 60_000);
afterAll(() => portal.end());

/** As a drain leaves it: kept while nobody answered, and refused when somebody did. */
async function refusedLater(author: ActorId, kind: 'note' | 'withdraw', words: string): Promise<RequestId> {
  const request = random() as RequestId;
  const act = { kind, step: 'accept' as StepId, request, at: nowInstant(), seen: 1, text: await j.text(words) } as const;
  const { outgoing } = portal.world.store;
  await outgoing.keep({ kind: 'act', request, target: j.id, actor: author, author, step: act.step, at: act.at, body: act });
  await outgoing.answer(request, { kind: 'refused', refusal: { code: 'step-not-open' } }, true);
  return request;
}

it('whoever was told that their act is kept is told when it was refused, with what they typed, until they have read it', async () => {
  await refusedLater('a-lin' as ActorId, 'withdraw', '不想办了，先撤回');
  const lin = visitors['lin'] as Visitor;
  const page = await lin.get(`/cases/${j.id}`);
  expect(page.html).toContain('“撤回申请”未能办理');
  expect(page.html).toContain('不想办了，先撤回');
  expect((await (visitors['minzhi-chuangkou'] as Visitor).get(`/desk/cases/${j.id}`)).html).not.toContain('未能办理');
  const heard = /name="heard" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  expect(heard).not.toBe('');
  const done = await lin.fill(`/cases/${j.id}`, `/cases/${j.id}/heard`, { heard });
  expect(done.status).toBe(303);
  expect(await portal.world.store.outgoing.unheardOf(j.id, 'a-lin' as ActorId)).toEqual([]);
  expect((await lin.get(`/cases/${j.id}`)).html).not.toContain('未能办理');
});

it('an officer reads theirs on the desk’s page of the case, and nobody else can say they have', async () => {
  const window = portal.world.store;
  const account = 'a-minzhi-chuangkou' as ActorId;
  const request = await refusedLater(account, 'note', '已电话联系');
  const officer = visitors['minzhi-chuangkou'] as Visitor;
  const { html } = await officer.get(`/desk/cases/${j.id}`);
  expect(html).toContain('“添加备注”未能办理');
  expect(html).toContain('已电话联系');
  await (visitors['minzhi-chushen'] as Visitor).fill(`/desk/cases/${j.id}`, `/cases/${j.id}/heard`, { heard: request });
  expect(await window.outgoing.unheardOf(j.id, account)).toHaveLength(1);
});
