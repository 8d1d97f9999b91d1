import { type Page } from 'playwright-core';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseState } from '../../src/domain/case/state';
import { type AreaCode, type CaseId, type LocalDate, type RequestId, type StepId } from '../../src/domain/values';
import { openInvitations } from '../../workflows/open-invitations';
import { faultsOf, pageFor, phone, press, reading, startBrowser, tabTo, type } from './browser';
import { eventually } from './eventually';
import { actorOf, everythingSeen } from './handled';
import { nowInstant, opened, random } from './journey';
import { batchOf } from './money';
import { pdfOf } from './papers';
import { startPortal } from './portal';

const idIn = (page: Page): CaseId => (/\/(?:cases|drafts)\/([^/?]+)/.exec(page.url())?.[1] ?? '') as CaseId;
const save = (page: Page): Promise<void> => press(page, 'main form button:not([name])');

/** A portal walked by keyboard and without scripts, in which axe looks at every page reached; what is not walked is done through the engine. */
export async function startWalk() {
  const portal = await startPortal();
  const browser = await startBrowser();
  const glass = await pageFor(browser, portal.url, undefined, phone, true);
  const { world } = portal;
  /** What axe found wrong so far. */
  const faults: string[] = [];

  /** The page as it stands, in another tab in which axe may run: nobody's scripts run in the one that is walked. */
  async function look(page: Page): Promise<void> {
    const body = await page.content();
    await glass.unrouteAll();
    await glass.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html' }));
    await glass.setViewportSize(page.viewportSize() ?? phone);
    await glass.goto(page.url());
    faults.push(...(await faultsOf(glass)).map((one) => `${new URL(page.url()).pathname}: ${one}`));
  }

  const until = (id: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState> =>
    eventually(
      async () => (await world.store.cases.read(id))?.state,
      shows,
      (last) => last?.obligations,
    );

  /** What officers do beside the pages that are walked, once its step is open. */
  async function act<K extends ActKind>(id: CaseId, login: string, kind: K, step: string, body: ActBodies[K]): Promise<void> {
    await until(id, opened(step));
    const one = { kind, step: step as StepId, request: random() as RequestId, at: nowInstant(), seen: 1_000_000, ...body };
    expect([kind, await world.engine.act(id, one as unknown as Act, actorOf(login))]).toEqual([
      kind,
      expect.objectContaining({ kind: 'done' }),
    ]);
  }
  const said = async (id: CaseId, login: string) => ({
    text: await world.store.texts.keep('同意', { author: actorOf(login).id, case: id }),
  });
  const review = async (id: CaseId, login: string, step: string): Promise<void> => act(id, login, 'advance', step, await said(id, login));
  async function visited(id: CaseId, logins: string[], step = 'visit', checklist: Record<string, boolean> = everythingSeen): Promise<void> {
    for (const login of logins) await act(id, login, 'inspect', step, { checklist, ...(await said(id, login)), photos: [] });
  }

  /** Through a batch of its own, which one makes and another releases. */
  async function paid(id: CaseId, [maker, releaser]: [string, string], district: string): Promise<void> {
    await until(id, opened('pay'));
    const batch = await batchOf(world, actorOf(maker), district as AreaCode);
    await batch.until(opened('compose'));
    expect(await batch.act(actorOf(maker), 'add-rows', 'compose', { cases: [id] })).toMatchObject({ kind: 'done' });
    await batch.until((state) => state.rows[0]?.status === 'joined');
    expect(await batch.act(actorOf(maker), 'compose', 'compose', {})).toMatchObject({ kind: 'done' });
    await batch.until(opened('release'));
    expect(await batch.act(actorOf(releaser), 'release-payment', 'release', {})).toMatchObject({ kind: 'done' });
  }

  /** The daily run, as of the day on which the first period of a series may be filed. @returns that day */
  async function openFirst(id: CaseId): Promise<LocalDate> {
    const [first] = await eventually(
      () => world.store.invitations.of(id),
      (all) => all.length > 0,
      (all) => all,
    );
    const due = first?.due as LocalDate;
    const { client, taskQueue } = world;
    await client.workflow.execute(openInvitations, { workflowId: `open-${random()}`, taskQueue, args: [due] });
    return due;
  }

  /** A part of the form filled with the example, or as said, and saved; back at the list of parts. */
  async function part(page: Page, section: string, fill?: () => Promise<void>): Promise<void> {
    await press(page, `main a[href$="/sections/${section}"]`);
    if (fill) await fill();
    else await press(page, 'button[name="example"]');
    await save(page);
    if (!page.url().endsWith(idIn(page))) await press(page, `main a[href$="/drafts/${idIn(page)}"]`);
  }

  /** Every paper asked for, then what is about to be sent, and off it goes. @param receives what the case then waits for, as the page says */
  async function send(page: Page, receives = '受理'): Promise<CaseId> {
    await press(page, 'main a[href$="/files"]');
    await look(page);
    for (const item of await page.$$eval('section.paper', (sections) => sections.map((section) => section.id))) {
      await tabTo(page, `#files-${item}`);
      await page.setInputFiles(`#files-${item}`, { name: `${item}.pdf`, mimeType: 'application/pdf', buffer: pdfOf(item) });
    }
    await press(page, '.savebar button[name="done"]');
    await press(page, 'main a[href$="/check"]');
    await look(page);
    await tabTo(page, '#declare');
    await page.keyboard.press('Space');
    await save(page);
    await reading(page, receives);
    await look(page);
    return idIn(page);
  }

  /** By keyboard to a matter, and its draft begun. */
  async function begin(page: Page, matter: string): Promise<void> {
    await press(page, `main a[href^="/matters/${matter}"]`);
    await look(page);
    await press(page, 'main form button');
    await look(page);
  }

  /** From the desk to a case by its number. */
  async function find(page: Page, number: string): Promise<void> {
    await press(page, '.menu a[href="/desk"]');
    await type(page, '#text', number);
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.waitForLoadState('load');
    // What follows a case is found by its number too.
    const links = await page.$$eval('#found tbody a', (all) => all.map((one) => [one.getAttribute('href'), one.textContent]));
    await press(page, `#found tbody a[href="${links.find(([, words]) => words?.includes(number))?.[0]}"]`);
    await look(page);
  }
  /** And on to an act's form. */
  async function reach(page: Page, number: string, kind: string): Promise<void> {
    await find(page, number);
    await press(page, `a.button[href*="/acts/${kind}?"]`);
    await look(page);
  }

  return {
    portal,
    world,
    faults,
    page: (login?: string, viewport = phone) => pageFor(browser, portal.url, login, viewport),
    look,
    until,
    act,
    review,
    visited,
    paid,
    openFirst,
    idIn,
    save,
    part,
    send,
    begin,
    find,
    reach,
    async end(): Promise<void> {
      await browser.close();
      await portal.end();
    },
  };
}

export type Walk = Awaited<ReturnType<typeof startWalk>>;
