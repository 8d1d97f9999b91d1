import { type Browser, type Page } from 'playwright-core';
import { desktop, faultsOf, pageFor, phone, sideways } from './browser';

/** A page to look at: its address, or how it is reached. */
export type Look = string | ((page: Page) => Promise<unknown>);

/**
 * What axe finds wrong with pages, in both languages, on a phone and a desktop; and which scroll sideways at 320 px.
 * @param looks by name; each is reached anew in each language
 * @param together both languages at once, unless reaching a page would disturb the other's
 */
export async function faultsOfAll(
  browser: Browser,
  url: string,
  login: string | undefined,
  looks: Record<string, Look>,
  together = true,
): Promise<string[]> {
  const one = (language: string): Promise<string[]> => faultsIn(language, browser, url, login, looks);
  return together ? (await Promise.all([one('zh-CN'), one('en')])).flat() : [...(await one('zh-CN')), ...(await one('en'))];
}

async function faultsIn(
  language: string,
  browser: Browser,
  url: string,
  login: string | undefined,
  looks: Record<string, Look>,
): Promise<string[]> {
  const found: string[] = [];
  const page = await pageFor(browser, url, login, desktop, true);
  await page.goto('/help');
  if ((await page.getAttribute('html', 'lang')) !== language) {
    if (login) await page.click('.user summary');
    await page.click('form[action="/language"] button');
  }
  for (const [name, look] of Object.entries(looks)) {
    await page.setViewportSize(desktop);
    if (typeof look === 'string') await page.goto(look);
    else await look(page);
    for (const viewport of [desktop, phone]) {
      await page.setViewportSize(viewport);
      found.push(...(await faultsOf(page)).map((fault) => `${name} ${language} ${viewport.width}: ${fault}`));
    }
    found.push(...(await sideways(page)).map((fault) => `${name} ${language}: ${fault}`));
  }
  await page.context().close();
  return found;
}
