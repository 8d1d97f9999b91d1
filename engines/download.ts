import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheDir } from './cache';
import { type Say } from './found';
import { run } from './run';

/** Where there is no network this fails within five seconds; a download that stands still for ten seconds is given up. */
const PATIENCE = { connect: 5_000, stall: 10_000 };

/**
 * Fetches a .tgz by https, compares it with its SHA-256 where the maker publishes one beside it, and unpacks it into a folder
 * of the cache. @returns the folder, or why not
 */
export async function fetchArchive(
  url: string,
  folder: string,
  { checksum, say }: { checksum?: string; say: Say },
): Promise<{ dir: string } | { no: string }> {
  const dir = join(cacheDir, folder);
  const parts = `${dir}.part-${process.pid}`;
  try {
    await reachable(new URL(url).hostname);
    mkdirSync(parts, { recursive: true });
    const expected = checksum && (await (await get(checksum)).text()).trim().split(/\s/)[0];
    const file = join(parts, 'archive.tgz');
    const digest = await save(await get(url), file, say);
    if (expected && expected !== digest) throw new Error(`the archive's SHA-256 is ${digest}, its maker says ${expected}`);
    const why = await run('tar', ['-xzf', file, '-C', parts], { seconds: 120 });
    if (why) throw new Error(why);
    rmSync(file);
    rmSync(dir, { recursive: true, force: true });
    renameSync(parts, dir);
    return { dir };
  } catch (error) {
    rmSync(parts, { recursive: true, force: true });
    return { no: reason(error) };
  }
}

const reachable = (host: string): Promise<unknown> =>
  Promise.race([
    lookup(host),
    new Promise((_, reject) => setTimeout(reject, PATIENCE.connect, new Error(`${host} does not answer`)).unref()),
  ]);

async function get(url: string): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`${new URL(url).hostname} does not answer`)), PATIENCE.connect);
  const response = await fetch(url, { signal: stop.signal }).finally(() => clearTimeout(timer));
  if (!response.ok) throw new Error(`${new URL(url).hostname} answers ${response.status}`);
  return response;
}

async function save(response: Response, file: string, say: Say): Promise<string> {
  if (!response.body) throw new Error('an empty answer');
  const total = Number(response.headers.get('content-length'));
  const hash = createHash('sha256');
  let [got, told] = [0, 0];
  async function* watched(): AsyncGenerator<Uint8Array> {
    const reader = response.body!.getReader();
    for (;;) {
      const { done, value } = await within(reader.read());
      if (done) return;
      hash.update(value);
      got += value.length;
      if (total && got / total >= told + 0.1) say(`  ${Math.round((told = got / total) * 100)} % of ${Math.round(total / 1e6)} MB`);
      yield value;
    }
  }
  await pipeline(Readable.from(watched()), createWriteStream(file));
  return hash.digest('hex');
}

function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stall = new Promise<never>(
    (_, reject) => void (timer = setTimeout(reject, PATIENCE.stall, new Error('the download stands still'))),
  );
  return Promise.race([work, stall]).finally(() => clearTimeout(timer));
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
