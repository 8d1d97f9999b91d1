import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allProgrammes } from '../../src/domain/programmes';
import { trainingPlace } from './training-place';

const under = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
const isCode = (file: string): boolean => !/\.test\.ts$|testing[^/]*\.ts$/.test(file);
const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

/** Does the story stand in this file? Two that belong together may stand in one. */
const tells = (file: string, story: string): boolean => file.startsWith('workflows/') && codeOf(file).includes(`function ${story}(`);

/** What people apply for; batches, objections and what a supervisor opens are about others' cases, and their pages name them. */
const programmes = [...allProgrammes().filter((one) => !['office', 'public', 'supervisor'].includes(one.filedBy)), trainingPlace];

test('no file but a programme’s own and the two tables names it', () => {
  const files = ['src', 'workflows', 'activities', 'views'].flatMap((folder) => under(folder, /\.(ts|hbs)$/)).filter(isCode);
  expect(files.length).toBeGreaterThan(400);
  const tables = ['src/domain/programmes/index.ts', 'workflows/index.ts'];
  const named = programmes.flatMap(({ name, story }) =>
    files
      .filter((file) => !tables.includes(file) && !file.startsWith(`src/domain/programmes/${name}/`) && !tells(file, story))
      .filter((file) => [name, story].some((word) => codeOf(file).includes(word))),
  );
  expect(named).toEqual([]);
});

test('neither the domain nor a story names a place', () => {
  const files = ['src/domain', 'workflows'].flatMap((folder) => under(folder, /\.ts$/)).filter(isCode);
  expect(files.filter((file) => /440[0-9]{3}|深圳|龙华|福田|Shenzhen|Longhua/.test(codeOf(file)))).toEqual([]);
});

/** Where a listing of the document stands among the toy's files, and the file as it would read in its own place. */
function inPlace(path: string): { file: string; text: string } {
  const file = path
    .replace('src/domain/programmes/', '')
    .replace(/^workflows\/(.*)\.ts$/, '$1.workflow.ts')
    .replace(/^/, 'test/toy/');
  const text = readFileSync(file, 'utf8')
    .replaceAll("'../../../src/domain/programmes/", "'../")
    .replaceAll("'../../../src/domain/", "'../../")
    .replaceAll("'../../src/", "'../src/")
    .replaceAll("'../../workflows/", "'./");
  return { file, text };
}

test('what docs/add-a-programme.md lists is the toy, file by file', () => {
  const document = readFileSync('docs/add-a-programme.md', 'utf8');
  const listed = [...document.matchAll(/^`([^\s`]+)`\n\n```\w+\n([^]*?)```$/gm)].map(([, path = '', listing = '']) => ({ path, listing }));
  for (const { path, listing } of listed) expect([path, listing]).toEqual([path, inPlace(path).text]);
  const mentioned = [...document.matchAll(/^`([^\s`]+)` has the same keys/gm)].map(([, path = '']) => path);
  const files = [...listed.map((one) => one.path), ...mentioned].map((path) => inPlace(path).file);
  const toys = under('test/toy', /\.(ts|json|yaml)$/).filter((file) => !/\.test\.ts$|toy\/(register|workflows)\.ts$/.test(file));
  expect(files.sort()).toEqual(toys.sort());
});
