import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import express from 'express';
import { setUpViews } from '../src/portal/middleware/views';
import { type CaseState } from '../src/domain/case/state';
import { type CaseId, type Instant, type StepId } from '../src/domain/values';
import { journey, opened } from '../test/support/journey';
import { type World } from '../test/support/world';
import { enrol } from './accounts';
import { browserAt, type Rendered, servePortal } from './portal';

/**
 * Pages per second of the officer's queue with so many open cases, over a bare Express page of the same template with the same words and
 * only those reads that no such page can do without: a session by its id, twenty rows.
 */
export async function queuePage(world: World, cases: number): Promise<Record<string, unknown>> {
  await enrol(world, ['lh-longhua']);
  await fill(world, cases);
  const portal = await servePortal(world);
  const browser = browserAt(portal.url);
  await browser.signIn(world.people.of('lh-longhua', 'window').id);
  await browser.get('/desk?scope=pool');
  const page = portal.rendered();
  if (!page) throw new Error('the page was not rendered');
  const ours = await perSecond(() => browser.get('/desk?scope=pool'));
  portal.close();
  const bare = await bareExpress(world, page);
  const memory = browserAt(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`);
  const theirs = await perSecond(() => memory.get('/'));
  bare.close();
  return {
    ratio: Math.round((ours / theirs) * 1_000) / 1_000,
    pagesPerSecond: Math.round(ours),
    barePagesPerSecond: Math.round(theirs),
    openCases: cases,
  };
}

async function bareExpress({ db, policies }: World, { view, model }: Rendered): Promise<Server> {
  const app = express();
  setUpViews(app, { policies: policies as never });
  const sessions = db.connection.collection('sessions');
  const tasks = db.connection.collection('tasks');
  const known = await sessions.findOne({});
  app.get('/', async (_request, response) => {
    await sessions.findOne({ _id: known?._id as never });
    await tasks.find({ office: 'lh-longhua' }).limit(20).toArray();
    response.render(view, model);
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Open tasks in one street's pool, made from one real case. */
async function fill(world: World, cases: number): Promise<void> {
  const j = await journey(world);
  await j.submit();
  const state = await j.until(opened('accept'));
  const day = 86_400_000;
  const [open] = state.obligations as [CaseState['obligations'][number]];
  for (let at = 0; at < cases; at += 1) {
    const id = `q-${at}` as CaseId;
    const due = new Date(Date.now() + ((at % 40) - 4) * day).toISOString() as Instant;
    const one: CaseState = {
      ...state,
      id,
      number: `440309-20261124-${at}`,
      obligations: [{ ...open, step: 'accept' as StepId, office: 'lh-longhua' as never, due }],
    };
    await world.store.tasks.sync(one, { masked: '林*', at: state.submitted });
  }
}

/** Ten at a time for five seconds. */
async function perSecond(get: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + 5_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      while (performance.now() < end) {
        await get();
        done += 1;
      }
    }),
  );
  return done / 5;
}
