// Prints how to start the browser, as JSON: { executablePath, args, env }. A program of its own, run as a child, because
// @sparticuz/chromium is an ES module and the tests are not. Ends with 1 and one line when there is no browser that starts.
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright-core';

const require = createRequire(import.meta.url);
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zhuye');

// It shows pages of this machine only, so it needs no sandbox (which root has not) and no talk with its maker.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

try {
  const executablePath = onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome') ?? (await unpacked());
  const env = { FONTCONFIG_FILE: fonts() };
  const browser = await playwright.launch({ executablePath, args, env: { ...process.env, ...env }, timeout: 30_000 });
  await browser.close();
  console.log(JSON.stringify({ executablePath, args, env }));
} catch (error) {
  const words = String(error?.message ?? error);
  const library = /error while loading shared libraries: (\S+)/.exec(words)?.[1];
  console.error(library ? `Chromium lacks ${library.replace(':', '')} (on Debian: apt-get install libnss3)` : words.split('\n')[0]);
  process.exit(1);
}

/** The browser inside the npm package, unpacked once into the temporary folder. */
async function unpacked() {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

/** A font with Chinese characters out of the npm package: a bare machine has none, and a page of boxes proves nothing. */
function fonts() {
  const home = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = join(cache, 'fonts.conf');
  mkdirSync(join(cache, 'fonts'), { recursive: true });
  const folders = ['400Regular', '700Bold'].map((weight) => `<dir>${join(home, weight)}</dir>`).join('');
  const family = '<alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>';
  writeFileSync(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${folders}<cachedir>${join(cache, 'fonts')}</cachedir>${family}</fontconfig>\n`,
  );
  return file;
}

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
