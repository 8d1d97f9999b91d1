import { mkdtempSync, writeFileSync } from 'node:fs';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { engine } from 'express-handlebars';
import { type CaseState } from '../src/domain/case/state';
import { type CaseId, type Instant, type StepId } from '../src/domain/values';
import { journey, opened } from '../test/support/journey';
import { type World } from '../test/support/world';
import { enrol } from './accounts';
import { browserAt, servePortal } from './portal';

/** Pages per second of the officer's queue with so many open cases, over a bare Express + Handlebars page of the same HTML from memory. */
export async function queuePage(world: World, cases: number): Promise<Record<string, unknown>> {
  await enrol(world, ['lh-longhua']);
  await fill(world, cases);
  const portal = await servePortal(world);
  const browser = browserAt(portal.url);
  await browser.signIn(world.people.of('lh-longhua', 'window').id);
  const html = await browser.get('/desk?scope=pool');
  const ours = await perSecond(() => browser.get('/desk?scope=pool'));
  portal.close();
  const bare = await bareExpress(html);
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

/** Express and Handlebars and nothing else: the page's HTML as a template's one value. */
async function bareExpress(html: string): Promise<Server> {
  const app = express();
  const views = mkdtempSync(join(tmpdir(), 'zhuye-bare-'));
  writeFileSync(join(views, 'page.hbs'), '{{{html}}}');
  const render = engine({ extname: '.hbs', defaultLayout: false });
  app.engine('hbs', (path, options, done) => void render(path, options, done));
  app.set('view engine', 'hbs');
  app.set('views', views);
  app.enable('view cache');
  app.get('/', (_request, response) => response.render('page', { html }));
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
