import { readFile } from 'node:fs/promises';
import { bundleStories } from '../../src/bundle';

let stories: Promise<string> | undefined;

/** The workflows' code: what the runner has built from these very sources; where a file is run by itself, it is bundled, once. */
export function storiesOnce(): Promise<string> {
  const built = process.env['ZHUYE_BUNDLE'];
  return (stories ??= built ? readFile(built, 'utf8') : bundleStories());
}
