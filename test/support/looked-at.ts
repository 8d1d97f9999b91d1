import { type Browser, type Page } from 'playwright-core';
import { desktop, faultsOf, ofColour, ofWidth, pageFor, sideways, smallest } from './browser';

/** A page to look at: its address, or how it is reached. */
export type Look = string | ((page: Page) => Promise<unknown>);

/**
 * What axe finds wrong with pages, in both languages, on a desktop and the smallest phone; and which scroll sideways on it. Chinese is
 * looked at whole on the desktop and, where the width can matter, on the phone; English on the phone, but for its colours, which are the same.
 * @param looks by name; each is reached anew in each language
 * @param together several at once, unless reaching a page would disturb another's
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
  const chinese = language === 'zh-CN';
  const page = await pageFor(browser, url, login, chinese ? desktop : smallest, true);
  if (!login) await page.goto('/help');
  if ((await page.getAttribute('html', 'lang')) !== language) {
    if (login) await page.click('.user summary');
    await page.click('form[action="/language"] button');
  }
  for (const [name, look] of Object.entries(looks)) {
    if (chinese) await page.setViewportSize(desktop);
    if (typeof look === 'string') await page.goto(look);
    else await look(page);
    const here = await faultsOf(page, undefined, chinese ? [] : ofColour);
    if (chinese) {
      await page.setViewportSize(smallest);
      here.push(...(await faultsOf(page, ofWidth)));
    }
    here.push(...(await sideways(page)));
    found.push(...here.map((fault) => `${name} ${language}: ${fault}`));
  }
  await page.context().close();
  return found;
}
