import { readFileSync } from 'node:fs';
import { type Locator, type Page } from 'playwright-core';

/** One thing that a line of the README asks for. */
export type Ask = { press: string } | { read: string } | { write: string; into: string } | { save: string } | { choose: string };

/** The file that was saved last from a page. */
const saved = new WeakMap<Page, string>();

/** The steps under a heading, each a list of what is pressed, typed and read, in order. */
export function stepsUnder(heading: string): Ask[][] {
  const text = readFileSync('README.md', 'utf8');
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`the README has no heading ${heading}`);
  const section = text.slice(from + 4, text.indexOf('\n## ', from + 4));
  const steps = section.split(/\n(?=\d+\. )/).slice(1);
  return steps.map((step) => asksIn((step.split('\n\n')[0] ?? '').replace(/\s*\n\s*/g, ' ')));
}

const asksIn = (step: string): Ask[] =>
  [...step.matchAll(/save \*\*(.+?)\*\*|the file at \*(.+?)\*|\*\*(.+?)\*\*|“(.+?)”|`([^`]+)` into \*(.+?)\*/gi)].map(
    ([, save, choose, press, read, write, into]): Ask => {
      if (save !== undefined) return { save };
      if (choose !== undefined) return { choose };
      if (press !== undefined) return { press };
      return read === undefined ? { write: write ?? '', into: into ?? '' } : { read };
    },
  );

/** Does what one line asks for, as somebody who presses the first thing of that name that they see. */
export async function follow(page: Page, ask: Ask): Promise<void> {
  if ('write' in ask) return page.getByLabel(ask.into).first().fill(ask.write);
  if ('read' in ask)
    return again(
      page,
      () => page.getByText(ask.read).first(),
      async () => undefined,
    );
  if ('save' in ask) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: ask.save, exact: true }).click();
    return void saved.set(page, await (await download).path());
  }
  if ('choose' in ask) return page.getByLabel(ask.choose).setInputFiles(saved.get(page) ?? '');
  const { press } = ask;
  // A button or a link by its whole name; a tick or a choice by the beginning of its label, each question once.
  const named = (): Locator =>
    page.getByRole('button', { name: press, exact: true }).or(page.getByRole('link', { name: press, exact: true }));
  const chosen = (): Locator => page.locator('main label', { hasText: new RegExp(`^\\s*${press}`) });
  await again(
    page,
    () => named().or(chosen()).first(),
    async (found) => {
      if ((await named().count()) > 0) return found.click();
      for (const label of await chosen().all()) await label.click();
    },
  );
}

/** What others do shows after a moment: whoever does not see it yet looks again. */
async function again(page: Page, find: () => Locator, then: (found: Locator) => Promise<void>): Promise<void> {
  for (const end = Date.now() + 20_000; (await find().count()) === 0;) {
    if (Date.now() > end) throw new Error(`it is never there at ${page.url()}:\n${(await page.innerText('main')).slice(0, 600)}`);
    await page.reload();
  }
  await then(find());
}
