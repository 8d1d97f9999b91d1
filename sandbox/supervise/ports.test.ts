import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../engines/free-port';
import { openFolder } from './folder';
import { choosePorts, portWished } from './ports';

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'zhuye-ports-')), 'ports.json');

async function occupied<T>(port: number, during: () => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    return await during();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('a second start finds every part where the first one was', async () => {
  const file = newFile();
  const wished = await freePort();
  const first = await choosePorts(file, wished);
  expect(await choosePorts(file, wished)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(10);
});

test('a port that somebody else has taken meanwhile is given up, that one only', async () => {
  const file = newFile();
  const wished = await freePort();
  const first = await choosePorts(file, wished);
  const second = await occupied(first.worker, () => choosePorts(file, wished));
  expect(second).toEqual({ ...first, worker: expect.any(Number) as number });
  expect(second.worker).not.toBe(first.worker);
});

test('the portal moves to the next free port when the one wished for is taken', async () => {
  const wished = await freePort();
  const { portal } = await occupied(wished, () => choosePorts(newFile(), wished));
  expect(portal).toBeGreaterThan(wished);
});

test('a file that is spoilt is as none', async () => {
  const file = newFile();
  writeFileSync(file, '{"worker": ');
  expect(Object.keys(await choosePorts(file, await freePort()))).toContain('worker');
});

test.each([
  [undefined, 3000],
  ['', 3000],
  ['8000', 8000],
  ['abc', undefined],
  ['80000', undefined],
  ['1.5', undefined],
])('PORT=%s asks for %s', (given, port) => expect(portWished(given)).toBe(port));

test('a data folder that is a file is said in one line', () => {
  const file = newFile();
  writeFileSync(file, '');
  expect(openFolder(file)).toContain(file);
  expect(openFolder(join(file, '..', 'data'))).toBeUndefined();
});
