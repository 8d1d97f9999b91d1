import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearFolder, stampFolder } from './fresh';

let folder: string;
const quiet = (): void => undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhuye-fresh-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what a sandbox made goes, and what somebody put there stays', async () => {
  stampFolder(folder);
  mkdirSync(join(folder, 'secantus', 'deep'), { recursive: true });
  for (const name of ['keys.json', 'ports.json', 'living.json', 'notes.txt', 'sandbox.running.json'])
    writeFileSync(join(folder, name), '{}');
  expect(await clearFolder(folder, {}, quiet)).toEqual({
    deleted: ['keys.json', 'living.json', 'logs', 'ports.json', 'sandbox.json', 'secantus'],
  });
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'sandbox.running.json']);
});

test('a folder that was somebody’s before is neither marked nor cleared', async () => {
  writeFileSync(join(folder, 'thesis.doc'), 'years');
  stampFolder(folder);
  writeFileSync(join(folder, 'keys.json'), '{}');
  expect(await clearFolder(folder, {}, quiet)).toMatchObject({ refused: expect.stringContaining('nothing was deleted') as string });
  expect(existsSync(join(folder, 'keys.json'))).toBe(true);
});

test('a server of somebody’s own keeps its data, and the keys to it stay', async () => {
  stampFolder(folder);
  const answer = await clearFolder(folder, { MONGODB_URI: 'mongodb://127.0.0.1:1/x' }, quiet);
  expect(answer).toMatchObject({ refused: expect.stringContaining('MONGODB_URI') as string });
  expect(readdirSync(folder).sort()).toEqual(['logs', 'sandbox.json']);
});

test('nothing there is nothing to delete', async () => {
  expect(await clearFolder(join(folder, 'none'), {}, quiet)).toEqual({ deleted: [] });
});
