import { sandboxAccounts } from '../../sandbox/accounts';
import { cast, castFirms } from '../../sandbox/people';
import { type Actor } from '../../src/domain/offices';
import { type StartupGrantAnswers } from '../../src/domain/programmes/startup-grant/answers';
import { type CaseState } from '../../src/domain/case/state';
import { type CaseId, type PersonId } from '../../src/domain/values';
import { type Answer } from '../../src/domain/case/answer';
import { type Channel } from '../../src/store/letters';
import { pdfOf } from './papers';
import { answersOf, type Journey, journey, opened } from './journey';
import { type Batch, batchOf } from './money';
import { type World } from './world';

/** Whoever acts has just seen the page. */
const fresh = { seen: 1_000_000 };
export type Applicant = 'lin' | 'chen' | 'wu' | 'zhou' | 'huang' | 'zhao';

/** One of the sandbox's accounts as the engine knows it. */
export function actorOf(login: string): Actor {
  const found = sandboxAccounts().find((one) => one.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found.actor;
}

export interface FiledOptions {
  /** Who founded it with the applicant. */
  with?: Applicant[];
  change?: Partial<StartupGrantAnswers>;
  channels?: Channel[];
  /** Kept before it is filed: a paper of each of these items. */
  papers?: string[];
}

/** A case of an account's of the sandbox, filed without the pages; Minzhi's, wherever the applicant lives. */
export async function filedBy(world: World, login: Applicant, options: FiledOptions = {}): Promise<Journey> {
  const founders = [login, ...(options.with ?? [])];
  const firm = options.with ? castFirms.together : (castFirms[login as keyof typeof castFirms] ?? castFirms.lin);
  const answers = answersOf(
    founders.map((one) => cast[one]),
    firm,
    options.change,
  );
  const { id, person } = actorOf(login);
  const persons = founders.map((one) => actorOf(one).person);
  const j = await journey(
    world,
    { ...answers, people: answers.people.map((one, at) => ({ ...one, person: persons[at] as PersonId })) },
    undefined,
    { id, person },
  );
  j.extras.letters = [{ actor: id, person, channels: options.channels ?? ['portal'] }];
  for (const item of options.papers ?? []) {
    const bytes = pdfOf(item);
    const kept = await world.store.files.keep({
      owner: id,
      case: j.id,
      item,
      name: `${item}.pdf`,
      type: 'application/pdf',
      bytes,
      pages: 1,
    });
    if (kept.kind === 'full') throw new Error('the case is full');
    const { file } = kept;
    j.input.submission.evidence.push({ file: file.id, item, hash: file.hash });
  }
  const sent = await j.submit();
  if (sent.kind === 'refused') throw new Error(JSON.stringify(sent.refusal));
  await j.until(opened('accept'));
  return j;
}

const done = async (answer: Promise<Answer>): Promise<void> => {
  const got = await answer;
  if (got.kind !== 'done') throw new Error(JSON.stringify(got));
};

export const everythingSeen = { 'premises-as-stated': true, operating: true, 'founder-present': true };

/** What Minzhi's and Longhua's officers do at each step, in order. */
const handling: [step: string, act: (j: Journey) => Promise<void>][] = [
  ['accept', (j) => done(j.act(actorOf('minzhi-chuangkou'), 'accept', 'accept', {}, fresh))],
  [
    'visit',
    async (j) => {
      const seen = { checklist: everythingSeen, text: await j.text('属实'), photos: [] };
      for (const login of ['minzhi-hecha1', 'minzhi-hecha2']) await done(j.act(actorOf(login), 'inspect', 'visit', seen, fresh));
    },
  ],
  ['street-review', async (j) => done(j.act(actorOf('minzhi-chushen'), 'advance', 'street-review', { text: await j.text('同意') }, fresh))],
  [
    'district-review',
    async (j) => done(j.act(actorOf('longhuaqu-fushen'), 'advance', 'district-review', { text: await j.text('同意') }, fresh)),
  ],
  ['decide', (j) => done(j.act(actorOf('longhuaqu-shenpi'), 'grant', 'decide', {}, fresh))],
];

/** From where it stands to a later step, by the usual officers of Minzhi and Longhua. */
export async function bringTo(j: Journey, step: string): Promise<CaseState> {
  for (const [at, act] of handling) {
    if (at === step) break;
    const { obligations } = await j.until((state) => handling.some(([one]) => opened(one)(state)) || opened('pay')(state));
    if (!obligations.some((one) => one.step === at)) continue;
    await act(j);
    await j.until((state) => !opened(at)(state) && state.obligations.some((one) => one.kind !== 'check'));
  }
  return j.until(opened(step));
}

/** A batch of Longhua's with these cases in it, still open. */
export async function batchWith(world: World, cases: CaseId[]): Promise<Batch> {
  const maker = actorOf('longhuaqu-caiwu1');
  const batch = await batchOf(world, maker);
  await batch.until((state) => state.obligations.some((one) => one.kind === 'compose'));
  await done(batch.act(maker, 'add-rows', 'compose', { cases }));
  await batch.until((state) => state.rows.length === cases.length && state.rows.every((row) => row.status === 'joined'));
  return batch;
}

/** Composed and released: the treasury pays, or the money bounces. */
export async function release(batch: Batch): Promise<void> {
  await done(batch.act(actorOf('longhuaqu-caiwu1'), 'compose', 'compose', {}));
  await batch.until((state) => state.obligations.some((one) => one.kind === 'release'));
  await done(batch.act(actorOf('longhuaqu-caiwu2'), 'release-payment', 'release', {}));
}
