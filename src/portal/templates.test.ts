import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../root';
import { accessKinds } from '../store/access';
import { helpers } from './view/helpers';
import { localeOf } from './view/words';

const root = projectFolder();
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

const flat = (node: object, before = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value as object, `${before}${key}.`),
  );
const chinese = new Map(flat(localeOf('zh-CN')));
const english = new Map(flat(localeOf('en')));
/** What the sandbox puts around the pages has templates of its own, to the same rules. */
const around = 'sandbox/guide';
const templates = [...filesIn('views', '.hbs'), ...filesIn(`${around}/views`, '.hbs')];
const spoken = new Map([...chinese, ...flat(localeOf('zh-CN', join(root, around)))]);

test('both locales have the same keys, each with words and the same parameters', () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
  const parameters = (words = '') => [...words.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
  for (const [key, words] of chinese) {
    expect([key, words.trim()]).not.toEqual([key, '']);
    expect([key, parameters(english.get(key))]).toEqual([key, parameters(words)]);
  }
});

test('every key that templates and pages name has words', () => {
  const sources = [...templates, ...filesIn('src/portal', '.ts').filter((file) => !file.endsWith('.test.ts'))];
  const named = sources.flatMap((file) =>
    [...textOf(file).matchAll(/(?:\{\{t |\(t |\bt\(|key: )["']([a-zA-Z][\w-]*(?:\.[\w-]+)+)["']/g)].map((match) => ({
      file,
      key: match[1] ?? '',
    })),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ key }) => !spoken.has(key))).toEqual([]);
});

test('every refusal the domain knows has words', () => {
  const union = /export type RefusalCode =([\s\S]*?);/.exec(textOf('src/domain/case/acts.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !chinese.has(`refusal.${code}`))).toEqual([]);
});

test('everything that the access log tells apart has words', () => {
  expect(accessKinds.filter((kind) => !chinese.has(`log.kinds.${kind}`))).toEqual([]);
});

test('unescaped output stands in the layouts only, and no template has a style or a script within it', () => {
  expect(templates.filter((file) => !file.includes('layouts') && textOf(file).includes('{{{'))).toEqual([]);
  expect(templates.filter((file) => /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/.test(textOf(file)))).toEqual([]);
});

test('every page’s form carries a token against forgery, but the choice of language', () => {
  const forms = templates.flatMap((file) =>
    [...textOf(file).matchAll(/<form method="post"[\s\S]*?<\/form>/g)].map((match) => ({ file, form: match[0] })),
  );
  const bare = forms.filter(
    ({ form }) => !form.includes('name="_csrf"') && !form.includes('(path "language")') && !form.includes('{{path "language"}}'),
  );
  expect(bare).toEqual([]);
});

test('every partial a template asks for is there', () => {
  const there = ['views/partials/', `${around}/views/partials/`].flatMap((folder) =>
    filesIn(folder, '.hbs').map((file) => file.slice(folder.length, -'.hbs'.length)),
  );
  const asked = templates.flatMap((file) => [...textOf(file).matchAll(/\{\{#?> ([\w/-]+)/g)].map((match) => match[1] ?? ''));
  expect(asked.filter((name) => !there.includes(name))).toEqual([]);
});

test('no template writes a field by the name of a helper, which would be called instead of it', () => {
  const names = Object.keys(helpers).filter((name) => name !== 'csrf');
  const bareWords = templates.flatMap((file) =>
    [...textOf(file).matchAll(/\{\{([\w-]+)\}\}/g)].map((match) => ({ file, name: match[1] ?? '' })),
  );
  expect(bareWords.length).toBeGreaterThan(100);
  expect(bareWords.filter(({ name }) => names.includes(name))).toEqual([]);
});

test('Chinese words use full-width punctuation between Chinese characters', () => {
  expect(
    [...spoken].filter(([, words]) => /[一-鿿][,;:?!()]|[一-鿿]\.(?!\w)/.test(words.replace(/{{\w+}}/g, ''))).map(([key]) => key),
  ).toEqual([]);
});

/** Names that the style sheet has nothing to say about: marks for tests and scripts, and states that look like their surroundings. */
const bare = ['letter-annex', 'letter-call', 'letter-to', 'letter-remedies', 'letter-qr', 'preview', 'step', 'say', 'typed'];

test('every class and every kind that a template names has a style: a harmful button looks like one', () => {
  const css = textOf('public/zhuye.css');
  const named = templates.flatMap((file) =>
    [...textOf(file).matchAll(/\b(?:class|kind)="([^"]*)"/g)].flatMap((match) =>
      (match[1] ?? '')
        .replace(/[\w-]*\{\{[^}]*\}\}[\w-]*/g, ' ')
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => ({ file, name })),
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ name }) => !bare.includes(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(css))).toEqual([]);
});

/** All parts of officers' and applicants' pages in one sheet that is read once: about 8 KB on its way. */
test('the style sheet stays small and asks for nothing from elsewhere', () => {
  const css = textOf('public/zhuye.css');
  expect(Buffer.byteLength(css)).toBeLessThan(38_000);
  expect(css).not.toMatch(/url\(|@import/);
});
