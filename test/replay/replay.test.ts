import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { type LedgerRow } from '../../src/domain/case/events';
import { verify } from '../../src/domain/case/ledger';
import { type CaseOutcome } from '../../src/domain/case/state';
import { barPart } from '../../src/domain/case/steps/bar';
import { hearPart } from '../../src/domain/case/steps/hear';
import { investigatePart } from '../../src/domain/case/steps/investigate';
import { offerPart } from '../../src/domain/case/steps/offer';
import { panelPart } from '../../src/domain/case/steps/panel';
import { allProgrammes } from '../../src/domain/programmes';
import { dataConverter } from '../../src/engine/codec';
import { quietRuntime } from '../support/quiet';
import { storiesOnce } from '../support/stories';
import { foldOf } from './fold';
import { replayKeys } from './keys';

interface Recorded {
  id: string;
  rows: LedgerRow[];
  fold: string;
  history: unknown;
}

const dir = join(__dirname, 'histories');
const recorded = readdirSync(dir).map((file) => [file, JSON.parse(readFileSync(join(dir, file), 'utf8')) as Recorded] as const);
const options = () => ({ workflowBundle: { code }, dataConverter: dataConverter(replayKeys(), { allowPlain: false }) });
/** Why a history does not replay, by the id of its case; by one worker for all of them. */
const failed = new Map<string, Error | undefined>();
let code: string;
beforeAll(async () => {
  quietRuntime();
  code = await storiesOnce();
  const all = recorded.map(([, { id: workflowId, history }]) => ({ workflowId, history }));
  for (const [workflowId, error] of await replayed(all)) failed.set(workflowId, error);
}, 120_000);

async function replayed(histories: readonly { workflowId: string; history: unknown }[]): Promise<[string, Error | undefined][]> {
  const found: [string, Error | undefined][] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options(), histories as never)) found.push([workflowId, error]);
  return found;
}

it('there is a history of every outcome', () => {
  expect(recorded.map(([file]) => file)).toEqual(
    expect.arrayContaining([
      'granted.json',
      'granted-batch.json',
      'refused.json',
      'not-accepted.json',
      'withdrawn.json',
      'lapsed.json',
      'deemed-and-returned.json',
      'deemed-then-granted.json',
      'bounced-then-paid.json',
      'bounced-then-paid-batch.json',
      'noticed.json',
      'noticed-withdrawn.json',
      'objection-dismissed.json',
      'objection-upheld.json',
      'rent-granted.json',
      'rent-period-paid.json',
      'spot-check-upheld.json',
      'recovery-repaid.json',
      'recovery-waived.json',
      'handed-over.json',
      'hand-over-called-off.json',
      'operating-year-paid.json',
      'operating-year-refused.json',
      'relief-paid.json',
      'relief-lapsed.json',
      'insurance-subsidy-paid.json',
      'insurance-subsidy-refused.json',
      'home-rating-by-city.json',
      'home-rating-by-province.json',
      'home-rating-refused.json',
      'home-rating-withdrawn.json',
      'home-rating-not-accepted.json',
      'home-opening-paid.json',
      'home-assessment-paid.json',
      'home-placement-paid.json',
      'home-rating-scored-again.json',
      'home-rectification-put-right.json',
      'home-rectification-not-put-right.json',
      'home-veto-dismissed.json',
      'home-veto-upheld.json',
      'handed-over-to-one-added.json',
      'star-workshop-registered.json',
      'star-workshop-refused.json',
      'star-workshop-withdrawn.json',
      'registration-rectification-put-right.json',
      'registration-rectification-not-put-right.json',
      'registration-veto-dismissed.json',
      'registration-veto-upheld.json',
    ]),
  );
});

const outcomes = (name: string): (CaseOutcome | undefined)[] =>
  recorded.flatMap(([, { rows }]) => {
    const [first, last] = [rows[0]?.event, rows.at(-1)?.event];
    return first?.type === 'submitted' && first.submission.programme === name && last?.type === 'closed' ? [last.outcome] : [];
  });

it.each(allProgrammes().filter(({ place, begunOver, passesOver }) => place ?? begunOver?.standing ?? passesOver))(
  'of $name there is a history that came to what it asks for, and one that did not',
  ({ name }) => {
    const found = outcomes(name);
    expect([found.includes('granted'), found.some((one) => one !== 'granted')]).toEqual([true, true]);
  },
);

it('whatever can happen in a panel, a hearing, an offer and what is begun over a standing happens in a history', () => {
  const kinds = [panelPart, hearPart, offerPart, barPart, investigatePart].flatMap(({ folds }) => Object.keys(folds));
  const seen = new Set(recorded.flatMap(([, { rows }]) => rows.map(({ event }): string => event.type)));
  // A draw that a supervisor asks for when nobody is left is a test of its own (`panel.test.ts`).
  expect(kinds.filter((kind) => !seen.has(kind))).toEqual(['redraw-asked']);
});

describe.each(recorded)('%s', (_file, { id, rows, fold }) => {
  it('replays without a server: the stories still do what they did, and ask the same activities for the same', () =>
    expect([failed.has(id), failed.get(id)]).toEqual([true, undefined]));

  it('folds to the head that was recorded: no rule and no fold has changed its meaning', () => {
    const proved = verify(rows);
    expect('state' in proved && proved.state.head).toBe(rows.at(-1)?.head);
    expect('state' in proved && proved.state.outcome).toBeDefined();
  });

  it('folds through the same states: a change of `evolve` that old cases would feel is seen here first', () =>
    expect(foldOf(rows)).toBe(fold));
});

it('notices a history that the stories did not make', async () => {
  const [, { id, history }] = recorded.find(([file]) => file === 'granted.json') ?? recorded[0]!;
  const forged = JSON.parse(JSON.stringify(history)) as {
    events: { activityTaskScheduledEventAttributes?: { activityType: { name: string } } }[];
  };
  const scheduled = forged.events.find((event) => event.activityTaskScheduledEventAttributes);
  if (scheduled?.activityTaskScheduledEventAttributes) scheduled.activityTaskScheduledEventAttributes.activityType.name = 'disburse';
  expect(await replayed([{ workflowId: id, history: forged }])).toEqual([[id, expect.any(Error)]]);
});
